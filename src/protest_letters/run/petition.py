"""Petitions: the list of those who signed, sheets to be signed with a pen, receipts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protest_letters.compose.petition import Signing, compose_petition
from protest_letters.dispatch import Campaign, Dispatch, Wish
from protest_letters.document import Artifact, Document, Typefaces
from protest_letters.layout.handover import lay_out_handover
from protest_letters.layout.petition import lay_out_petition
from protest_letters.layout.signing_sheets import lay_out_signing_sheets
from protest_letters.layout.styles import NORMAL, Style
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.model import FormOfAddress
from protest_letters.petitions.petition import Petition
from protest_letters.petitions.signatory import Signatory
from protest_letters.problems import Problem
from protest_letters.run.letters import about_tightness, about_window, texts_of
from protest_letters.run.making import Made, Piece, make_each
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane


@dataclass(frozen=True, slots=True)
class Sheets:
    """How a petition is printed.

    Attributes:
        by_pen: how many sheets to be signed with a pen are made; 0 for the printed list.
        rows: lines on each of them; 0 for as many as fit.
        handover: whether receipts are made as well.
        pane: the window that the address must show in, where one is meant.
    """

    standard: Standard
    style: Style = NORMAL
    by_pen: int = 0
    rows: int = 0
    handover: bool = False
    pane: Pane | None = None


def _spellings(one: Signatory) -> tuple[str, ...]:
    """A signatory's whole name in the ways a sheet may have it; nothing for a surname alone."""
    if not one.given:
        return ()
    return (f"{one.surname}, {one.given}", f"{one.surname} {one.given}", f"{one.given} {one.surname}")


def make_petitions(
    wish: Wish, campaign: Campaign, forms: Sequence[FormOfAddress], signing: Signing, *, sheets: Sheets
) -> Made:
    """Make the petition to everyone of a wish, as PDFs; return them and everything to be said."""
    typefaces = pt_serif(wish.fonts)

    def make(dispatch: Dispatch) -> Piece:
        petition = compose_petition(dispatch, forms, signing)
        made = dict(_documents(dispatch, petition, sheets, typefaces))
        artifacts = tuple(Artifact(name, write_pdf(document, typefaces)) for name, document in made.items())
        texts = tuple(text for name, document in made.items() for text in texts_of(document, name))
        names = tuple(name for one in signing.people for name in _spellings(one))
        return Piece(
            artifacts,
            tuple(one for document in made.values() for one in _about(dispatch, document)),
            texts,
            names,
        )

    return make_each(wish, campaign, make)


def _about(dispatch: Dispatch, document: Document) -> Iterator[Problem]:
    yield from about_window(dispatch, document)
    yield from about_tightness(dispatch, document)


def _documents(
    dispatch: Dispatch, petition: Petition, sheets: Sheets, typefaces: Typefaces
) -> Iterator[tuple[str, Document]]:
    """Yield each file's name and pages: the petition, then the receipts."""
    if sheets.by_pen:
        document = lay_out_signing_sheets(petition, sheets.standard, typefaces, sheets=sheets.by_pen, rows=sheets.rows)
    else:
        document = lay_out_petition(petition, sheets.standard, typefaces, sheets.style, pane=sheets.pane)
    yield f"{dispatch.id}.pdf", document
    if sheets.handover:
        # nobody knows how many sheets will come back, and with how many names
        known = ("", "") if sheets.by_pen else (str(len(document.pages)), str(len(petition.people)))
        receipts = lay_out_handover(petition, sheets.standard, typefaces, sheets=known[0], signatures=known[1])
        yield f"{dispatch.id}-handover.pdf", receipts
