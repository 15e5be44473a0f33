"""How a mail-out stands: what happened to how many pieces, what is still open, who has not answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from protest_letters.mailout.register import Event, Traced

#: After so many days without an answer one may ask: some weeks for the post there and back, and time to answer.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the pieces to one addressee are.

    Attributes:
        addressee: the id; empty for all together.
        pieces: how many there are.
        events: to how many of them each event has happened.
        open: how many are still to be posted.
        unanswered: how many were posted long ago and have come to no end.
    """

    addressee: str
    pieces: int
    events: dict[Event, int]
    open: int
    unanswered: int


def standing_of(pieces: Sequence[Traced], today: date, days: int = PATIENCE, addressee: str = "") -> Standing:
    """Count pieces.

    Args:
        pieces: those that are counted.
        today: the real date.
        days: after how many days without an answer a piece counts as unanswered.
        addressee: what the result is called.
    """
    events = {event: sum(piece.life.day(event) is not None for piece in pieces) for event in Event}
    still_open = sum(piece.life.is_open for piece in pieces)
    return Standing(addressee, len(pieces), events, still_open, len(unanswered(pieces, today, days)))


def by_addressee(pieces: Iterable[Traced], today: date, days: int = PATIENCE) -> tuple[Standing, ...]:
    """Count the pieces to each addressee, in the order in which they first occur."""
    return tuple(standing_of(those, today, days, whom) for whom, those in pieces_by_addressee(pieces).items())


def unanswered(pieces: Iterable[Traced], today: date, days: int = PATIENCE) -> tuple[Traced, ...]:
    """Return what was posted at least `days` ago and was neither answered nor returned nor withdrawn."""
    latest = today - timedelta(days=days)
    return tuple(piece for piece in pieces if _waits(piece, latest))


def _waits(piece: Traced, latest: date) -> bool:
    life = piece.life
    ended = life.returned or life.replied or life.withdrawn
    posted = life.posted is not None and life.posted <= latest
    return posted and not ended and any(one.answerable for one in piece.media)


def pieces_by_addressee(pieces: Iterable[Traced]) -> dict[str, list[Traced]]:
    """Return the pieces to each addressee, in the order in which these first occur."""
    groups: dict[str, list[Traced]] = {}
    for piece in pieces:
        groups.setdefault(piece.addressee, []).append(piece)
    return groups
