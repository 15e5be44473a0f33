"""Lines of type into a zone: at the first size at which they fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.customs import NO_BREAK
from protest_letters.document import Line, PlacedLine, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.structure import path_of, rows_of_text
from protest_letters.problems import ExitCode, Problem, ProtestError

#: Down to this size smaller type is better than a broken line.
_UNBROKEN_PT = 10


@dataclass(frozen=True, slots=True)
class Part:
    """Lines to be set into a zone: at its top or `low`, leaving `under` free below, at its left or `right` edge.

    A `whole` text is broken at its `separator` alone.
    """

    role: str
    what: str
    texts: tuple[Line, ...]
    zone: Zone
    types: Sequence[Type]
    separator: str = ""
    right: bool = False
    low: bool = False
    under: float = 0.0
    whole: bool = False


def by_parts_or_words(part: Part, typefaces: Typefaces) -> list[PlacedLine]:
    """Set a part into its zone, broken between its parts at any size before it is broken inside one.

    Raises:
        ProtestError: it fits at no size (exit code 5).
    """
    if part.separator:
        try:
            return into_zone(replace(part, whole=True), typefaces)
        except ProtestError:
            pass
    return into_zone(part, typefaces)


def into_zone(part: Part, typefaces: Typefaces) -> list[PlacedLine]:
    """Set a part into its zone at the first size at which it fits.

    Raises:
        ProtestError: it fits at none; with what is too wide or too high at the smallest (exit code 5).
    """
    problems: tuple[Problem, ...] = ()
    zone = part.zone
    for step in part.types:
        measure = Measure(zone.w, step.size_pt, typefaces, balanced=True)
        try:
            rows = [
                row
                for at, text in enumerate(part.texts)
                for row in rows_of_text(
                    Row(part.role, (), step, path=path_of(part.role, at)), text, _broken(text, part, measure)
                )
            ]
        except ProtestError as error:
            problems = error.problems
            continue
        if len(rows) * step.leading <= zone.h - part.under:
            return [place(row, zone.x, zone.y + at * step.leading, typefaces) for at, row in enumerate(rows)]
        problems = (_too_high(part, len(rows) * step.leading),)
    raise ProtestError(problems)


def _too_high(part: Part, height: float) -> Problem:
    longest = max((run for text in part.texts for run in text), key=lambda run: len(run.text))
    return Problem(
        longest.origin,
        f"{part.what} is {height:.1f} mm high, its place {part.zone.h - part.under:.1f} mm",
        "shorten or leave out a line",
        "too-high",
        code=ExitCode.FIT,
    )


def unbroken(part: Part, typefaces: Typefaces) -> list[Type]:
    """The sizes, not too small, at which no line of a part need be broken."""
    return [step for step in part.types if step.size_pt >= _UNBROKEN_PT and holds(part, step, typefaces)]


def holds(part: Part, step: Type, typefaces: Typefaces) -> bool:
    """Whether there is something in a part, and every line fits its zone at this size without being broken."""
    if not part.texts:
        return False
    measure = Measure(part.zone.w, step.size_pt, typefaces)
    width = max(measure.of(text) for text in part.texts)
    return width <= part.zone.w and len(part.texts) * step.leading <= part.zone.h


def _by_parts(text: Line, separator: str) -> Line:
    """Let a line end only at a separator: every other space becomes a no-break one."""
    bound = f"{NO_BREAK}{separator.strip()}{NO_BREAK}"
    texts = (run.text.replace(" ", NO_BREAK) for run in text)
    # the space behind a separator is the only one that is left
    ending = (f"{one[:-1]} " if one == bound else one for one in texts)
    return tuple(Run(one, run.face, run.origin) for one, run in zip(ending, text, strict=True))


def _broken(text: Line, part: Part, measure: Measure) -> list[Line]:
    """Break a text, only between its parts if it is to be kept by parts; a separator ends no line."""
    if not part.separator:
        return list(break_lines(text, measure))
    rows = break_lines(_by_parts(text, part.separator) if part.whole else text, measure)
    return [_stripped(row, part.separator) if at < len(rows) - 1 else row for at, row in enumerate(rows)]


def _stripped(row: Line, separator: str) -> Line:
    last = row[-1]
    text = last.text.rstrip().removesuffix(separator.strip()).rstrip()
    return (*row[:-1], replace(last, text=text)) if text else row[:-1]
