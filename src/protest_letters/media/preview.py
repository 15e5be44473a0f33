"""Finished pages as pictures, with PDFium: what a printer would show. PDFium and Pillow may be absent."""

from io import BytesIO
from typing import Any

from protest_letters.problems import ExitCode, Problem, ProtestError

_PT_PER_INCH = 72


#: What a fax's file begins with.
_TIFF = b"II*\0"


def preview(pdf: bytes, dpi: int = 100) -> tuple[bytes, ...]:
    """Return a PNG of each page of a PDF, or of a fax's TIFF; the same file and programs give the same bytes.

    Raises:
        ProtestError: the bytes are neither (exit code 3), or PDFium or Pillow is not installed (9).
    """
    pdfium = _pdfium()
    if pdf.startswith(_TIFF):
        return _rows_of(pdf)
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        problem = Problem("preview", "is no PDF that can be shown", "make the letter again", code=ExitCode.DATA)
        raise ProtestError([problem]) from None
    try:
        return tuple(_png(document[at], dpi) for at in range(len(document)))
    finally:
        document.close()


def _png(page: Any, dpi: int) -> bytes:  # noqa: ANN401 - PDFium has no types
    stream = BytesIO()
    page.render(scale=dpi / _PT_PER_INCH).to_pil().convert("RGB").save(stream, format="PNG", optimize=False)
    return stream.getvalue()


def _rows_of(tiff: bytes) -> tuple[bytes, ...]:
    """Show every dot of a fax, its rows as far apart as the dots of a row."""
    from PIL import Image, ImageSequence  # noqa: PLC0415 - an extra

    with Image.open(BytesIO(tiff), formats=("TIFF",)) as fax:
        return tuple(_square(page) for page in ImageSequence.Iterator(fax))


def _square(page: Any) -> bytes:  # noqa: ANN401 - as Pillow has it
    across, down = page.info["dpi"]
    stream = BytesIO()
    # every row stays a row of its own: no grey comes between
    page.convert("L").resize((page.width, round(page.height * across / down)), 0).save(stream, "PNG", optimize=False)
    return stream.getvalue()


def _pdfium() -> Any:  # noqa: ANN401 - a module without types
    try:
        # an extra; Pillow is what PDFium's pictures become
        import PIL.Image  # noqa: F401, PLC0415
        import pypdfium2  # noqa: PLC0415
    except ImportError:
        what = "a preview needs pypdfium2 and Pillow, which are not installed"
        hint = 'pip install "protest-letters[preview]"'
        raise ProtestError([Problem("preview", what, hint, "extra", code=ExitCode.ABSENT)]) from None
    return pypdfium2
