"""The press: takes document after document and writes them into one file, remembering no more than it must."""

from array import array
from functools import lru_cache
from types import TracebackType
from typing import BinaryIO, Self

from protest_letters.document import Document, Typefaces
from protest_letters.media.press.colour import srgb_profile
from protest_letters.media.press.metadata import About
from protest_letters.media.press.objects import Objects
from protest_letters.media.press.pages import PageWriter
from protest_letters.media.press.reading import ReadingOrder
from protest_letters.media.press.structure import Mark, plan
from protest_letters.media.press.syntax import text
from protest_letters.media.press.tree import MarkTree, PageTree

_CATALOG = (
    b"<</Type/Catalog/Pages %d 0 R/Lang %b/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"
    b"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>"
    b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2-1)"
    b"/Info(sRGB IEC61966-2-1)/DestOutputProfile %d 0 R>>]%b>>"
)


class Press:
    """Writes a file to a binary stream, which it leaves open.

    What it keeps of a document that was written are the places of its objects, eight bytes for each, the number of its
    section and that of its first page; fonts are written when all glyphs are known, at the end. The pages of each
    document are counted from one, so that whoever prints the file sees where the next one begins.
    """

    def __init__(self, stream: BinaryIO, about: About, typefaces: Typefaces) -> None:
        self._about = about
        self._objects = Objects(stream)
        self._tree, self._marks = PageTree(self._objects), MarkTree(self._objects)
        self._writer = PageWriter(self._objects, typefaces)
        self._order = ReadingOrder()
        self._structure = self._objects.reserve(2)
        self._sections: list[int] = []
        self._starts = array("L")
        self._plan = lru_cache(maxsize=256)(plan)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if kind is None:
            self.finish()

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return self._tree.count

    def add(self, document: Document) -> None:
        """Write a document after those before it, or nothing of it.

        Raises:
            ProtestError: a font or a picture cannot be put into a PDF (exit codes 9, 3); others can follow.
        """
        key = self.pages
        order = zip(document.pages, self._order.of(document), strict=True)
        written = [self._writer.write(page, items, key + at) for at, (page, items) in enumerate(order)]
        first = self._objects.reserve(len(written))
        numbers = range(first, first + len(written))
        parents = [self._tree.add(number) for number in numbers]
        entries = [b"<</Parent %d 0 R%b>>" % (parent, one) for parent, (one, _) in zip(parents, written, strict=True)]
        self._objects.put(first, entries)
        self._starts.append(key)
        self._add_structure(document.language, tuple(marks for _, marks in written), numbers, key)

    def _add_structure(self, language: str, marks: tuple[tuple[Mark, ...], ...], pages: range, key: int) -> None:
        """Write what the parts of a document's pages are; the marks of the first are found under a key."""
        planned = self._plan(marks, language if language != self._about.language else "")
        section = self._objects.reserve(planned.elements)
        elements, owners = planned.filled(self._structure + 1, section, pages)
        self._objects.put(section, elements)
        self._sections.append(section)
        for at, (row, on_page) in enumerate(zip(owners, marks, strict=True)):
            if on_page:
                self._marks.add(key + at, row)

    def finish(self) -> None:
        """Write what belongs to the whole file.

        Raises:
            ProtestError: a font cannot be put into a PDF (exit code 9).
        """
        objects = self._objects
        for part in (self._writer, self._tree, self._marks):
            part.finish()
        sections = b" ".join(b"%d 0 R" % number for number in self._sections)
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R>>" % (self._structure + 1, self._marks.number)
        whole = b"<</S/Document/P %d 0 R/K[%b]>>" % (self._structure, sections)
        objects.put(self._structure, [root, whole])
        metadata, profile, catalog, info = range(first := objects.reserve(4), first + 4)
        labels = b"/PageLabels %d 0 R" % self._write_labels() if len(self._starts) > 1 else b""
        objects.stream(metadata, b"/Type/Metadata/Subtype/XML", self._about.packet(), packed=False)
        objects.stream(profile, b"/N 3", srgb_profile())
        language = text(self._about.language)
        values = (self._tree.number, language, self._structure, metadata, profile, labels)
        objects.plain(catalog, _CATALOG % values)
        objects.plain(info, self._about.info())
        objects.finish(catalog, info)

    def _write_labels(self) -> int:
        """Write that pages are counted anew in each document (ISO 32000-1, 12.4.2); return the number of the object."""
        number = self._objects.reserve()
        self._objects.put(number, [b"<</Nums[%b]>>" % b" ".join([b"%d<</S/D>>" % start for start in self._starts])])
        return number
