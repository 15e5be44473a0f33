"""The running text, from subject to enclosures: set as loosely as one page allows, else on several pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.customs import custom_of
from protest_letters.document import Block, Letter, Line, PlacedLine, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.signing import BESIDE_STAMP, SEAL, UNDER_TEXT, signing_width
from protest_letters.layout.styles import Setting
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard

#: How far the text of a list's item stands from its label.
_INDENT = 7.0
_ROUNDING = 0.01


def place_text(
    letter: Letter, standard: Standard, typefaces: Typefaces, settings: Sequence[Setting]
) -> list[list[PlacedLine]]:
    """Return the lines of each page: one page at the loosest setting that fits, else as many as it takes.

    Raises:
        ProtestError: a word is wider than the line, or a piece higher than a page (exit code 5).
    """
    for setting in settings:
        pages = _paginate(list(_rows(letter, standard, setting, typefaces)), standard, typefaces)
        if len(pages) == 1:
            return pages
    return _paginate(list(_rows(letter, standard, settings[0], typefaces)), standard, typefaces)


def _rows(letter: Letter, standard: Standard, setting: Setting, typefaces: Typefaces) -> Iterator[Row]:
    """Yield subject to enclosures as broken lines."""
    yield from opening_and_body(letter, standard.text.w, setting, typefaces)
    yield from _ending(letter, setting, Measure(standard.text.w, setting.type.size_pt, typefaces), standard)


def opening_and_body(letter: Letter, width: float, setting: Setting, typefaces: Typefaces) -> Iterator[Row]:
    """Yield subject, salutation and body as lines broken to a width in millimetres.

    The last two stay with what follows.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    wide = Measure(width, setting.type.size_pt, typefaces, custom_of(letter.language).hyphenation)
    yield from _opening(letter, setting, replace(wide, hyphenation="", balanced=True))
    paragraphs = [
        paragraph(block, wide, setting.type, setting.gap if at else setting.wide_gap)
        for at, block in enumerate(letter.body)
    ]
    # the closing never stands alone on a page: two lines of text go with it
    yield from (row for rows in paragraphs[:-1] for row in rows)
    yield from [*paragraphs[-1][:-2], *_together(paragraphs[-1][-2:])]


def _opening(letter: Letter, setting: Setting, measure: Measure) -> Iterator[Row]:
    subject = _set("subject", (letter.subject,), setting.type, measure)
    salutation = _set("salutation", (letter.salutation,), setting.type, measure)
    first, second = (subject, salutation) if letter.subject_first else (salutation, subject)
    yield from _together(first)
    yield from _together(_opened(second, setting.gap + setting.type.leading / 2))


def _set(role: str, texts: Iterable[Line], step: Type, measure: Measure) -> list[Row]:
    return [Row(role, runs, step) for text in texts for runs in break_lines(text, measure)]


def _ending(letter: Letter, setting: Setting, wide: Measure, standard: Standard) -> Iterator[Row]:
    """Closing, room for the pen, typed name, enclosures: one piece, beside the stamps' places if it is narrow."""
    narrow = replace(wide, width=signing_width(standard, seal=False))
    column = _column(letter, narrow, standard)
    short = wide.of(letter.closing) <= narrow.width
    closing = _set("closing", (letter.closing,), setting.type, narrow if short else replace(wide, balanced=True))
    signature = _opened(_set("signature", letter.signature, setting.type, column), setting.pen)
    if letter.seal:
        beside = Zone(column.width + BESIDE_STAMP, -setting.pen, SEAL, SEAL)
        signature[0] = replace(signature[0], beside=beside)
    enclosures = _set("enclosure", letter.enclosures, setting.type, column)
    rows = [*_opened(closing, setting.wide_gap), *signature, *_opened(enclosures, setting.wide_gap)]
    yield from _together(rows[:-1])
    yield rows[-1]


