"""Letters as fax machines scan them: a cover and the signed sheets, as a TIFF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.cover import compose_cover
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Campaign, Dispatch, Medium, Wish
from protest_letters.document import Artifact, Document, Typefaces
from protest_letters.layout.cover import for_fax, lay_out_cover
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import FAX_FINE, FAX_LARGE, FAX_STANDARD, Style
from protest_letters.media.fonts import pt_sans
from protest_letters.media.pdf import write_pdf
from protest_letters.media.raster import GRIDS, Grid, blackened, write_raster
from protest_letters.model import Channel, FormOfAddress
from protest_letters.problems import Level, Problem
from protest_letters.run.letters import about_tightness, texts_of
from protest_letters.run.making import Piece, make_each
from protest_letters.standards import US_LETTER_COUNTRIES, Standard
from protest_letters.standards.fax import FAX_A4, FAX_LETTER

_STYLES = {"fine": FAX_FINE, "standard": FAX_STANDARD}


@dataclass(frozen=True, slots=True)
class RasterWish:
    """How a fax is made as a picture.

    Attributes:
        grid: its resolution.
        cover: whether there is a first sheet with to, from, date, pages and subject.
        original_follows: whether that says that the letter itself comes by post.
        large: in large print.
    """

    grid: Grid = GRIDS[0]
    cover: bool = True
    original_follows: bool = False
    large: bool = False

    @property
    def style(self) -> Style:
        """The sizes of type that survive the resolution."""
        return FAX_LARGE if self.large else _STYLES[self.grid.name]


@dataclass(frozen=True, slots=True)
class RasterFax:
    """A fax ready to be sent.

    Attributes:
        artifact: the file.
        dispatch: what was made.
        number: the addressee's fax number on the letter's date.
        pages: with the cover.
        paper: as in "A4" or "US Letter".
        grid: its resolution.
    """

    artifact: Artifact
    dispatch: Dispatch
    number: Channel
    pages: int
    paper: str
    grid: Grid


def make_raster_faxes(
    wish: Wish, campaign: Campaign, forms: Sequence[FormOfAddress], how: RasterWish
) -> tuple[tuple[RasterFax, ...], tuple[Problem, ...]]:
    """Make every fax of a wish that can be made, as TIFFs; return them and everything to be said."""
    typefaces = pt_sans(wish.fonts)
    made: dict[str, RasterFax] = {}

    def make(dispatch: Dispatch) -> Piece:
        sheet = fax_sheet(dispatch, campaign)
        document = lay_out_fax(dispatch, forms, how, sheet, typefaces=typefaces)
        tiff = Artifact(f"{dispatch.id}.tiff", write_raster(write_pdf(document, typefaces), how.grid))
        number = dispatch.to.fax
        assert number is not None  # noqa: S101 - the plan saw to it
        made[tiff.name] = RasterFax(tiff, dispatch, number, len(document.pages), sheet.paper[0], how.grid)
        said = (*_about(dispatch), *about_tightness(dispatch, document))
        return Piece((tiff,), said, texts_of(document, tiff.name))

    artifacts, problems = make_each(replace(wish, medium=Medium.FAX), campaign, make)
    return tuple(made[artifact.name] for artifact in artifacts), problems


def fax_sheet(dispatch: Dispatch, campaign: Campaign) -> Standard:
    """The paper of the country where the fax arrives."""
    country = dispatch.to.addressee.host or campaign.book.country
    return FAX_LETTER if country in US_LETTER_COUNTRIES else FAX_A4


def lay_out_fax(
    dispatch: Dispatch,
    forms: Sequence[FormOfAddress],
    how: RasterWish,
    sheet: Standard,
    *,
    typefaces: Typefaces,
) -> Document:
    """Place a letter as it is scanned, with its cover.

    Raises:
        ProtestError: it cannot be composed or does not fit.
    """
    letter, style = compose_letter(dispatch, forms), how.style
    if letter.signature_picture:
        letter = replace(letter, signature_picture=blackened(letter.signature_picture))
    document = lay_out(letter, sheet, typefaces, style)
    if not how.cover:
        return for_fax(document)
    cover = compose_cover(dispatch, forms, len(document.pages) + 1, original_follows=how.original_follows)
    return for_fax(document, lay_out_cover(cover, sheet, typefaces, style))


def _about(dispatch: Dispatch) -> Iterator[Problem]:
    """Say what the receiver will miss; how old the number is, the plan has said."""
    if dispatch.sender.signature is None:
        what = "the fax is unsigned: there is no picture of a signature"
        yield Problem(dispatch.id, what, "--signature FILE puts one in", "unsigned", Level.NOTICE)
