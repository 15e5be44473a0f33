"""What stands above the text: sender, return line, address, place and date, each in its zone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from protest_letters.document import Letter, Line, PlacedLine, Rule, Run, Typefaces
from protest_letters.layout.fitting import Part, by_parts_or_words, into_zone, unbroken
from protest_letters.layout.letterhead import place_letterhead
from protest_letters.layout.placing import moved
from protest_letters.layout.styles import Style
from protest_letters.problems import Problem, ProtestError
from protest_letters.standards import Standard

#: Between the parts of the return line.
_SEPARATOR = " · "
#: Between the return line and the rule under it.
_OVER_RULE = 0.4


@dataclass(frozen=True, slots=True)
class Head:
    """The placed lines and rules, what does not fit its place, and what may not show in the window."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]
    cautions: tuple[str, ...]


def place_head(letter: Letter, standard: Standard, typefaces: Typefaces, style: Style) -> Head:
    """Place every part of the head."""
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    problems: list[Problem] = []
    cautions: list[str] = []
    try:
        head, under = place_letterhead(letter.letterhead, standard.letterhead, typefaces, style.letterhead)
        lines.extend(head)
        rules.extend(under)
    except ProtestError as error:
        problems.extend(error.problems)
    for part in _parts(letter, standard, style):
        try:
            lines.extend(_aligned(part, by_parts_or_words(part, typefaces)))
        except ProtestError as error:
            problems.extend(error.problems)
    if standard.reference_beside_date:
        lines = _on_one_baseline(lines, ("reference", "date"))
    try:
        address, unsure = _place_address(letter, standard, typefaces, style)
        lines.extend(address)
        cautions.extend(unsure)
    except ProtestError as error:
        problems.extend(error.problems)
    strip = standard.return_line
    if strip and letter.return_line:
        rules.append(Rule(strip.x, strip.bottom, strip.right, strip.bottom))
    return Head(tuple(lines), tuple(rules), tuple(problems), tuple(cautions))


def _on_one_baseline(lines: Sequence[PlacedLine], roles: Sequence[str]) -> list[PlacedLine]:
    """Move lines that stand beside each other down to the baseline of the lowest."""
    lowest = max((line.y for line in lines if line.role in roles), default=0.0)
    return [moved(line, dy=lowest - line.y) if line.role in roles else line for line in lines]


def _place_address(
    letter: Letter, standard: Standard, typefaces: Typefaces, style: Style
) -> tuple[list[PlacedLine], list[str]]:
    """Place the address where it is sure to show, in full if that fits; else in the whole window with a caution.

    Raises:
        ProtestError: it fits nowhere (exit code 5).
    """
    types = [step for step in style.address if step.size_pt >= standard.address_min_pt]
    part = Part("address", "the address", letter.address, standard.sure, types)
    full = replace(part, texts=letter.address_in_full)
    in_full = unbroken(full, typefaces)
    if in_full and not any(typefaces.lacks(run.text) for text in full.texts for run in text):
        return into_zone(replace(full, types=in_full), typefaces), []
    try:
        return into_zone(replace(part, types=unbroken(part, typefaces) or types), typefaces), []
    except ProtestError:
        placed = _least_hidden(part, standard, typefaces)
    return placed, [_caution(placed, standard)]


def _least_hidden(part: Part, standard: Standard, typefaces: Typefaces) -> list[PlacedLine]:
    """Set an address into the whole window so that the fewest lines may be hidden, in the largest type for that.

    Lines that are too wide for what is sure to show are broken if that hides fewer.

    Raises:
        ProtestError: it fits nowhere (exit code 5).
    """
    whole = standard.address
    zones = (whole, replace(whole, x=standard.sure.x, w=standard.sure.w))
    found: list[list[PlacedLine]] = []
    for step, zone in product(part.types, zones):
        try:
            placed = into_zone(replace(part, zone=zone, types=(step,)), typefaces)
        except ProtestError:
            continue
        down = whole.bottom - placed[-1].box.bottom if whole.y < standard.sure.y else 0.0
        found.append([moved(line, dy=down) for line in placed])
    if not found:
        return into_zone(replace(part, zone=whole), typefaces)
    return min(found, key=lambda lines: len(_hidden(lines, standard)))


def _hidden(lines: Sequence[PlacedLine], standard: Standard) -> list[str]:
    """The lines that are not sure to show as a whole."""
    return [line.text for line in lines if not standard.sure.holds(line.box)]


def _caution(placed: Sequence[PlacedLine], standard: Standard) -> str:
    width = max(line.box.w for line in placed)
    height = placed[-1].box.bottom - placed[0].box.y
    needed, sure = (_area(*area, standard) for area in ((width, height), (standard.sure.w, standard.sure.h)))
    hidden = ", ".join(f'"{text}"' for text in _hidden(placed, standard))
    return (
        f"the address is {needed}, and only {sure} are sure to show in the window ({standard.envelope}):"
        f" {hidden} may be hidden"
    )


def _area(width: float, height: float, standard: Standard) -> str:
    """Say an area in the row's units, the further ones in brackets."""
    first, *others = (unit.area(width, height) for unit in standard.units)
    return first + "".join(f" ({other})" for other in others)


def _parts(letter: Letter, standard: Standard, style: Style) -> Iterator[Part]:
    if letter.sender:
        yield Part("sender", "the sender's block", letter.sender, standard.sender, style.sender)
    if standard.return_line and letter.return_line:
        line = (_with_dots(letter.return_line),)
        strip = Part("return", "the return line", line, standard.return_line, style.return_line, _SEPARATOR)
        yield replace(strip, low=True, under=_OVER_RULE)
    if letter.reference:
        line = (letter.reference,)
        number = Part("reference", "the reference line", line, standard.reference, style.reference)
        yield replace(number, right=standard.reference_right, low=not standard.reference_beside_date)
    date = Part("date", "the date line", (letter.date_line,), standard.date, style.date)
    yield replace(date, right=standard.date_right)


def _with_dots(parts: Sequence[Line]) -> Line:
    dotted = [line if at == 0 else (Run(_SEPARATOR), *line) for at, line in enumerate(parts)]
    return tuple(run for line in dotted for run in line)


def _aligned(part: Part, placed: list[PlacedLine]) -> list[PlacedLine]:
    """Move lines that stand at the left top of their zone to where the part has them."""
    down = part.zone.bottom - placed[-1].box.bottom - part.under if part.low else 0.0
    return [moved(line, part.zone.right - line.box.right if part.right else 0.0, down) for line in placed]
