"""What stands on the pages of a document, in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from protest_letters.document import Document, Page, PlacedLine, PlacedPicture
from protest_letters.media.press.recent import Recent
from protest_letters.media.press.words import cut_out
from protest_letters.structure import Joint, Tag

#: What is not read with the text.
OUTSIDE = frozenset({Tag.PAGE_HEAD, Tag.PAGE_FOOT})
#: How many divided words are remembered.
_WORDS = 200
#: What can stand on a page.
Item = PlacedLine | PlacedPicture
_Cut = tuple[list[PlacedLine], list[PlacedLine]]


class ReadingOrder:
    """Puts documents in order, and remembers the divided words that it cut out of their lines."""

    def __init__(self) -> None:
        self._words: Recent[tuple[int, int], tuple[PlacedLine, PlacedLine, _Cut | None]] = Recent(_WORDS)

    def of(self, document: Document) -> list[Sequence[Item]]:
        """Return what stands on each page."""
        pages: list[Sequence[Item]] = [_in_order(page) for page in document.pages]
        if any(line.joint is Joint.DIVIDED for page in document.pages for line in page.lines):
            return self._whole(pages)
        return pages

    def _whole(self, pages: Sequence[Sequence[Item]]) -> list[Sequence[Item]]:
        """Cut divided words out of their lines."""
        lines = [
            ((number, at), item)
            for number, page in enumerate(pages)
            for at, item in enumerate(page)
            if isinstance(item, PlacedLine) and item.path[0][0] not in OUTSIDE
        ]
        pieces: dict[tuple[int, int], list[PlacedLine]] = {}
        for (here, upper), (there, lower) in pairwise(lines):
            if upper.joint is Joint.DIVIDED and upper.path == lower.path:
                above = pieces.get(here, [upper])
                cut = self._cut(above[-1], lower)
                if cut:
                    pieces[here], pieces[there] = [*above[:-1], *cut[0]], cut[1]
        return [
            [piece for at, item in enumerate(page) for piece in pieces.get((number, at), (item,))]
            for number, page in enumerate(pages)
        ]

    def _cut(self, upper: PlacedLine, lower: PlacedLine) -> _Cut | None:
        known = self._words.get((id(upper), id(lower)))
        if known is None or known[0] is not upper or known[1] is not lower:
            known = (upper, lower, cut_out(upper, lower))
            self._words.keep((id(upper), id(lower)), known)
        return known[2]


def _in_order(page: Page) -> Sequence[Item]:
    """The lines of a page, each with its path, and each picture before the line that is read after it."""
    lines = page.lines
    if not all([line.path for line in lines]):  # noqa: C419 - twice as fast as a generator
        lines = tuple(_with_path(line, at) for at, line in enumerate(lines))
    return list(_with_pictures(page, lines)) if page.pictures else lines


def _with_path(line: PlacedLine, at: int) -> PlacedLine:
    return line if line.path else replace(line, path=((Tag.PARAGRAPH, f"line {at}"),))


def _with_pictures(page: Page, lines: Sequence[PlacedLine]) -> Iterator[Item]:
    for at, line in enumerate(lines):
        yield from (picture for picture in page.pictures if picture.before == at)
        yield line
    yield from (picture for picture in page.pictures if picture.before >= len(lines))
