"""How a mail-out stands: what happened to how many pieces, what is still open, who has not answered, what came back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from protest_letters.mailout.register import Event, Traced

#: After so many days without an answer one may ask: some weeks for the post there and back, and time to answer.
PATIENCE = 60
#: So many returns from one addressee are no accident.
MANY_RETURNS = 3
_NO_REASON = "no reason given"


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


@dataclass(frozen=True, slots=True)
class Returns:
    """What came back from one addressee, and why, the most common reason first."""

    addressee: str
    count: int
    posted: int
    reasons: tuple[tuple[str, int], ...]


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
    return tuple(standing_of(those, today, days, whom) for whom, those in _grouped(pieces).items())


def unanswered(pieces: Iterable[Traced], today: date, days: int = PATIENCE) -> tuple[Traced, ...]:
    """Return what was posted at least `days` ago and was neither answered nor returned nor withdrawn."""
    latest = today - timedelta(days=days)
    return tuple(piece for piece in pieces if _waits(piece, latest))


def _waits(piece: Traced, latest: date) -> bool:
    life = piece.life
    ended = life.returned or life.replied or life.withdrawn
    posted = life.posted is not None and life.posted <= latest
    return posted and not ended and any(one.answerable for one in piece.media)


def many_returns(pieces: Iterable[Traced]) -> tuple[Returns, ...]:
    """Return the addressees from whom `MANY_RETURNS` pieces or more came back."""
    found = []
    for addressee, those in _grouped(pieces).items():
        came_back = [piece.life.why or _NO_REASON for piece in those if piece.life.returned]
        if len(came_back) >= MANY_RETURNS:
            posted = sum(piece.life.posted is not None or piece.life.returned is not None for piece in those)
            found.append(Returns(addressee, len(came_back), posted, tuple(Counter(came_back).most_common())))
    return tuple(found)


def _grouped(pieces: Iterable[Traced]) -> dict[str, list[Traced]]:
    groups: dict[str, list[Traced]] = {}
    for piece in pieces:
        groups.setdefault(piece.addressee, []).append(piece)
    return groups