def _column(letter: Letter, narrow: Measure, standard: Standard) -> Measure:
    """The column under the closing: left of the organisation's stamp, whose room is left of the registry's.

    Where a word is too wide for that, the organisation's stamp has its room over the registry's.
    """
    if not letter.seal:
        return narrow
    column = replace(narrow, width=signing_width(standard, seal=True))
    try:
        for text in (*letter.signature, *letter.enclosures):
            break_lines(text, column)
    except ProtestError:
        return narrow
    return column


def _together(rows: Iterable[Row]) -> list[Row]:
    return [replace(row, stays=True) for row in rows]


def _opened(rows: Sequence[Row], over: float) -> list[Row]:
    """Put space over the first of the rows."""
    return [replace(row, over=over) if at == 0 else row for at, row in enumerate(rows)]


def paragraph(block: Block, wide: Measure, step: Type, gap: float) -> list[Row]:
    """Break a paragraph or an item of a list, with `gap` millimetres over it; no line is left alone on a page.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    indent = _INDENT if block.label else 0.0
    lines = break_lines(block.runs, replace(wide, width=wide.width - indent))
    rows = [Row("body", runs, step, indent=indent) for runs in lines]
    rows[0] = replace(rows[0], over=gap / 2 if block.label else gap, label=block.label)
    # no lonely first or last line on a page
    if len(rows) > 1:
        rows[0] = replace(rows[0], stays=True)
        rows[-2] = replace(rows[-2], stays=True)
    return rows


def _paginate(rows: Sequence[Row], standard: Standard, typefaces: Typefaces) -> list[list[PlacedLine]]:
    """Fill page after page; rows that stay together are never parted."""
    pages: list[list[PlacedLine]] = [[]]
    space = _Space(standard.text, standard.text.y, standard.stamp)
    for chunk in chunks(rows):
        placed = _placed(chunk, space, typefaces)
        if placed is None:
            pages.append([])
            space = _Space(standard.next_text, standard.next_text.y, None)
            placed = _placed(chunk, space, typefaces)
        if placed is None:
            raise ProtestError([_no_room(chunk, space.zone)])
        pages[-1].extend(placed)
        space = replace(space, top=placed[-1].box.bottom)
    return pages


@dataclass(frozen=True, slots=True)
class _Space:
    """What is left of a page: its zone, from `top` on, but for the stamp's place."""

    zone: Zone
    top: float
    stamp: Zone | None

    def takes(self, box: Zone, under: float = 0.0) -> bool:
        """Whether a box has room, or reaches no further than `under` out of the zone's foot."""
        if box.bottom > self.zone.bottom + under + _ROUNDING:
            return False
        return self.stamp is None or not box.meets(self.stamp)


def chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows in pieces that stay on one page."""
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if not row.stays:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _placed(chunk: Sequence[Row], space: _Space, typefaces: Typefaces) -> list[PlacedLine] | None:
    """Place rows one under the other, or return None where they do not fit."""
    placed: list[PlacedLine] = []
    y = space.top
    for row in chunk:
        y += row.over if y > space.zone.y else 0.0
        line = place(row, space.zone.x + row.indent, y, typefaces)
        beside = row.beside and replace(row.beside, x=line.box.x + row.beside.x, y=y + row.beside.y)
        if not space.takes(line.box) or (beside and not space.takes(beside, UNDER_TEXT)):
            return None
        if row.label:
            label = Row("label", (Run(row.label),), row.type)
            placed.append(place(label, space.zone.x, y, typefaces))
        placed.append(line)
        y = line.box.bottom
    return placed


def _no_room(chunk: Sequence[Row], zone: Zone) -> Problem:
    height = sum(row.over + row.type.leading for row in chunk)
    what = f"{chunk[0].role} to {chunk[-1].role} are {height:.1f} mm high, a page {zone.h:.1f} mm"
    return Problem("letter", what, "shorten the text", "too-high", code=ExitCode.FIT)
