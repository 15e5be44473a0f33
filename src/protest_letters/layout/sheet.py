"""A letter and a standard to finished pages: what stands where on the sheet, in millimetres."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from protest_letters.document import Document, Letter, Page, PlacedLine, Rule, Run, Typefaces
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.flow import place_text
from protest_letters.layout.head import place_head
from protest_letters.layout.placing import Row, Type, moved, place
from protest_letters.mark import write_mark
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.standards import Standard

_HEADING = Type(9, 4.0)
#: How far over the text of a further page its heading begins.
_HEADING_OVER = 15.0
#: Fold marks begin at the edge's unprintable strip (KOMA-Script: x = 3.5) and are short.
_FOLD_MARK = (3.5, 7.0)


def lay_out(letter: Letter, standard: Standard, typefaces: Typefaces) -> Document:
    """Place a letter on as many pages as it needs.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or with every part that does not fit
            its place (5), in millimetres.
    """
    raise_errors(_missing_characters(letter, typefaces))
    head = place_head(letter, standard, typefaces)
    try:
        text = place_text(letter, standard, typefaces)
    except ProtestError as error:
        raise ProtestError([*head.problems, *error.problems]) from None
    raise_errors(head.problems)
    pages = [_first_page(standard, [*head.lines, *text[0]])]
    for number, lines in enumerate(text[1:], start=2):
        heading = _page_heading(letter, standard, typefaces, (number, len(text)))
        pages.append(_page(standard, [*heading, *lines]))
    mark = write_mark(replace(letter.mark, sheet=standard.id)) if letter.mark else ""
    return Document(tuple(pages), letter.language, letter.title, letter.author, head.cautions, mark)


def _page(standard: Standard, lines: Sequence[PlacedLine], rules: Sequence[Rule] = ()) -> Page:
    _, width, height = standard.paper
    return Page(width, height, tuple(lines), tuple(rules))


def _first_page(standard: Standard, lines: Sequence[PlacedLine]) -> Page:
    """Add fold marks, and the rule that parts return line and address."""
    rules = [Rule(_FOLD_MARK[0], y, _FOLD_MARK[1], y) for y in standard.folds]
    strip = standard.return_line
    if strip:
        rules.append(Rule(strip.x, strip.bottom, strip.right, strip.bottom))
    return _page(standard, lines, rules)


def all_runs(letter: Letter) -> Iterator[Run]:
    """Every run of a letter, in the order of the page."""
    head = (*letter.sender, *letter.return_line, *letter.address, letter.date_line, letter.subject, letter.salutation)
    for line in (*head, *(block.runs for block in letter.body), letter.closing, *letter.signature, *letter.enclosures):
        yield from line


def _missing_characters(letter: Letter, typefaces: Typefaces) -> list[Problem]:
    found = dict.fromkeys((run.origin, sign) for run in all_runs(letter) for sign in typefaces.lacks(run.text))
    return [_missing(origin, sign) for origin, sign in found]


def _missing(origin: str, sign: str) -> Problem:
    shown = f'"{sign}" ' if sign.isprintable() else ""
    what = f"{shown}(U+{ord(sign):04X}, {unicodedata.name(sign, 'a character without a name')}) is in no font"
    return Problem(origin, what, "write it in Latin or Cyrillic letters", "character", code=ExitCode.CHARACTER)


def _page_heading(letter: Letter, standard: Standard, typefaces: Typefaces, page: tuple[int, int]) -> list[PlacedLine]:
    """What heads a further page: to whom, of when, which page of how many."""
    zone = standard.next_text
    top = zone.y - _HEADING_OVER
    count = (Run(letter.page_heading.format(page=page[0], pages=page[1])),)
    right = place(Row("heading", count, _HEADING), zone.x, top, typefaces)
    to = ", ".join("".join(run.text for run in line) for line in letter.address[:2])
    about = (Run(f"{to} · {''.join(run.text for run in letter.date_line)}"),)
    measure = Measure(zone.w - right.box.w - 10, _HEADING.size_pt, typefaces)
    rows = [Row("heading", runs, _HEADING) for runs in break_lines(about, measure)]
    left = [place(row, zone.x, top + at * _HEADING.leading, typefaces) for at, row in enumerate(rows)]
    return [*left, moved(right, dx=zone.right - right.box.right)]
