"""A page: what is drawn on it, part for part, and the entry that a file has of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from protest_letters.document import Page, PlacedPicture, Typefaces
from protest_letters.media.press.content import PT_PER_MM, Segment, Typesetter, picture, rules
from protest_letters.media.press.objects import Objects
from protest_letters.media.press.pictures import write_picture
from protest_letters.media.press.reading import OUTSIDE, Item
from protest_letters.media.press.recent import Recent
from protest_letters.media.press.streams import Piece, Streams
from protest_letters.media.press.structure import FIGURE, TYPES, Mark
from protest_letters.media.press.syntax import number, text
from protest_letters.structure import Path, Tag

#: What is not read: ornaments of the layout, and what pages repeat.
_RULES = b"/Artifact<</Type/Layout>>BDC\n%b\nEMC"
_OUTSIDE: dict[str, bytes] = {
    Tag.PAGE_HEAD: b"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n%b\nEMC",
    Tag.PAGE_FOOT: b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n%b\nEMC",
}
#: How an upright page of a width and a height is drawn on a sheet on which it is turned clockwise.
_TURNS = {
    90: b"0 -1 1 0 0 %(width)b cm",
    180: b"-1 0 0 -1 %(width)b %(height)b cm",
    270: b"0 1 -1 0 %(height)b 0 cm",
}
#: How many pieces of pages are remembered.
_PIECES = 2000


@dataclass(slots=True)
class _Drawing:
    """What a page comes to: pieces, marks in the order in which they are read, pictures by their names."""

    page: Page
    key: int
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: dict[bytes, int] = field(default_factory=dict)
    count: int = 0


class PageWriter:
    """Writes what is drawn on pages, and remembers which pictures it wrote and what was drawn lately."""

    def __init__(self, objects: Objects, typefaces: Typefaces) -> None:
        self._objects = objects
        self._streams = Streams(objects)
        self._typesetter = Typesetter(typefaces)
        self._fonts = objects.reserve()
        self._pictures: dict[bytes, int] = {}
        self._pieces: Recent[tuple[bytes, ...], Piece] = Recent(_PIECES)

    def write(self, page: Page, items: Sequence[Item], key: int) -> tuple[bytes, tuple[Mark, ...]]:
        """Write what is drawn on a page; return what its entry says, and its marks in the order in which they are read.

        Args:
            page: the page.
            items: what stands on it, in that order.
            key: under which its marks are found.

        Raises:
            ProtestError: a font or a picture cannot be put into a PDF (exit codes 9, 3).
        """
        width, height = number(page.width * PT_PER_MM), number(page.height * PT_PER_MM)
        drawing = _Drawing(page, key)
        if page.turn:
            self._add(_TURNS[page.turn] % {b"width": width, b"height": height}, (), drawing)
        if page.rules:
            self._add(_RULES, (rules(page.rules, page.height),), drawing)
        self._draw(items, drawing)
        streams = b" ".join([b"%d 0 R" % one for one in self._streams.write(drawing.pieces)])
        sides = (height, width) if page.turn in (90, 270) else (width, height)
        pictures = b"".join([b"/%b %d 0 R" % one for one in drawing.pictures.items()])
        return (
            b"/Type/Page/MediaBox[0 0 %b %b]/Resources<</Font %d 0 R%b>>/Contents[%b]%b"
            % (
                *(*sides, self._fonts),
                b"/XObject<<%b>>" % pictures if pictures else b"",
                streams,
                b"/StructParents %d" % key if drawing.count else b"",
            ),
            tuple(drawing.marks),
        )

    def finish(self) -> None:
        """Write the fonts.

        Raises:
            ProtestError: a font cannot be put into a PDF (exit code 9).
        """
        fonts = self._typesetter.fonts.values()
        first = self._objects.reserve(len(fonts))
        names = b"".join(b"/%b %d 0 R" % (font.name, first + at) for at, font in enumerate(fonts))
        self._objects.put(self._fonts, [b"<<%b>>" % names])
        for at, font in enumerate(fonts):
            font.write(first + at, self._objects)

    def _draw(self, items: Sequence[Item], drawing: _Drawing) -> None:
        """Draw neighbours of which the same is to be said as one piece."""
        path: Path = ()
        said = ""
        shown: list[bytes] = []
        for item in items:
            for here, word, operators in self._segments(item, drawing):
                if here != path or word != said:
                    self._close(path, said, shown, drawing)
                    path, said, shown = here, word, []
                if operators:
                    shown.append(operators)
        self._close(path, said, shown, drawing)

    def _segments(self, item: Item, drawing: _Drawing) -> tuple[Segment, ...]:
        if isinstance(item, PlacedPicture):
            return self._picture(item, drawing)
        return self._typesetter.line(item, drawing.page.height)

    def _close(self, path: Path, said: str, shown: list[bytes], drawing: _Drawing) -> None:
        if not path:
            return
        if path[0][0] in OUTSIDE:
            self._add(_OUTSIDE[path[0][0]], shown, drawing)
            return
        drawing.marks.append(Mark(path, bool(shown)))
        if shown:
            self._add(_frame(path[-1][0], drawing.count, said), shown, drawing)
            drawing.count += 1

    def _add(self, frame: bytes, shown: Sequence[bytes], drawing: _Drawing) -> None:
        """Add a piece: what is shown, in its frame."""
        key = (frame, *shown)
        piece = self._pieces.get(key)
        if piece is None:
            piece = Piece(frame % b"\n".join(shown) if shown else frame, drawing.key)
            self._pieces.keep(key, piece)
        drawing.pieces.append(piece)

    def _picture(self, placed: PlacedPicture, drawing: _Drawing) -> tuple[Segment]:
        digest = blake2b(placed.picture.png, digest_size=16).digest()
        known = self._pictures.get(digest)
        if known is None:
            known = self._pictures[digest] = write_picture(placed.picture, self._objects)
        name = b"I%d" % len(drawing.pictures)
        drawing.pictures[name] = known
        box, operators = picture(name, placed.box, drawing.page.height)
        return (Segment(((FIGURE, placed.alternative, box),), "", operators),)


@lru_cache(maxsize=1024)
def _frame(kind: str, mark: int, said: str) -> bytes:
    """What stands round a part of the text: the number of its mark, and what is to be said for its signs."""
    if not said:
        return b"/%b<</MCID %d>>BDC\n%%b\nEMC" % (TYPES[kind][0], mark)
    return b"/Span<</MCID %d/ActualText%b>>BDC\n%%b\nEMC" % (mark, text(said).replace(b"%", b"%%"))
