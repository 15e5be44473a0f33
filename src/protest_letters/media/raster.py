"""Finished pages as black and white rows of dots, with PDFium: what a fax machine would scan. Both may be absent."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from protest_letters.media.tiff import FaxPage, write_tiff
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, Problem, ProtestError

#: ITU-T T.4: a row has 1728 dots whatever the paper, 8.031 to the millimetre (204 to the inch).
WIDTH, DOTS_PER_MM, DPI = 1728, 8.031, 204
_MM_PER_PT = 25.4 / 72
#: A dot is black from a cover of three eighths on: at half the bars of е and ә break at 98 rows to the inch.
_WHITE_FROM = 160
_TAG_STRIPS = 273, 279


@dataclass(frozen=True, slots=True)
class Grid:
    """How fine a fax is: rows to the millimetre (ITU-T T.4), and the figure that a file gives for it to the inch."""

    name: str
    rows_per_mm: float
    lpi: int


#: By the names of `--resolution`; the first is the usual one.
GRIDS = (Grid("fine", 7.7, 196), Grid("standard", 3.85, 98))


def write_raster(pdf: bytes, grid: Grid) -> bytes:
    """Return the pages of a PDF as a TIFF for fax machines; the same file and programs give the same bytes.

    Raises:
        ProtestError: PDFium or Pillow is not installed (exit code 9).
    """
    pdfium = _pdfium()
    document = pdfium.PdfDocument(pdf)
    try:
        return write_tiff([_coded(_bilevel(document[at], grid, pdfium), grid) for at in range(len(document))])
    finally:
        document.close()


def _bilevel(page: Any, grid: Grid, pdfium: Any) -> Any:  # noqa: ANN401 - PDFium has no types
    """Draw a page exactly on the grid, in the middle of its rows; grey becomes ink or none, never a pattern."""
    width, height = (side * _MM_PER_PT for side in page.get_size())
    # dots and rows that a sheet fills only in part are left out, as in the tables of fax programs
    across, down = int(width * DOTS_PER_MM), int(height * grid.rows_per_mm + 1e-6)
    bitmap = pdfium.PdfBitmap.new_native(WIDTH, down, pdfium.raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, WIDTH, down)
    flags = pdfium.raw.FPDF_GRAYSCALE
    # at a quotient of pixels that is not that of the page: this call alone takes width and height
    pdfium.raw.FPDF_RenderPageBitmap(bitmap, page, (WIDTH - across) // 2, 0, across, down, 0, flags)
    return bitmap.to_pil().point([255 * (grey < _WHITE_FROM) for grey in range(256)], "1")


def _coded(ink: Any, grid: Grid) -> FaxPage:  # noqa: ANN401 - as Pillow has it
    """Let libtiff, which Pillow carries, write the Group 3 code, and take the code alone."""
    import PIL.TiffImagePlugin  # noqa: PLC0415 - an extra

    stream = BytesIO()
    # the code of a page does not know what is white: a bit that is set is ink in every fax; one strip for the page
    ink.save(stream, "TIFF", compression="group3", tiffinfo={292: 0}, strip_size=WIDTH // 8 * ink.height)
    stream.seek(0)
    with PIL.TiffImagePlugin.TiffImageFile(stream) as written:
        at, size = (written.tag_v2[tag][0] for tag in _TAG_STRIPS)
    return FaxPage(stream.getvalue()[at : at + size], ink.width, ink.height, DPI, grid.lpi)


def blackened(picture: Picture) -> Picture:
    """Return a picture of a signature in black on white, so that pale ink is not lost among white dots."""
    import PIL.Image  # noqa: PLC0415 - only where a fax is made

    with PIL.Image.open(BytesIO(picture.png)) as image:
        grey = image.convert("L")
    darkest = next(shade for shade, count in enumerate(grey.histogram()) if count)
    # ink begins halfway between the darkest stroke and the paper
    between = (darkest + 255) // 2
    stream = BytesIO()
    grey.point([255 * (value > between) for value in range(256)]).save(stream, "PNG", compress_level=9)
    return Picture(stream.getvalue(), picture.width, picture.height, picture.place)


def _pdfium() -> Any:  # noqa: ANN401 - a module without types
    try:
        # an extra; Pillow is what PDFium's pictures become
        import PIL.Image  # noqa: F401, PLC0415
        import pypdfium2  # noqa: PLC0415
        import pypdfium2.raw  # noqa: PLC0415
    except ImportError:
        what = "a fax as a picture needs pypdfium2 and Pillow, which are not installed"
        hint = 'pip install "protest-letters[fax]"'
        raise ProtestError([Problem("--tiff", what, hint, "extra", code=ExitCode.ABSENT)]) from None
    return pypdfium2
