"""One document, or a few, as the bytes of a PDF."""

from io import BytesIO

from protest_letters.document import Document, Typefaces
from protest_letters.media.press.metadata import About
from protest_letters.media.press.press import Press


def write_pdf(document: Document, typefaces: Typefaces, *others: Document) -> bytes:
    """Return the PDF of a document; the same document gives the same bytes.

    What the file says of itself is said of the first document; others follow, each in its own language.

    Raises:
        ProtestError: a font or a picture cannot be put into a PDF (exit codes 9, 3).
    """
    stream = BytesIO()
    about = About(document.language, document.title, document.author, document.mark)
    with Press(stream, about, typefaces) as press:
        for one in (document, *others):
            press.add(one)
    return stream.getvalue()
