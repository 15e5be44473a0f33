"""A letter and a standard to finished pages: what stands where on the sheet, in millimetres."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from protest_letters.customs import NO_BREAK, plain_spaces
from protest_letters.document import Document, Letter, Line, Page, PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.fonts.scripts import unprinted
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.head import place_head
from protest_letters.layout.in_window import strangers
from protest_letters.layout.placing import Row, Type, frame, moved, place
from protest_letters.layout.remembering import remembering
from protest_letters.layout.signing import signature_pictures
from protest_letters.layout.structure import not_read
from protest_letters.layout.styles import NORMAL, Style, tightened
from protest_letters.mark import write_mark
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane
from protest_letters.structure import Tag

#: How far over the text of a further page its heading begins, and how much of that stays free.
_HEADING_OVER, _HEADING_UNDER = 15.0, 2.5
#: Between office and date, and between these and the number of the page.
_BETWEEN, _HEADING_GAP = " · ", 10.0
#: Fold marks begin at the edge's unprintable strip (KOMA-Script: x = 3.5) and are short.
_FOLD_MARK = (3.5, 7.0)


def lay_out(
    letter: Letter, standard: Standard, typefaces: Typefaces, style: Style = NORMAL, *, pane: Pane | None = None
) -> Document:
    """Place a letter on as many pages as it needs, in the sizes of a style, for window envelopes if they are meant.

    Whoever lays out many gives typefaces that remember (`remembering.Memory`).

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or with every part that does not fit
            its place (5), in millimetres.
    """
    raise_errors(missing_characters(all_runs(letter), typefaces))
    memory = remembering(typefaces)
    head = place_head(letter, standard, memory, style, pane=pane)
    try:
        setting, text = memory.text(letter, standard, style.settings)
    except ProtestError as error:
        raise ProtestError([*head.problems, *error.problems]) from None
    raise_errors([*head.problems, *(strangers((*head.lines, *text[0]), pane) if pane else ())])
    pages = [_page(letter, standard, [*head.lines, *text[0]], [*marks_of(standard, pane), *head.rules])]
    for number, lines in enumerate(text[1:], start=2):
        page = (number, len(text))
        heading = _page_heading(letter, standard.next_text, typefaces, page=page, types=style.heading)
        pages.append(_page(letter, standard, [*heading, *lines]))
    mark = write_mark(replace(letter.mark, sheet=standard.id)) if letter.mark else ""
    notes = tightened(setting, style.settings, "keep one page")
    return Document(tuple(pages), letter.language, letter.title, letter.author, head.cautions, mark, notes)


def marks_of(standard: Standard, pane: Pane | None) -> Iterator[Rule]:
    """Yield the marks of the first sheet: where it is folded, and on wish what is sure to show in the window."""
    if pane and pane.drawn:
        yield from frame(pane.sure)
    yield from (Rule(_FOLD_MARK[0], y, _FOLD_MARK[1], y) for y in standard.folds)


def _page(letter: Letter, standard: Standard, lines: Sequence[PlacedLine], rules: Sequence[Rule] = ()) -> Page:
    _, width, height = standard.paper
    return Page(width, height, tuple(lines), tuple(rules), signature_pictures(letter, standard, lines))


def all_runs(letter: Letter) -> Iterator[Run]:
    """Every run of a letter, in the order of the page."""
    head = (*letter.letterhead, *letter.sender, *letter.return_line, *letter.address, letter.reference)
    opening = (letter.date_line, letter.office, letter.subject, letter.salutation)
    body = (block.runs for block in letter.body)
    for line in (*head, *opening, *body, letter.closing, *letter.signature, *letter.enclosures):
        yield from line


def missing_characters(runs: Iterable[Run], typefaces: Typefaces) -> list[Problem]:
    """Return an error for each character that has no glyph, once for every place it came from (exit code 8)."""
    found = dict.fromkeys((run.origin, sign) for run in runs for sign in typefaces.lacks(plain_spaces(run.text)))
    return [_missing(origin, sign, typefaces) for origin, sign in found]


def _missing(origin: str, sign: str, typefaces: Typefaces) -> Problem:
    shown = f'"{sign}" ' if sign.isprintable() else ""
    why, hint = unprinted(sign, typefaces.lacks)
    what = f"{shown}(U+{ord(sign):04X}, {unicodedata.name(sign, 'a character without a name')}) is {why}"
    return Problem(origin, what, hint, "character", code=ExitCode.CHARACTER)


def _about(letter: Letter, measure: Measure) -> list[Line]:
    """Office and date on one line, else the date below the office; neither is broken where that can be helped."""
    date = tuple(replace(run, text=run.text.replace(" ", NO_BREAK)) for run in letter.date_line)
    both = (*letter.office, Run(_BETWEEN), *date) if letter.office else date
    if measure.of(both) <= measure.width:
        return list(break_lines(both, measure))
    return [*break_lines(letter.office, replace(measure, balanced=True)), *break_lines(date, measure)]


def _page_heading(
    letter: Letter, zone: Zone, typefaces: Typefaces, *, page: tuple[int, int], types: Sequence[Type]
) -> list[PlacedLine]:
    """What heads a further page, over its text's zone: to whom, of when, which page of how many."""
    count = (Run(letter.page_heading.format(page=page[0], pages=page[1])),)
    top = zone.y - _HEADING_OVER
    placed: list[PlacedLine] = []
    for step in types:
        right = place(Row("heading", count, step), zone.x, top, typefaces)
        measure = Measure(zone.w - right.box.w - _HEADING_GAP, step.size_pt, typefaces)
        rows = [Row("heading", runs, step) for runs in _about(letter, measure)]
        left = [place(row, zone.x, top + at * step.leading, typefaces) for at, row in enumerate(rows)]
        placed = [*left, moved(right, dx=zone.right - right.box.right)]
        if left[-1].box.bottom <= zone.y - _HEADING_UNDER:
            break
    return not_read(placed, Tag.PAGE_HEAD)
