"""What every sheet of a petition repeats: to whom and what for over its text, who answers for it at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Face, Line, PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure
from protest_letters.layout.ending import opened, set_rows
from protest_letters.layout.flow import paragraph
from protest_letters.layout.placing import Row, Type, moved, place
from protest_letters.layout.structure import label_of, not_read
from protest_letters.petitions.petition import Petition
from protest_letters.structure import Tag

FOOT = Type(7.5, 3.05)
#: Over and under the rule of the foot.
_RULE_GAP = 1.2
_HEAD, _SUBJECT, _REQUEST = Type(9, 4.0), Type(10.5, 4.6), Type(9.5, 4.2)
_GAP, _WIDE_GAP, _BESIDE = 1.4, 3.5, 8.0


@dataclass(frozen=True, slots=True)
class Part:
    """Placed lines and rules, and the y under them."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]
    bottom: float


def rows_of(role: str, texts: Sequence[Line], step: Type, width: float, *, typefaces: Typefaces) -> list[Row]:
    """Break lines of text to a width.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    return set_rows(role, texts, step, Measure(width, step.size_pt, typefaces))


def stacked(rows: Sequence[Row], x: float, top: float, typefaces: Typefaces) -> list[PlacedLine]:
    """Place rows one under the other, with the space that each has over it, labels at the margin."""
    placed: list[PlacedLine] = []
    y = top
    for row in rows:
        y += row.over
        if row.label:
            placed.append(place(label_of(row), x, y, typefaces))
        placed.append(place(row, x + row.indent, y, typefaces))
        y += row.type.leading
    return placed


def height(rows: Sequence[Row]) -> float:
    """The height of stacked rows, in millimetres."""
    return sum(row.over + row.type.leading for row in rows)


def foot_height(petition: Petition, width: float, typefaces: Typefaces) -> float:
    """The height of a sheet's foot of some width, in millimetres."""
    return 2 * _RULE_GAP + height(_foot_rows(petition, "", width, typefaces))


def foot(petition: Petition, counts: str, zone: Zone, typefaces: Typefaces, *, read: bool = True) -> Part:
    """Set a sheet's foot at the bottom of a zone; `counts` says how many sign, it is `read` or not.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    rows = _foot_rows(petition, counts, zone.w, typefaces)
    top = zone.bottom - height(rows) - _RULE_GAP
    rule = Rule(zone.x, top, zone.right, top)
    lines = stacked(rows, zone.x, top + _RULE_GAP, typefaces)
    return Part(tuple(lines if read else not_read(lines, Tag.PAGE_FOOT)), (rule,), zone.bottom)


def _foot_rows(petition: Petition, counts: str, width: float, typefaces: Typefaces) -> list[Row]:
    texts = [*([(Run(counts, Face.BOLD),)] if counts else []), petition.responsible]
    together = tuple(run for at, note in enumerate(petition.notes) for run in ((Run(" "), *note) if at else note))
    # while heights are reckoned, the counts are not known: they always take one line
    blank = [] if counts else [Row("foot", (Run(""),), FOOT)]
    return [*blank, *rows_of("foot", [*texts, together], FOOT, width, typefaces=typefaces)]


def short_head(petition: Petition, number: str, zone: Zone, typefaces: Typefaces) -> Part:
    """Set the head of a further sheet at the top of a zone: to whom and of when, the sheet's number, subject, request.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    count = place(Row("heading", (Run(number),), _HEAD), zone.x, zone.y, typefaces)
    count = moved(count, dx=zone.right - count.box.right)
    even = Measure(zone.w, _SUBJECT.size_pt, typefaces, balanced=True)
    rows = [
        *rows_of("heading", [petition.addressee], _HEAD, zone.w - count.box.w - _BESIDE, typefaces=typefaces),
        *opened(set_rows("subject", [petition.letter.subject], _SUBJECT, even), _GAP),
    ]
    measure = Measure(zone.w, _REQUEST.size_pt, typefaces)
    for at, block in enumerate(petition.request):
        rows.extend(replace(row, role="request") for row in paragraph(block, measure, _REQUEST, _GAP, at=at))
    lines = stacked(rows, zone.x, zone.y, typefaces)
    foot_of_head = lines[-1].box.bottom + _GAP
    rule = Rule(zone.x, foot_of_head, zone.right, foot_of_head)
    repeated = tuple(not_read([*lines, count], Tag.PAGE_HEAD))
    return Part(repeated, (rule,), foot_of_head + _WIDE_GAP)


def counted(petition: Petition, *, sheet: tuple[int, int], here: str, total: str) -> str:
    """Say which sheet of how many it is, how many sign on it and in all."""
    words = petition.words
    number = words.sheet.format(sheet=sheet[0], sheets=sheet[1])
    return f"{number} · {words.here.format(count=here)} · {words.total.format(count=total)}"
