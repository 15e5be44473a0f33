"""The structure tree (ISO 32000-1, 14.7 and 14.8): what each part of each page is, for readers that do not see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from protest_letters.media.press.syntax import text
from protest_letters.media.press.words import SPAN
from protest_letters.structure import Path, Tag

#: The step of a path that holds a picture, with the words that stand for it, and its place.
FIGURE = "figure"
#: The names of parts in a PDF, and their attributes.
TYPES: dict[str, tuple[bytes, bytes]] = {
    Tag.TITLE: (b"H1", b""),
    Tag.HEADING: (b"H2", b""),
    Tag.PARAGRAPH: (b"P", b""),
    Tag.BLOCK: (b"Div", b""),
    Tag.LIST: (b"L", b"/A<</O/List/ListNumbering/Disc>>"),
    Tag.NUMBERED_LIST: (b"L", b"/A<</O/List/ListNumbering/Decimal>>"),
    Tag.ITEM: (b"LI", b""),
    Tag.LABEL: (b"Lbl", b""),
    Tag.TEXT: (b"LBody", b""),
    Tag.TABLE: (b"Table", b""),
    Tag.ROW: (b"TR", b""),
    Tag.COLUMN_HEAD: (b"TH", b"/A<</O/Table/Scope/Column>>"),
    Tag.ROW_HEAD: (b"TH", b"/A<</O/Table/Scope/Row>>"),
    Tag.CELL: (b"TD", b""),
    FIGURE: (b"Figure", b""),
    SPAN: (b"Span", b""),
}


class Mark(NamedTuple):
    """A part of a page as the tree has it: `is_marked` if something is shown there."""

    path: Path
    is_marked: bool


@dataclass(slots=True)
class _Element:
    """An element of the tree on its way: what it holds, elements and marks of pages, by their numbers."""

    entries: bytes
    parent: int
    page: int = -1
    kids: list[tuple[int, int]] = field(default_factory=list)
    """(-1, an element) or (a page, a mark of it)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The elements of a document, to be filled in with numbers of objects.

    Attributes:
        elements: how many there are.
        pattern: an element a line, then for each page the elements of its marks in order.
        wanted: which number goes where: that of the root, those of the elements, those of the pages.
    """

    elements: int
    pattern: bytes
    wanted: tuple[int, ...]

    def filled(self, root: int, first: int, pages: Sequence[int]) -> tuple[list[bytes], list[bytes]]:
        """Return the elements, whose numbers begin at `first`, and for each page the elements of its marks."""
        numbers = (root, *range(first, first + self.elements), *pages)
        lines = (self.pattern % itemgetter(*self.wanted)(numbers)).split(b"\n")
        return lines[: self.elements], lines[self.elements :]


def plan(pages: Sequence[Sequence[Mark]], language: str) -> Plan:
    """Plan the elements of a document, in a section with its language if it has one of its own."""
    attributes = b"/Lang%b" % text(language) if language else b""
    elements = [_Element(b"/S/Sect%b" % attributes, -1)]
    owners = _grown(elements, pages)
    pattern: list[bytes] = []
    wanted: list[int] = []
    for element in elements:
        entry, numbers = _spelled(element, len(elements))
        pattern.append(entry)
        wanted.extend(numbers)
    for page in owners:
        pattern.append(b"[%b]" % b" ".join([b"%d 0 R"] * len(page)))
        wanted.extend(1 + owner for owner in page)
    return Plan(len(elements), b"\n".join(pattern), tuple(wanted))


def _grown(elements: list[_Element], pages: Sequence[Sequence[Mark]]) -> list[list[int]]:
    """Add the elements of all pages, and return for each page the elements of its marks."""
    open_path: Path = ()
    chain = [0]
    owners: list[list[int]] = []
    for number_of_page, marks in enumerate(pages):
        page: list[int] = []
        for mark in marks:
            shared = _shared(open_path, mark.path)
            del chain[shared + 1 :]
            for step in mark.path[shared:]:
                elements.append(_Element(_entries(step), chain[-1]))
                elements[chain[-1]].kids.append((-1, len(elements) - 1))
                chain.append(len(elements) - 1)
            open_path = mark.path
            if mark.is_marked:
                element = elements[chain[-1]]
                element.page = number_of_page if element.page < 0 else element.page
                element.kids.append((number_of_page, len(page)))
                page.append(chain[-1])
        owners.append(page)
    return owners


def _shared(one: Path, other: Path) -> int:
    """How many steps two paths share from their beginnings."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def _entries(step: tuple[str, ...]) -> bytes:
    name, attributes = TYPES[step[0]]
    if step[0] == SPAN:
        _, language, said, *_ = step
        attributes = (b"/Lang%b" % text(language) if language else b"") + (
            b"/ActualText%b" % text(said) if said else b""
        )
    elif step[0] == FIGURE:
        _, alternative, box = step
        attributes = b"/Alt%b/A<</O/Layout/Placement/Block/BBox[%b]>>" % (text(alternative), box.encode())
    return b"/S/%b%b" % (name, attributes)


def _spelled(element: _Element, count: int) -> tuple[bytes, list[int]]:
    """Return an element as a pattern, and which numbers it wants."""
    wanted = [1 + element.parent]
    pattern = b"<<%b/P %%d 0 R" % element.entries.replace(b"%", b"%%")
    if element.page >= 0:
        pattern += b"/Pg %d 0 R"
        wanted.append(1 + count + element.page)
    kids: list[bytes] = []
    for page, kid in element.kids:
        if page < 0:
            kids.append(b"%d 0 R")
            wanted.append(1 + kid)
        elif page == element.page:
            kids.append(b"%d" % kid)
        else:
            kids.append(b"<</Type/MCR/Pg %%d 0 R/MCID %d>>" % kid)
            wanted.append(1 + count + page)
    if kids:
        joined = b" ".join(kids)
        pattern += b"/K %b" % joined if len(kids) == 1 else b"/K[%b]" % joined
    return pattern + b">>", wanted
