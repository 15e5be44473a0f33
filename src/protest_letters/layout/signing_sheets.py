"""Sheets that are signed with a pen: addressee and full request on each, under them a ruled table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Document, Face, Page, PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.flow import opening_and_body
from protest_letters.layout.petition import runs_of
from protest_letters.layout.placing import Row, Type, moved, place
from protest_letters.layout.sheet import missing_characters
from protest_letters.layout.sheet_parts import counted, foot, foot_height, height, rows_of, stacked
from protest_letters.layout.structure import cell_of, not_read, rows_of_text
from protest_letters.layout.styles import Setting
from protest_letters.petitions.petition import Petition
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.standards import Standard
from protest_letters.structure import Tag

#: A line to write on is so high at least, and so high if there is room.
MIN_ROW, _ROW, _MAX_ROW = 9.0, 9.5, 12.0
#: The sizes of the text, of which the largest is taken at which the table has enough rows.
_SETTINGS = (
    Setting(Type(11, 4.9), 2.2, 0),
    Setting(Type(10.5, 4.6), 2.0, 0),
    Setting(Type(10, 4.35), 1.8, 0),
    Setting(Type(9.5, 4.1), 1.6, 0),
    Setting(Type(9, 3.9), 1.4, 0),
)
_ENOUGH = 12
_ADDRESS, _COUNT, _LABEL, _NUMBER = Type(10, 4.3), Type(9, 4.3), Type(8, 3.4), Type(8, 3.4)
#: The table's columns as shares of the text's width: number, name, town or country, occupation, signature.
_SHARES = (0.05, 0.27, 0.19, 0.25, 0.24)
_TOP, _BESIDE, _UNDER_ADDRESS, _OVER_TABLE, _OVER_FOOT, _IN_CELL = 14.0, 8.0, 3.0, 3.0, 2.5, 1.0
#: What is filled in with a pen.
_BLANK = "_____"
_RULE_PT, _FRAME_PT = 0.4, 0.8
_TABLE = "signatures"
#: More is a mistake in typing.
MAX_SHEETS = 500


@dataclass(frozen=True, slots=True)
class _Table:
    """The ruled table's place, its heading's height, and its rows."""

    zone: Zone
    labels: tuple[tuple[Row, ...], ...]
    rows: int

    @property
    def heading(self) -> float:
        return max(height(rows) for rows in self.labels) + 2 * _IN_CELL

    @property
    def row(self) -> float:
        """The height of a line to write on, in millimetres."""
        return min(_MAX_ROW, (self.zone.h - self.heading) / self.rows)

    @property
    def edges(self) -> list[float]:
        """The x of every rule between columns, from the left edge to the right."""
        return [self.zone.x + self.zone.w * sum(_SHARES[:at]) for at in range(len(_SHARES) + 1)]


def lay_out_signing_sheets(
    petition: Petition, standard: Standard, typefaces: Typefaces, *, sheets: int, rows: int = 0
) -> Document:
    """Place a number of like sheets, with `rows` lines to sign on each, or as many as fit.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or with what does not fit (5), in
            millimetres.
    """
    raise_errors(missing_characters(runs_of(petition), typefaces))
    zone = _zone(standard)
    low = zone.bottom - foot_height(petition, zone.w, typefaces) - _OVER_FOOT
    head = _address(petition, zone, typefaces)
    under = replace(zone, y=head[-1].box.bottom + _UNDER_ADDRESS)
    text, table = _text_and_table(petition, under, low, typefaces=typefaces, rows=rows)
    cells, rules = _drawn(table, typefaces)
    letter = petition.letter
    pages = []
    for number in range(1, sheets + 1):
        counts = counted(petition, sheet=(number, sheets), here=_BLANK, total=_BLANK)
        bottom = foot(petition, counts, zone, typefaces)
        top = _number(petition, (number, sheets), zone, typefaces)
        lines = (*head, top, *text, *cells, *bottom.lines)
        pages.append(Page(standard.paper[1], standard.paper[2], lines, (*rules, *bottom.rules)))
    return Document(tuple(pages), letter.language, letter.title, letter.author)


def _zone(standard: Standard) -> Zone:
    """The sheet but for its margins: it is handed round and handed over, and needs no window."""
    text = standard.text
    bottom = max(standard.next_text.bottom, standard.stamp.bottom)
    return Zone(text.x, _TOP, text.w, bottom - _TOP)


def _number(petition: Petition, sheet: tuple[int, int], zone: Zone, typefaces: Typefaces) -> PlacedLine:
    text = petition.words.sheet.format(sheet=sheet[0], sheets=sheet[1])
    line = place(Row("heading", (Run(text),), _COUNT), zone.x, zone.y, typefaces)
    (heading,) = not_read([moved(line, dx=zone.right - line.box.right)], Tag.PAGE_HEAD)
    return heading


def _address(petition: Petition, zone: Zone, typefaces: Typefaces) -> list[PlacedLine]:
    """The addressee's lines on the left; the sheet's number and the date have the right."""
    beside = max(
        typefaces.width(petition.words.sheet, Face.REGULAR, _COUNT.size_pt),
        Measure(zone.w, _ADDRESS.size_pt, typefaces).of(petition.letter.date_line),
    )
    width = zone.w - beside - _BESIDE
    rows = rows_of("address", petition.letter.address, _ADDRESS, width, typefaces=typefaces)
    date = place(Row("date", petition.letter.date_line, _ADDRESS), zone.x, zone.y, typefaces)
    down = (len(rows) - 1) * _ADDRESS.leading
    return [moved(date, zone.right - date.box.right, down), *stacked(rows, zone.x, zone.y, typefaces)]


def _text_and_table(
    petition: Petition, zone: Zone, low: float, *, typefaces: Typefaces, rows: int
) -> tuple[list[PlacedLine], _Table]:
    """Set the full text as large as leaves the table enough rows.

    Raises:
        ProtestError: the rows asked for, or even one, do not fit under the text at its smallest (exit code 5).
    """
    labels = _labels(petition, zone.w, typefaces)
    fitting = 0
    for setting in _SETTINGS:
        text = stacked(list(opening_and_body(petition.letter, zone.w, setting, typefaces)), zone.x, zone.y, typefaces)
        top = text[-1].box.bottom + _OVER_TABLE
        table = _Table(Zone(zone.x, top, zone.w, low - top), labels, rows or 1)
        room = table.zone.h - table.heading
        fitting = int(room / MIN_ROW)
        if rows and rows <= fitting:
            return text, table
        if not rows and room / _ROW >= _ENOUGH:
            return text, replace(table, rows=int(room / _ROW))
    if not rows and fitting > 0:
        return text, replace(table, rows=fitting)
    wanted = rows or 1
    what = f"{wanted} lines of {MIN_ROW:g} mm are {wanted * MIN_ROW:g} mm high, the room under the text {room:.1f} mm"
    hint = f"ask for {fitting} at most, on more sheets" if fitting > 0 else "shorten the text"
    raise ProtestError([Problem("--rows", what, hint, "too-high", code=ExitCode.FIT)])


def _labels(petition: Petition, width: float, typefaces: Typefaces) -> tuple[tuple[Row, ...], ...]:
    labels = zip(petition.words.columns, _SHARES, strict=True)
    broken: list[tuple[Row, ...]] = []
    for at, (word, share) in enumerate(labels):
        text = (Run(word),)
        row = Row("column", (), _LABEL, path=cell_of(_TABLE, "", at, Tag.COLUMN_HEAD))
        lines = break_lines(text, Measure(share * width - 2 * _IN_CELL, _LABEL.size_pt, typefaces))
        broken.append(tuple(rows_of_text(row, text, lines)))
    return tuple(broken)


def _drawn(table: _Table, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule]]:
    """The table's labels, row numbers and rules."""
    zone, edges = table.zone, table.edges
    first = zone.y + table.heading
    bottom = first + table.rows * table.row
    lines = [
        line
        for x, rows in zip(edges, table.labels, strict=False)
        for line in stacked(rows, x + _IN_CELL, zone.y + _IN_CELL, typefaces)
    ]
    for at in range(table.rows):
        top = first + at * table.row + (table.row - _NUMBER.leading) / 2
        lines.extend(place(row, x + _IN_CELL, top, typefaces) for x, row in zip(edges, _cells(at), strict=False))
    heights = [zone.y, *(first + at * table.row for at in range(table.rows + 1))]
    across = [Rule(zone.x, y, zone.right, y, _weight(at, len(heights))) for at, y in enumerate(heights)]
    down = [Rule(x, zone.y, x, bottom, _weight(at, len(edges))) for at, x in enumerate(edges)]
    return lines, [*across, *down]


def _cells(at: int) -> Iterator[Row]:
    """A row of the table: its number, and the places to write in, which are empty."""
    yield Row("number", (Run(f"{at + 1}"),), _NUMBER, path=cell_of(_TABLE, str(at), 0, Tag.ROW_HEAD))
    for column in range(1, len(_SHARES)):
        yield Row("cell", (), _NUMBER, path=cell_of(_TABLE, str(at), column))


def _weight(at: int, count: int) -> float:
    return _FRAME_PT if at in (0, count - 1) else _RULE_PT


def rows_on_sheet(document: Document) -> int:
    """How many can sign on a sheet."""
    lines: Sequence[PlacedLine] = document.pages[0].lines
    return sum(line.role == "number" for line in lines)
