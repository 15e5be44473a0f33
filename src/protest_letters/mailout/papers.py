"""What the papers round a mail-out are made from, before they have words or places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from protest_letters.mailout.costs import Estimate
from protest_letters.mailout.piece import Handover, Organiser, Packet
from protest_letters.mailout.rates import Rate


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The instruction sheet of a packet.

    Attributes:
        packet: whose letters, and which.
        handover: where they are signed.
        organiser: who asks.
        today: the real date.
        reading: whether a copy in the member's own language lies in the packet.
        offices: how addressees are called in that language, by id; else they are called as in the piece.
        rates: the user's prices; one that is not old stands beside its letter.
    """

    packet: Packet
    handover: Handover
    organiser: Organiser
    today: date
    reading: bool = False
    offices: Mapping[str, str] = field(default_factory=dict)
    rates: Sequence[Rate] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A whole mail-out, as its checklist and the text in its folder tell it.

    Attributes:
        handover: who posts.
        organiser: who runs it.
        folder: what the folder is called.
        letters_of: the day that the letters bear.
        made_on: the real date.
        delete_by: until when the folder is deleted.
        estimate: numbers and cost.
        people: how many sign; a household's members count each.
        packets: how many packets or bundles there are.
        languages: of the letters.
        parcels: how many go to contacts; none of them is named.
        historical: whether the letters are of another time and nothing is to be posted.
        warnings: everything else the dry run warned of, a line each.
    """

    handover: Handover
    organiser: Organiser
    folder: str
    letters_of: date
    made_on: date
    delete_by: date
    estimate: Estimate
    people: int
    packets: int
    languages: tuple[str, ...]
    parcels: int = 0
    historical: bool = False
    warnings: tuple[str, ...] = ()
