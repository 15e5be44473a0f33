"""What stands above the text: sender, return line, address, place and date, each in its zone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.customs import NO_BREAK
from protest_letters.document import Letter, Line, PlacedLine, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import Row, Type, moved, place
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard

# Sizes a part is tried at, the largest first; a standard says the smallest it allows for the address.
_SENDER = (Type(10.5, 4.6), Type(10, 4.3), Type(9, 3.8), Type(8, 3.4))
_RETURN = (Type(8, 3.2), Type(7, 2.8), Type(6, 2.6))
_ADDRESS = (Type(11, 4.9), Type(10.5, 4.55), Type(10, 4.15), Type(9.5, 3.9), Type(9, 3.55), Type(8.5, 3.35))
_DATE = (Type(11, 5.0), Type(10, 4.5))
#: Between the parts of the return line.
_SEPARATOR = " · "
#: Down to this size smaller type is better than a broken line.
_UNBROKEN_PT = 10
#: Between the return line and the rule under it.
_OVER_RULE = 0.4


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    what: str
    texts: tuple[Line, ...]
    zone: Zone
    types: Sequence[Type]
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The placed lines, what does not fit its place, and what may not show in the window."""

    lines: tuple[PlacedLine, ...]
    problems: tuple[Problem, ...]
    cautions: tuple[str, ...]


def place_head(letter: Letter, standard: Standard, typefaces: Typefaces) -> Head:
    """Place every part of the head."""
    lines: list[PlacedLine] = []
    problems: list[Problem] = []
    for part in _parts(letter, standard):
        try:
            placed = _into_zone(part, typefaces)
        except ProtestError as error:
            problems.extend(error.problems)
        else:
            lines.extend(_aligned(part, placed, standard))
    address, unsure = _place_address(letter, standard, typefaces)
    if isinstance(address, ProtestError):
        problems.extend(address.problems)
        return Head(tuple(lines), tuple(problems), ())
    return Head((*lines, *address), tuple(problems), (unsure,) if unsure else ())


def _place_address(
    letter: Letter, standard: Standard, typefaces: Typefaces
) -> tuple[list[PlacedLine] | ProtestError, str]:
    """Place the address where it is sure to show, else in the whole window with a caution."""
    types = [step for step in _ADDRESS if step.size_pt >= standard.address_min_pt]
    part = _Part("address", "the address", letter.address, standard.sure, types)
    unbroken = [step for step in types if step.size_pt >= _UNBROKEN_PT and _holds(part, step, typefaces)]
    try:
        return _into_zone(replace(part, types=unbroken or types), typefaces), ""
    except ProtestError:
        pass
    try:
        placed = _into_zone(replace(part, zone=standard.address), typefaces)
    except ProtestError as error:
        return error, ""
    if standard.address.y < standard.sure.y:
        down = standard.address.bottom - placed[-1].box.bottom
        placed = [moved(line, dy=down) for line in placed]
    return placed, _caution(placed, standard)


def _holds(part: _Part, step: Type, typefaces: Typefaces) -> bool:
    """Whether every line of a part fits its zone at this size without being broken."""
    width = max(sum(typefaces.width(run.text, run.face, step.size_pt) for run in text) for text in part.texts)
    return width <= part.zone.w and len(part.texts) * step.leading <= part.zone.h


def _caution(placed: Sequence[PlacedLine], standard: Standard) -> str:
    width = max(line.box.w for line in placed)
    height = placed[-1].box.bottom - placed[0].box.y
    return (
        f"the address is {width:.1f} × {height:.1f} mm, and only {standard.sure.w:g} × {standard.sure.h:g} mm are sure"
        f" to show in the window ({standard.envelope})"
    )


def _parts(letter: Letter, standard: Standard) -> Iterator[_Part]:
    yield _Part("sender", "the sender's block", letter.sender, standard.sender, _SENDER)
    if standard.return_line:
        yield _Part(
            "return", "the return line", (_with_dots(letter.return_line),), standard.return_line, _RETURN, _SEPARATOR
        )
    yield _Part("date", "the date line", (letter.date_line,), standard.date, _DATE)


def _with_dots(parts: Sequence[Line]) -> Line:
    dotted = [line if at == 0 else (Run(_SEPARATOR), *line) for at, line in enumerate(parts)]
    return tuple(run for line in dotted for run in line)


def _by_parts(text: Line, separator: str) -> Line:
    """Let a line end only at a separator: every other space becomes a no-break one."""
    whole = tuple(replace(run, text=run.text.replace(" ", NO_BREAK)) for run in text)
    return tuple(
        replace(run, text=f"{NO_BREAK}{separator.strip()} ")
        if run.text == f"{NO_BREAK}{separator.strip()}{NO_BREAK}"
        else run
        for run in whole
    )


def _broken(text: Line, part: _Part, measure: Measure) -> list[Line]:
    """Break a text, between its parts if it has some and that is possible; a separator ends no line."""
    if not part.separator:
        return list(break_lines(text, measure))
    try:
        rows = break_lines(_by_parts(text, part.separator), measure)
    except ProtestError:
        return list(break_lines(text, measure))
    return [_stripped(row, part.separator) if at < len(rows) - 1 else row for at, row in enumerate(rows)]


def _stripped(row: Line, separator: str) -> Line:
    last = row[-1]
    text = last.text.rstrip().removesuffix(separator.strip()).rstrip()
    return (*row[:-1], replace(last, text=text)) if text else row[:-1]


def _aligned(part: _Part, placed: list[PlacedLine], standard: Standard) -> list[PlacedLine]:
    """Set the return line on the bottom of its strip, the date to the right where the standard has it there."""
    if part.role == "return":
        down = part.zone.bottom - placed[-1].box.bottom - _OVER_RULE
        return [moved(line, dy=down) for line in placed]
    if part.role == "date" and standard.date_right:
        return [moved(line, dx=part.zone.right - line.box.right) for line in placed]
    return placed


def _into_zone(part: _Part, typefaces: Typefaces) -> list[PlacedLine]:
    """Set a part into its zone at the first size at which it fits.

    Raises:
        ProtestError: it fits at none; with what is too wide or too high at the smallest (exit code 5).
    """
    problems: tuple[Problem, ...] = ()
    zone = part.zone
    for step in part.types:
        measure = Measure(zone.w, step.size_pt, typefaces, balanced=True)
        try:
            rows = [Row(part.role, runs, step) for text in part.texts for runs in _broken(text, part, measure)]
        except ProtestError as error:
            problems = error.problems
            continue
        if len(rows) * step.leading <= zone.h - (_OVER_RULE if part.role == "return" else 0):
            return [place(row, zone.x, zone.y + at * step.leading, typefaces) for at, row in enumerate(rows)]
        problems = (_too_high(part, len(rows) * step.leading),)
    raise ProtestError(problems)


def _too_high(part: _Part, height: float) -> Problem:
    longest = max((run for text in part.texts for run in text), key=lambda run: len(run.text))
    return Problem(
        longest.origin,
        f"{part.what} is {height:.1f} mm high, its place {part.zone.h:.1f} mm",
        "shorten or leave out a line",
        "too-high",
        code=ExitCode.FIT,
    )
