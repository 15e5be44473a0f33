"""Pages to PDF with ReportLab: millimetres become points here, and nothing else is decided."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from protest_letters.document import MM_PER_PT, Document, Face, Page
from protest_letters.media.fonts import ReportLabTypefaces

PT_PER_MM = 1 / MM_PER_PT


#: What ReportLab would else take from the environment (RL_…) and from a file in the home folder, and what no argument
#: of its own can set.
_SETTINGS = {
    "useA85": 1,
    "wrapA85": 0,
    "ttfAsciiReadable": 1,
    "pdfComments": 0,
    "pdfMultiLine": 0,
    "canvas_baseColor": None,
}


@contextmanager
def _own_settings() -> Iterator[None]:
    """Keep the settings and dates of the surroundings out of the file, and give them back afterwards."""
    before = rl_config.currentSettings()  # type: ignore[attr-defined]  # the stubs lack it
    epoch = os.environ.pop("SOURCE_DATE_EPOCH", None)
    rl_config.applySettings(_SETTINGS)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        rl_config.applySettings(before)  # type: ignore[attr-defined]
        if epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = epoch


def write_pdf(document: Document, typefaces: ReportLabTypefaces) -> bytes:
    """Return the PDF of a document; the same document gives the same bytes."""
    with _own_settings():
        return _written(document, typefaces)


def _written(document: Document, typefaces: ReportLabTypefaces) -> bytes:
    first = document.pages[0]
    stream = BytesIO()
    regular = _register(typefaces, Face.REGULAR)
    canvas = Canvas(
        stream,
        pagesize=(first.width * PT_PER_MM, first.height * PT_PER_MM),
        # without it every file declares an unembedded Helvetica
        initialFontName=regular,  # type: ignore[arg-type]  # the stubs call this name a number
        invariant=1,
        pageCompression=1,
        verbosity=0,
        pdfVersion=(1, 7),
        lang=document.language,
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject("")
    canvas.setKeywords(document.mark)
    canvas.setCreator("protest")
    canvas.setProducer("protest")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")
    for page in document.pages:
        _draw(page, canvas, typefaces)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _register(typefaces: ReportLabTypefaces, face: Face) -> str:
    font = typefaces.font(face)
    pdfmetrics.registerFont(font)
    return str(font.fontName)


def _draw(page: Page, canvas: Canvas, typefaces: ReportLabTypefaces) -> None:
    width, height = page.width * PT_PER_MM, page.height * PT_PER_MM
    canvas.setPageSize((height, width) if page.turn % 180 else (width, height))
    if page.turn:
        canvas.transform(*_turn(page.turn, width, height))
    for rule in page.rules:
        canvas.setLineWidth(rule.weight_pt)
        canvas.line(
            rule.x1 * PT_PER_MM,
            (page.height - rule.y1) * PT_PER_MM,
            rule.x2 * PT_PER_MM,
            (page.height - rule.y2) * PT_PER_MM,
        )
    for placed in page.pictures:
        box = placed.box
        canvas.drawImage(
            ImageReader(BytesIO(placed.picture.png)),
            box.x * PT_PER_MM,
            (page.height - box.bottom) * PT_PER_MM,
            box.w * PT_PER_MM,
            box.h * PT_PER_MM,
        )
    for line in page.lines:
        for run in line.runs:
            canvas.setFont(_register(typefaces, run.face), line.size_pt)
            canvas.drawString(run.x * PT_PER_MM, (page.height - line.y) * PT_PER_MM, run.text)


def _turn(degrees: int, width: float, height: float) -> tuple[float, float, float, float, float, float]:
    """How an upright page is drawn on a sheet on which it is turned clockwise by 90, 180 or 270 degrees."""
    matrices = {
        90: (0, -1, 1, 0, 0, width),
        180: (-1, 0, 0, -1, width, height),
        270: (0, 1, -1, 0, height, 0),
    }
    return matrices[degrees]
