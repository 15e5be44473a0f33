"""The running text, from subject to enclosures: set as loosely as one page allows, else on several pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from protest_letters.customs import custom_of
from protest_letters.document import Block, Letter, Line, PlacedLine, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines, stretch_of
from protest_letters.layout.ending import Way, ending_rows, opened, set_rows, ways
from protest_letters.layout.hyphens import HYPHEN
from protest_letters.layout.placing import ROUNDING, Row, Type, place
from protest_letters.layout.signing import UNDER_TEXT
from protest_letters.layout.structure import item_of, label_of, path_of, rows_of_text
from protest_letters.layout.styles import Setting
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard

#: How far the text of a list's item stands from its label.
_INDENT = 7.0


def place_text(
    letter: Letter, standard: Standard, typefaces: Typefaces, settings: Sequence[Setting]
) -> tuple[Setting, list[list[PlacedLine]]]:
    """Return the lines of each page and how they are set: on one page as loosely as fits, else on as many as it takes.

    No line under the signature is broken for the sake of a stamp as long as one page, or as few, hold it unbroken.

    Raises:
        ProtestError: a word is wider than the line, or a piece higher than a page (exit code 5).
    """
    first, *others = ways(letter, standard)
    for group in (first, *others):
        for setting, way in product(settings, group):
            pages = _pages(letter, standard, typefaces, (setting, way))
            if pages and len(pages) == 1:
                return setting, pages
    every = (way for group in (first, *others) for way in group)
    tried = [_pages(letter, standard, typefaces, (settings[0], way)) for way in every]
    return settings[0], min((pages for pages in tried if pages), key=len)


def _pages(
    letter: Letter, standard: Standard, typefaces: Typefaces, how: tuple[Setting, Way]
) -> list[list[PlacedLine]] | None:
    """Set the text in one way; None if a word is too wide only for the room that is left beside a stamp."""
    setting, way = how
    plain = Measure(standard.text.w, setting.type.size_pt, typefaces)
    try:
        ending = ending_rows(letter, setting, plain, standard, way=way)
    except ProtestError:
        if way.width < standard.text.w:
            return None
        raise
    rows = opening_and_body(letter, standard.text.w, setting, typefaces)
    return _paginate([*rows, *_together(ending[:-1]), ending[-1]], standard, typefaces)


def opening_and_body(letter: Letter, width: float, setting: Setting, typefaces: Typefaces) -> Iterator[Row]:
    """Yield subject, salutation and body as lines broken to a width in millimetres.

    The last two stay with what follows.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    patterns = custom_of(letter.language).hyphenation
    wide = Measure(width, setting.type.size_pt, typefaces, patterns, justified=setting.justified)
    yield from _opening(letter, setting, Measure(width, setting.type.size_pt, typefaces, balanced=True))
    paragraphs = [
        paragraph(block, wide, setting.type, setting.gap if at else setting.wide_gap, at=at)
        for at, block in enumerate(letter.body)
    ]
    # the closing never stands alone on a page: two lines of text go with it
    yield from (row for rows in paragraphs[:-1] for row in rows)
    yield from [*paragraphs[-1][:-2], *_together(paragraphs[-1][-2:])]


def _opening(letter: Letter, setting: Setting, measure: Measure) -> Iterator[Row]:
    subject = set_rows("subject", (letter.subject,), setting.type, measure)
    salutation = set_rows("salutation", (letter.salutation,), setting.type, measure)
    first, second = (subject, salutation) if letter.subject_first else (salutation, subject)
    yield from _together(first)
    yield from _together(opened(second, setting.gap + setting.type.leading / 2))


def _together(rows: Iterable[Row]) -> list[Row]:
    return [replace(row, stays=True) for row in rows]


def paragraph(block: Block, wide: Measure, step: Type, gap: float, *, at: int) -> list[Row]:
    """Break a paragraph or an item of a list, with `gap` millimetres over it; no line is left alone on a page.

    It is the text `at` among its neighbours.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    indent = _INDENT if block.label else 0.0
    path = item_of(block.label, "body", at) if block.label else path_of("body", at)
    measure = replace(wide, width=wide.width - indent)
    lines = break_lines(block.runs, measure)
    rows = rows_of_text(Row("body", (), step, indent=indent, label=block.label, path=path), block.runs, lines)
    rows = [replace(row, stretch=_stretch(lines, number, measure)) for number, row in enumerate(rows)]
    rows[0] = replace(rows[0], over=gap / 2 if block.label else gap)
    return _kept(rows)


def _kept(rows: list[Row]) -> list[Row]:
    """Leave no first or last line of a paragraph alone on a page, and end no page in a divided word."""
    for at, row in enumerate(rows[:-1]):
        if at in (0, len(rows) - 2) or row.runs[-1].text.endswith(HYPHEN):
            rows[at] = replace(row, stays=True)
    return rows


def _stretch(lines: Sequence[Line], at: int, measure: Measure) -> float:
    return stretch_of(lines[at], measure, last=at == len(lines) - 1) if measure.justified else 0.0


def _paginate(rows: Sequence[Row], standard: Standard, typefaces: Typefaces) -> list[list[PlacedLine]]:
    """Fill page after page; rows that stay together are never parted.

    The place of the registry's stamp is kept on the page that is signed. As a signature with the room for the pen is
    higher than what of that place lies in the text's zone, nothing but the last rows can ever come near it.
    """
    pages: list[list[PlacedLine]] = [[]]
    parts = list(chunks(rows))
    space = _Space(standard.text, standard.text.y)
    for at, chunk in enumerate(parts):
        stamp = standard.stamp if at == len(parts) - 1 else None
        placed = _placed(chunk, replace(space, stamp=stamp), typefaces)
        if placed is None:
            pages.append([])
            space = _Space(standard.next_text, standard.next_text.y)
            placed = _placed(chunk, replace(space, stamp=stamp), typefaces)
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
    stamp: Zone | None = None

    def takes(self, box: Zone, under: float = 0.0) -> bool:
        """Whether a box has room, or reaches no further than `under` out of the zone's foot."""
        if box.bottom > self.zone.bottom + under + ROUNDING:
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
            placed.append(place(label_of(row), space.zone.x, y, typefaces))
        placed.append(line)
        y = line.box.bottom
    return placed


def _no_room(chunk: Sequence[Row], zone: Zone) -> Problem:
    height = sum(row.over + row.type.leading for row in chunk)
    what = f"{chunk[0].role} to {chunk[-1].role} are {height:.1f} mm high, a page {zone.h:.1f} mm"
    return Problem("letter", what, "shorten the text", "too-high", code=ExitCode.FIT)
