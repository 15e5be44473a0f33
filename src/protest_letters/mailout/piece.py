"""What a mail-out consists of: pieces to be posted, and who gets which to sign."""

from dataclasses import dataclass
from enum import StrEnum

from protest_letters.standards.envelopes import Envelope


class Handover(StrEnum):
    """Who signs and posts, and where: asked for, never guessed."""

    HOME = "home"
    MEETING = "meeting"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Piece:
    """One letter to be posted.

    Attributes:
        id: stands in the register, on slips and checklists; never on what goes to an authority unless asked for.
        member: the id of who signs.
        addressee: the id of whom it goes to.
        office: how the addressee is called in lists, in the language of the organisation.
        posted_in, destination: the countries it goes from and to.
        language: of the letter, as in `en-GB`.
        sheets: how many sheets of paper are in it.
        paper: as in "A4".
        envelope: what it goes into; None where only letters are made.
        window: whether the address shows in a window instead of being printed on the envelope.
    """

    id: str
    member: str
    addressee: str
    office: str
    posted_in: str
    destination: str
    language: str
    sheets: int
    paper: str
    envelope: Envelope | None = None
    window: bool = False


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who gets a packet: one member, or a household that writes one letter.

    Attributes:
        member: the id of the list.
        names: everybody who signs, as they are written.
        surname: what a signing list is sorted by.
        branch: of the organisation; may be empty.
        language: in which one reads, as in `ru`.
        country: of posting.
        ties: whether the list says that somebody has ties to the country written to.
    """

    member: str
    names: tuple[str, ...]
    surname: str
    branch: str
    language: str
    country: str
    ties: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """What a signatory gets: pieces in the order in which letters and envelopes lie in it."""

    signatory: Signatory
    pieces: tuple[Piece, ...]
