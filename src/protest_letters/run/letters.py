"""Letters on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Campaign, Dispatch, Wish
from protest_letters.document import Artifact, Document
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import NORMAL, Style
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.model import FormOfAddress
from protest_letters.problems import Level, Problem
from protest_letters.run.making import Made, Piece, make_each
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane


@dataclass(frozen=True, slots=True)
class Sheet:
    """What letters are set on: the standard, the sizes, and the window that their addresses must show in.

    Without a `pane` they are meant for printed envelopes, and what a window may hide is only said.
    """

    standard: Standard
    style: Style = NORMAL
    pane: Pane | None = None


def make_letters(wish: Wish, campaign: Campaign, forms: Sequence[FormOfAddress], sheet: Sheet) -> Made:
    """Make every letter of a wish that can be made, as PDFs; return them and everything to be said."""
    typefaces = pt_serif(wish.fonts)

    def make(dispatch: Dispatch) -> Piece:
        document = lay_out(compose_letter(dispatch, forms), sheet.standard, typefaces, sheet.style, pane=sheet.pane)
        pdf = Artifact(f"{dispatch.id}.pdf", write_pdf(document, typefaces))
        return Piece((pdf,), tuple(_about_pages(dispatch, document)), texts_of(document, pdf.name))

    return make_each(wish, campaign, make)


def texts_of(document: Document, name: str) -> tuple[tuple[str, str], ...]:
    """Everything that can be read in a finished document: its pages, its description, its file's name."""
    pages = enumerate(document.pages, start=1)
    return (
        *((f"page {number}", "\n".join(line.text for line in page.lines)) for number, page in pages),
        *(
            (f"picture on page {at}", one.alternative)
            for at, page in enumerate(document.pages, 1)
            for one in page.pictures
        ),
        *_over_pages(document),
        ("title", document.title),
        ("author", document.author),
        ("keywords", document.mark),
        ("file name", name),
    )


def _over_pages(document: Document) -> Iterator[tuple[str, str]]:
    """The text without what stands round it, so that a word broken between two pages is whole."""
    if len(document.pages) > 1:
        body = [line.text for page in document.pages for line in page.lines if line.role == "body"]
        yield "text over the pages", "\n".join(body)


def about_window(dispatch: Dispatch, document: Document) -> Iterator[Problem]:
    """What may not show in the window of an envelope."""
    hint = "try it in your envelope, or use a printed envelope or a label"
    for caution in document.cautions:
        yield Problem(dispatch.id, caution, hint, "window", Level.NOTICE)


def about_tightness(dispatch: Dispatch, document: Document) -> Iterator[Problem]:
    """What was set tighter than usual."""
    for note in document.notes:
        yield Problem(dispatch.id, note, "a shorter text is set more openly", "tight", Level.NOTICE)


def _about_pages(dispatch: Dispatch, document: Document) -> Iterator[Problem]:
    """What the layout has to say: what may not show in a window, what keeps one page, and more pages than one."""
    yield from about_window(dispatch, document)
    yield from about_tightness(dispatch, document)
    if len(document.pages) > 1:
        yield Problem(
            dispatch.id, f"takes {len(document.pages)} pages", "shorten it to keep one", "pages", Level.NOTICE
        )
