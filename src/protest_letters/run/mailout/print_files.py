"""Files of many documents, for printing: one after the other, and where each of them lies."""

from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO

from protest_letters.document import Document, Page, Typefaces
from protest_letters.media.press.metadata import About
from protest_letters.media.press.press import Press


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file: its path in the folder, with `/`, and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, in small hexadecimal digits."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies in a file: its first page, from 1, and how many pages it has."""

    first: int
    pages: int


class PrintFile:
    """A file that grows by one document after the other.

    Args:
        name: its path in the folder.
        about: what it says of itself.
        typefaces: of all documents.
        duplex: whether each document is filled up to whole sheets with an empty page.
    """

    def __init__(self, name: str, about: About, typefaces: Typefaces, *, duplex: bool = False) -> None:
        self._name, self._duplex = name, duplex
        self._stream = BytesIO()
        self._press = Press(self._stream, about, typefaces)

    @property
    def name(self) -> str:
        """Its path in the folder."""
        return self._name

    def add(self, document: Document) -> Place:
        """Add a document, and return where it lies.

        Raises:
            ProtestError: a font or a picture cannot be put into a PDF (exit codes 9, 3).
        """
        first = self._press.pages + 1
        self._press.add(padded(document) if self._duplex else document)
        return Place(first, len(document.pages))

    def finish(self) -> MadeFile:
        """Return the file; nothing can be added.

        Raises:
            ProtestError: a font cannot be put into a PDF (exit code 9).
        """
        self._press.finish()
        return MadeFile(self._name, self._stream.getvalue())


def padded(document: Document) -> Document:
    """Return a document that fills whole sheets printed on both sides."""
    if len(document.pages) % 2 == 0:
        return document
    last = document.pages[-1]
    return replace(document, pages=(*document.pages, Page(last.width, last.height, ())))
