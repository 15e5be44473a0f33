"""The receipt for a petition that is handed over: two like sheets, one for each side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from protest_letters.customs import custom_of
from protest_letters.document import Document, Face, Letter, Line, Page, PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure
from protest_letters.layout.ending import set_rows
from protest_letters.layout.petition import runs_of
from protest_letters.layout.placing import Row, Type, frame
from protest_letters.layout.sheet import missing_characters
from protest_letters.layout.sheet_parts import rows_of, stacked
from protest_letters.layout.structure import cell_of
from protest_letters.petitions.petition import Petition
from protest_letters.problems import raise_errors
from protest_letters.standards import Standard
from protest_letters.structure import Tag

_TITLE, _COPY, _LABEL, _TEXT = Type(16, 8.0), Type(10, 4.6), Type(8.5, 4.0), Type(11, 5.2)
_TOP, _UNDER_TITLE, _BETWEEN = 25.0, 8.0, 3.2
#: Room for a pen over the line it writes on.
_PEN = 9.0
#: The room for the office's stamp (a round one measures 38 to 42 mm), and what stays free beside it.
_STAMP, _BESIDE = 45.0, 8.0


def lay_out_handover(
    petition: Petition, standard: Standard, typefaces: Typefaces, *, sheets: str, signatures: str
) -> Document:
    """Place both copies; what is not known yet is an empty text, and is filled in with a pen.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or a word that is too wide (5).
    """
    raise_errors(missing_characters(runs_of(petition), typefaces))
    zone = Zone(standard.text.x, _TOP, standard.text.w, standard.next_text.bottom - _TOP)
    pages = tuple(
        Page(
            standard.paper[1],
            standard.paper[2],
            *_copy(petition, copy, (sheets, signatures), zone, typefaces=typefaces),
        )
        for copy in petition.words.copies
    )
    letter = petition.letter
    return Document(pages, letter.language, f"{petition.words.handover} – {letter.title}", letter.author)


def _copy(
    petition: Petition, copy: str, counts: tuple[str, str], zone: Zone, *, typefaces: Typefaces
) -> tuple[tuple[PlacedLine, ...], tuple[Rule, ...]]:
    words = petition.words
    title = rows_of("title", [(Run(words.handover, Face.BOLD),)], _TITLE, zone.w, typefaces=typefaces)
    lines = stacked(
        [*title, *rows_of("copy", [(Run(copy),)], _COPY, zone.w, typefaces=typefaces)], zone.x, zone.y, typefaces
    )
    rules: list[Rule] = []
    top = lines[-1].box.bottom + _UNDER_TITLE
    narrow = zone.w - _STAMP - _BESIDE
    for label, value in _fields(petition, counts):
        # beside the stamp's room the lines are shorter
        width = zone.w if label in (words.addressee, words.subject, words.dated, words.handed_by) else narrow
        if label == words.received_by:
            lines.extend(_stamp(petition, zone, top, typefaces))
            rules.extend(frame(Zone(zone.right - _STAMP, top, _STAMP, _STAMP)))
        rows = _in_cell(rows_of("label", [(Run(label),)], _LABEL, width, typefaces=typefaces), label, Tag.ROW_HEAD)
        beside = set_rows("value", value, _TEXT, Measure(width, _TEXT.size_pt, typefaces, balanced=True))
        # what is written with a pen has room for it
        rows += _in_cell(beside or [Row("value", (), replace(_TEXT, leading=_PEN))], label, Tag.CELL)
        lines.extend(stacked(rows, zone.x, top, typefaces))
        top = lines[-1].box.bottom + _BETWEEN
        if not value:
            rules.append(Rule(zone.x, top - _BETWEEN, zone.x + width, top - _BETWEEN))
    return tuple(lines), tuple(rules)


def _in_cell(rows: Sequence[Row], label: str, tag: Tag) -> list[Row]:
    """Make rows a cell of the table whose rows have a label each; a cell of several texts has a paragraph for each."""
    cell = cell_of("handover", label, 0, tag)
    several = len({row.path for row in rows}) > 1
    return [replace(row, path=(*cell, *row.path) if several else cell) for row in rows]


def _fields(petition: Petition, counts: tuple[str, str]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield each label with the lines behind it; none for what is written with a pen."""
    words, letter = petition.words, petition.letter
    sheets, signatures = (((Run(text),),) if text else () for text in counts)
    yield words.addressee, letter.address
    yield words.subject, (_bare(letter),)
    yield words.dated, (letter.date_line,)
    yield words.sheets, sheets
    yield words.signatures, signatures
    yield words.handed_by, (petition.responsible[2:] or petition.responsible,)
    yield words.received_by, ()
    yield words.received_on, ()
    yield words.signature, ()


def _bare(letter: Letter) -> Line:
    """The subject without the word that a letter's subject begins with in some languages: the label says it."""
    prefix = custom_of(letter.language).subject.partition("{subject}")[0]
    first, *others = letter.subject
    return (replace(first, text=first.text.removeprefix(prefix)), *others)


def _stamp(petition: Petition, zone: Zone, top: float, typefaces: Typefaces) -> list[PlacedLine]:
    """What is said in the stamp's room, and the room itself."""
    label = petition.words.stamp
    rows = rows_of("label", [(Run(label),)], _LABEL, _STAMP, typefaces=typefaces)
    cells = [*_in_cell(rows, label, Tag.ROW_HEAD), *_in_cell([Row("value", (), _LABEL)], label, Tag.CELL)]
    return stacked(cells, zone.right - _STAMP + 1.5, top + 1, typefaces)
