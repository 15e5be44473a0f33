"""An organisation's letterhead: its name large and bold, where it is found small, and a rule under both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from protest_letters.document import Face, Line, PlacedLine, Rule, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.structure import path_of, rows_of_text
from protest_letters.problems import ExitCode, Problem, ProtestError

#: Between the name and the lines under it, between the last line and the rule; the rule's weight in points.
_UNDER_NAME, _OVER_RULE, _RULE_PT = 0.8, 1.4, 0.5


def place_letterhead(
    texts: Sequence[Line], zone: Zone, typefaces: Typefaces, types: Sequence[tuple[Type, Type]]
) -> tuple[list[PlacedLine], list[Rule]]:
    """Set a letterhead at the top of its zone: rather smaller than with its name on two lines.

    Raises:
        ProtestError: it fits at no size (exit code 5).
    """
    if not texts:
        return [], []
    fitting: list[list[Row]] = []
    problems: tuple[Problem, ...] = ()
    for step in types:
        try:
            rows = list(_rows(texts, zone.w, typefaces, step))
        except ProtestError as error:
            problems = error.problems
            continue
        if _height(rows) <= zone.h:
            fitting.append(rows)
        problems = (_too_high(texts, _height(rows), zone),)
    if not fitting:
        raise ProtestError(problems)
    return _placed(min(fitting, key=len), zone, typefaces)


def _rows(texts: Sequence[Line], width: float, typefaces: Typefaces, step: tuple[Type, Type]) -> Iterator[Row]:
    name, small = step
    bold = tuple(replace(run, face=Face.BOLD) for run in texts[0])
    measure = Measure(width, name.size_pt, typefaces, balanced=True)
    yield from rows_of_text(Row("letterhead", (), name, path=path_of("letterhead")), bold, break_lines(bold, measure))
    over = _UNDER_NAME
    for at, text in enumerate(texts[1:], start=1):
        pattern = Row("letterhead", (), small, path=path_of("letterhead", at))
        for row in rows_of_text(pattern, text, break_lines(text, replace(measure, size_pt=small.size_pt))):
            yield replace(row, over=over)
            over = 0.0


def _height(rows: Sequence[Row]) -> float:
    return sum(row.over + row.type.leading for row in rows) + _OVER_RULE


def _placed(rows: Sequence[Row], zone: Zone, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule]]:
    lines: list[PlacedLine] = []
    top = zone.y
    for row in rows:
        lines.append(place(row, zone.x, top + row.over, typefaces))
        top = lines[-1].box.bottom
    foot = top + _OVER_RULE
    return lines, [Rule(zone.x, foot, zone.right, foot, _RULE_PT)]


def _too_high(texts: Sequence[Line], height: float, zone: Zone) -> Problem:
    return Problem(
        texts[0][0].origin,
        f"the letterhead is {height:.1f} mm high, its place {zone.h:.1f} mm",
        "shorten or leave out a line",
        "too-high",
        code=ExitCode.FIT,
    )
