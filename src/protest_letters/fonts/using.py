"""Which fonts a finished document uses."""

from protest_letters.document import Document
from protest_letters.glyphs import FontFile


def fonts_of(document: Document) -> tuple[FontFile, ...]:
    """The fonts whose glyphs stand on a document's pages, each once, sorted; `reading.digest` has a file's hash."""
    found = {
        glyphs.font
        for page in document.pages
        for line in page.lines
        for run in line.runs
        for glyphs in run.glyphs
        if glyphs.ids
    }
    return tuple(sorted(found, key=lambda font: (font.path, font.index, font.axes)))
