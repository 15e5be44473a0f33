"""A PDF that is to be printed, read for its pages' sizes and its mark. PDFium does it, which may be absent."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from protest_letters.document import MM_PER_PT
from protest_letters.load._yaml import data_problem
from protest_letters.load.finished import bytes_of, load_pdfium
from protest_letters.mark import read_mark
from protest_letters.paper_mark import read_paper_mark
from protest_letters.printers import Printable
from protest_letters.problems import Problem, ProtestError

#: The letters of a large mail-out in one file have some tens of kilobytes each.
MAX_BYTES = 300_000_000
_HINT = "PDFs can be printed; make it again as one"
#: The permission to print (ISO 32000-1, table 22, bit 3); filters drop a file without it, and say nothing.
_PRINT = 1 << 2
_TIFF = (b"II*\0", b"MM\0*")


def read_printables(paths: Sequence[Path]) -> tuple[Printable, ...]:
    """Read every file.

    Raises:
        ProtestError: with everything that is wrong with all of them: there is no such file (exit code 2), it cannot be
            read or is no PDF (3), or PDFium is not installed (9).
    """
    read: list[Printable] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            read.append(_read(bytes_of(path, "print it in parts", MAX_BYTES), str(path)))
        except ProtestError as error:
            problems.extend(error.problems)
    if problems:
        # one extra is missing, however many files there are
        raise ProtestError(dict.fromkeys(problems))
    return tuple(read)


def _read(raw: bytes, name: str) -> Printable:
    if raw.startswith(_TIFF):
        what = "is a picture such as a fax, no PDF"
        raise ProtestError([data_problem(name, what, "protest letter makes the same letter as a PDF", "unreadable")])
    pdfium = load_pdfium("print", "print")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "is locked with a password" if locked else "is no PDF, or a damaged one"
        hint = "save it without one" if locked else _HINT
        raise ProtestError([data_problem(name, what, hint, "unreadable")]) from None
    try:
        if not pdfium.raw.FPDF_GetDocUserPermissions(document.raw) & _PRINT:
            what, hint = "must not be printed: its maker has forbidden it", "ask for one without that restriction"
            raise ProtestError([data_problem(name, what, hint, "unreadable")])
        return _printable(document, raw, name)
    except pdfium.PdfiumError:
        what = "is damaged: its pages cannot be read"
        raise ProtestError([data_problem(name, what, _HINT, "unreadable")]) from None
    finally:
        document.close()


def _printable(document: Any, raw: bytes, name: str) -> Printable:  # noqa: ANN401 - PDFium has no types
    looked_at = [_look_at(document[at]) for at in range(len(document))]
    sizes = tuple(size for size, _ in looked_at)
    if not sizes or any(min(size) < 1 for size in sizes):
        raise ProtestError([data_problem(name, "has no pages that can be printed", _HINT, "unreadable")])
    keywords = document.get_metadata_value("Keywords")
    return Printable(
        name,
        raw,
        sizes,
        _starts(document),
        plain=all(plain for _, plain in looked_at),
        mark=read_mark(keywords) or read_paper_mark(keywords),
    )


def _look_at(page: Any) -> tuple[tuple[float, float], bool]:  # noqa: ANN401 - PDFium has no types
    """The size of a page, and whether it lies in the file as one reads it."""
    width, height = page.get_size()
    plain = page.get_rotation() == 0 and page.get_cropbox() == page.get_mediabox()
    # a page that is open is held in memory with all that stands on it
    page.close()
    return (width * MM_PER_PT, height * MM_PER_PT), plain


def _starts(document: Any) -> tuple[int, ...]:  # noqa: ANN401 - PDFium has no types
    """The pages that are labelled as a first one, as a file of several letters has them."""
    labels = [document.get_page_label(at) for at in range(len(document))]
    return (0, *(at for at, label in enumerate(labels) if at and label == labels[0] != ""))
