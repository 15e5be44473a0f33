"""What a mail-out consists of: pieces to be posted, who gets which to sign, and who runs it."""

from dataclasses import dataclass
from enum import StrEnum

from protest_letters.standards.envelopes import Envelope


class Handover(StrEnum):
    """Who signs and posts, and where: asked for, never guessed."""

    HOME = "home"
    MEETING = "meeting"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Route:
    """From which country to which, as codes; what stays in its country is inland."""

    posted_in: str
    destination: str

    @property
    def inland(self) -> bool:
        """Whether a letter stays in its country, as one to the embassy there does."""
        return self.posted_in == self.destination


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

    @property
    def route(self) -> Route:
        """From where to where it goes."""
        return Route(self.posted_in, self.destination)


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
    """What is handed over as one: pieces in the order in which letters and envelopes lie in it.

    Attributes:
        signatory: who gets it; None where the organisation posts: then it is a bundle for one addressee.
    """

    signatory: Signatory | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Organiser:
    """Who runs a mail-out, and how members find them.

    Attributes:
        name: of the organisation.
        contact: how members ask something, as in "Tel. 030 1234567, office@example.org".
        address: where slips go back to, a line each.
        language: in which the organisation reads.
        country: where it is.
    """

    name: str
    contact: str
    address: tuple[str, ...]
    language: str
    country: str
