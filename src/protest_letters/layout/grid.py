"""A fax to pages of plain text: rows and columns instead of millimetres.

80 columns and 52 rows are what every common fax program sets on one page, A4 or Letter: HylaFAX's textfmt at 11 point
has 82 columns and 56 rows on A4, 85 and 52 on Letter (measured; docs/fax.md).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from protest_letters.document import Block, Entry, Fax, Letter, Line, Run, TextDocument, TextPage
from protest_letters.layout.wrapping import broken_words, columns_of, text_of, wrap
from protest_letters.problems import Problem

COLUMNS, ROWS = 80, 52
#: Columns that stay free on the left, and those that text fills: a line of some twelve words is read with ease.
MARGIN, WIDTH = 4, 72
#: Between a label and what stands beside it.
_GAP = 2
#: So many rows of a further page's heading tell to whom the fax goes; what is longer is cut, since page one has it all.
_HEADING_ROWS = 3
_CUT = " ..."
#: Page numbers up to this keep the heading's number of rows.
_MOST_PAGES = 999
#: A row alone at the foot or the head of a page is lost to the reader: two stay together.
_TOGETHER = 2


class _End(IntEnum):
    """Whether a page may end after a row; the order is from best to worst."""

    FREE = 0
    POOR = 1
    NEVER = 2


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    end: _End = _End.FREE
    said: tuple[Problem, ...] = ()


def lay_out_text(fax: Fax) -> TextDocument:
    """Set a fax in rows of at most `COLUMNS`, on as many pages of at most `ROWS` as it needs."""
    left = _heading(fax.letter)
    # the number of pages stands on the cover, always on one row, so that it changes nothing but itself
    count = len(_paginate(list(_rows(fax, _MOST_PAGES)), len(left) + 1))
    rows = list(_rows(fax, count))
    pages = [
        _page([*(_headed(left, fax.letter, number, count) if number > 1 else ()), *(row.text for row in page)])
        for number, page in enumerate(_paginate(rows, len(left) + 1), start=1)
    ]
    return TextDocument(tuple(pages), tuple(dict.fromkeys(problem for row in rows for problem in row.said)))


def _page(rows: Iterable[str]) -> TextPage:
    return TextPage(tuple((" " * MARGIN + row).rstrip() for row in rows))


def _paginate(rows: Sequence[_Row], heading: int) -> list[Sequence[_Row]]:
    """Divide rows into pages, `heading` rows of which are taken on all but the first; none begins with an empty row."""
    pages: list[Sequence[_Row]] = []
    at = 0
    while at < len(rows):
        end = _page_end(rows, at, ROWS - (heading if pages else 0))
        pages.append(_trimmed(rows[at:end]))
        at = next((later for later in range(end, len(rows)) if rows[later].text), len(rows))
    return pages


def _page_end(rows: Sequence[_Row], at: int, room: int) -> int:
    """Where a page that begins at `at` ends: as late as may be, at the best place there is."""
    if len(rows) - at <= room:
        return len(rows)
    ends = range(at + room, at, -1)
    return min(ends, key=lambda end: rows[end - 1].end)


def _trimmed(rows: Sequence[_Row]) -> Sequence[_Row]:
    filled = [at for at, row in enumerate(rows) if row.text]
    return rows[: filled[-1] + 1] if filled else rows


# what heads a further page


def _count(letter: Letter, page: int, pages: int) -> str:
    return letter.page_heading.format(page=page, pages=pages)


def _heading(letter: Letter) -> list[str]:
    """To whom and of when, beside the page's number."""
    width = WIDTH - _GAP - columns_of(_count(letter, _MOST_PAGES, _MOST_PAGES))
    name = (Run(", ".join(text_of(line) for line in letter.address[:2])),)
    to = wrap(name, width)
    if len(to) > _HEADING_ROWS:
        to = wrap(name, width - len(_CUT))[:_HEADING_ROWS]
        to[-1] += _CUT
    return [*to, *wrap(letter.date_line, width)[-1:]]


