"""What the pieces of a mail-out are made with: handed over once to whoever makes them, here or elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from protest_letters.compose.drafts import Drafts
from protest_letters.compose.envelope import compose_addressing
from protest_letters.dispatch import Campaign, Dispatch, Medium, Template
from protest_letters.document import Document
from protest_letters.fonts.reading import digest
from protest_letters.fonts.typefaces import ShapedTypefaces
from protest_letters.fonts.using import fonts_of
from protest_letters.layout.envelope import Look, lay_out_envelope
from protest_letters.layout.labels import LabelText
from protest_letters.layout.remembering import Memory
from protest_letters.layout.sheet import lay_out
from protest_letters.leaks import Protected, protect
from protest_letters.mailout.rates import Rate
from protest_letters.mailout.wish import MailoutWish
from protest_letters.media.fonts import pt_sans, pt_serif
from protest_letters.model import FormOfAddress, Picture
from protest_letters.run.labels import label_text
from protest_letters.run.mailout.kinds import Kinds, Stationery
from protest_letters.run.mailout.planned import Planned
from protest_letters.standards.label_sheet import LabelSheet
from protest_letters.standards.posts import post_of


@dataclass(frozen=True, slots=True)
class Outfit:
    """All that a mail-out is made with besides the list: values that can be sent to another process.

    Attributes:
        rates: the user's prices, which stand on instruction sheets.
        label_sheets: those there are.
        allowed: whole names of members who only bear the name of somebody protected.
        fonts: files and folders of fonts that the user names.
    """

    campaign: Campaign
    forms: tuple[FormOfAddress, ...]
    wish: MailoutWish
    rates: tuple[Rate, ...]
    label_sheets: tuple[LabelSheet, ...]
    allowed: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


class Kit:
    """An outfit unpacked: fonts opened, and whatever is the same for many pieces remembered."""

    def __init__(self, outfit: Outfit) -> None:
        self.outfit, self.wish = outfit, outfit.wish
        self.kinds = Kinds(outfit.campaign, outfit.wish, outfit.label_sheets)
        self._digests: dict[str, str] = {}

    @cached_property
    def serif(self) -> ShapedTypefaces:
        """What letters and papers are set in."""
        return pt_serif(self.outfit.fonts)

    @cached_property
    def _drafts(self) -> Drafts:
        return Drafts(self.outfit.forms)

    @cached_property
    def _memory(self) -> Memory:
        return Memory(self.serif)

    @cached_property
    def sans(self) -> ShapedTypefaces:
        """What envelopes, labels and faxes are set in."""
        return pt_sans(self.outfit.fonts)

    @cached_property
    def protected(self) -> Protected:
        """Whom nothing may name that is made for an authority."""
        return protect(self.outfit.campaign.book)

    @property
    def home(self) -> str:
        """The organisation's country, whose papers are the usual ones."""
        return self.wish.organiser.country

    def font_digests(self, document: Document) -> dict[str, str]:
        """Return the SHA-256 of every font file that a document uses, by the file's name.

        Raises:
            ProtestError: one cannot be read (exit code 9).
        """
        used = fonts_of(document)
        self._digests |= {font.path: digest(font) for font in used if font.path not in self._digests}
        return {Path(font.path).name: self._digests[font.path] for font in used}

    def stationery(self, planned: Planned) -> Stationery:
        """What a piece is printed on."""
        return self.kinds.stationery(planned.piece.posted_in)

    def dispatch(self, planned: Planned, medium: Medium, pictures: Mapping[str, Picture]) -> Dispatch:
        """Return a piece's letter by one medium, with whoever signs it."""
        reference = planned.id if self.wish.with_reference else ""
        picture = pictures.get(planned.signature)
        sender = replace(planned.sender, signature=picture, reference=reference)
        return replace(planned.ways[medium], sender=sender)

    def letter(self, dispatch: Dispatch, stationery: Stationery) -> Document:
        """Compose a letter and place it on its sheet.

        Raises:
            ProtestError: it cannot be composed or does not fit.
        """
        sheet = stationery.sheet
        letter = self._drafts.letter(dispatch)
        return lay_out(letter, sheet.standard, self._memory, sheet.style, pane=sheet.pane)

    def envelope(self, dispatch: Dispatch, stationery: Stationery) -> Document:
        """Address an envelope.

        Raises:
            ProtestError: the address does not fit (exit code 5), or the campaign lacks a form of it (3).
        """
        assert stationery.envelope is not None  # noqa: S101 - envelopes are made
        words = compose_addressing(dispatch, self.outfit.forms)
        post = post_of(dispatch.sender.country)
        return lay_out_envelope(words, stationery.envelope, post, self.sans, look=Look(stationery.window))

    def label(self, dispatch: Dispatch) -> LabelText:
        """Return what stands on an addressee's label.

        Raises:
            ProtestError: the campaign lacks a form of the name or the title (exit code 3).
        """
        return label_text(dispatch, self.outfit.forms)

    def reading(self, dispatch: Dispatch, language: str) -> Template | None:
        """Return the letter in the language that its writer reads; None if it is in it, or not written in it."""
        own = dispatch.template
        if own.language == language:
            return None
        templates = self.outfit.campaign.templates
        return next((one for one in templates if (one.id, one.language) == (own.id, language)), None)