def _headed(left: Sequence[str], letter: Letter, page: int, pages: int) -> list[str]:
    count = _count(letter, page, pages)
    first = left[0] + " " * (WIDTH - columns_of(left[0]) - columns_of(count)) + count
    return [first, *left[1:], ""]


# the text


def _rows(fax: Fax, pages: int) -> Iterator[_Row]:
    letter = fax.letter
    yield from _cover(fax.cover, pages) if fax.cover else _head(letter)
    for line in filter(None, (letter.reference, fax.note)):
        yield from _block([line], _End.POOR)
    subject = () if fax.cover else _block([letter.subject], _End.NEVER)
    salutation = _block([letter.salutation], _End.NEVER)
    yield from (*subject, *salutation) if letter.subject_first else (*salutation, *subject)
    for at, block in enumerate(letter.body):
        following = letter.body[at + 1] if at + 1 < len(letter.body) else None
        yield from _paragraph(block, following)
    yield from _ending(letter)


def _head(letter: Letter) -> Iterator[_Row]:
    for lines in (letter.sender or letter.letterhead, letter.address, (letter.date_line,)):
        yield from _block(lines, _End.POOR)


def _cover(cover: Sequence[Entry], pages: int) -> Iterator[_Row]:
    """Labels in capitals, in one column, what they name in another, and a rule under it all."""
    labels = [f"{text_of((entry.label,)).upper()}:" for entry in cover]
    indent = max(map(columns_of, labels)) + _GAP
    for label, entry in zip(labels, cover, strict=True):
        lines = entry.lines or ((Run(str(pages)),),)
        rows = [row for line in lines for row in _set(line, WIDTH - indent, _End.POOR)]
        yield from _labelled(label, rows, indent)
    yield _Row("-" * WIDTH, _End.POOR)
    yield _Row("", _End.NEVER)


def _labelled(label: str, rows: Sequence[_Row], indent: int) -> list[_Row]:
    """Rows beside a label, which stands even if there is nothing beside it."""
    if not rows:
        return [_Row(label, _End.POOR)] if label else []
    first = label + " " * (indent - columns_of(label))
    return [replace(row, text=(" " * indent if at else first) + row.text) for at, row in enumerate(rows)]


def _set(line: Line, width: int, end: _End) -> list[_Row]:
    """The rows of one line; after each of them a page may end as `end` says."""
    said = tuple(broken_words(line, width))
    return [_Row(text, end, () if at else said) for at, text in enumerate(wrap(line, width))]


def _block(lines: Iterable[Line], end: _End) -> list[_Row]:
    """Lines that belong together, and an empty row under them."""
    rows = [row for line in lines for row in _set(line, WIDTH, _End.POOR)]
    return [*rows[:-1], *(replace(row, end=end) for row in rows[-1:]), *([_Row("", _End.NEVER)] if rows else [])]


def _paragraph(block: Block, following: Block | None) -> list[_Row]:
    """A paragraph or an item of a list; items stand close, and with the last one goes the closing."""
    indent = columns_of(block.label) + 1 if block.label else 0
    rows = _set(block.runs, WIDTH - indent, _End.NEVER)
    last = len(rows) - 1
    free = {*range(_TOGETHER - 1, last - _TOGETHER + 1), *([last] if following else [])}
    ended = [replace(row, end=_End.FREE) if at in free else row for at, row in enumerate(rows)]
    close = bool(block.label and following and following.label)
    return [*_labelled(block.label, ended, indent), *([] if close else [_Row("", _End.NEVER)])]


def _ending(letter: Letter) -> list[_Row]:
    """Closing, typed name and enclosures: one piece, that no page may end before."""
    parts = (_block([letter.closing], _End.POOR), _block(letter.signature, _End.POOR), letter.enclosures)
    return [*parts[0], *parts[1], *_block(parts[2], _End.POOR)]
