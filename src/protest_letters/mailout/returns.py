"""What is to be said of what happened to pieces: letters that keep coming back, and days that cannot be."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protest_letters.mailout.register import Traced, Why
from protest_letters.mailout.reports import out_of_order, together
from protest_letters.mailout.standing import pieces_by_addressee
from protest_letters.problems import Level, Problem

#: So many returns from one addressee are no accident.
MANY_RETURNS = 3
_NO_REASON = "no reason given"
#: What helps, by the reason most of them came back for.
_REMEDIES = {
    Why.REFUSED: "nobody there takes them: write to another office, or through the embassy",
    Why.SUSPENDED: "the post does not carry them: write to the embassy in your own country",
}
_REMEDY = "look for a newer address, and put it into your own corrections"


@dataclass(frozen=True, slots=True)
class Returns:
    """What came back from one addressee, and why, the most common reason first."""

    addressee: str
    count: int
    posted: int
    reasons: tuple[tuple[str, int], ...]


def many_returns(pieces: Iterable[Traced]) -> tuple[Returns, ...]:
    """Return the addressees from whom `MANY_RETURNS` pieces or more came back."""
    found = []
    for addressee, those in pieces_by_addressee(pieces).items():
        came_back = [piece.life.why or _NO_REASON for piece in those if piece.life.returned]
        if len(came_back) >= MANY_RETURNS:
            posted = sum(piece.life.posted is not None or piece.life.returned is not None for piece in those)
            found.append(Returns(addressee, len(came_back), posted, tuple(Counter(came_back).most_common())))
    return tuple(found)


def check_pieces(pieces: Sequence[Traced]) -> tuple[Problem, ...]:
    """Return what is to be said of pieces: never an error, since letters do what they like."""
    odd = [(piece.id, said) for piece in pieces for said in out_of_order(piece.life)]
    return (*about_returns(pieces), *together(odd, Level.WARNING))


def about_returns(pieces: Iterable[Traced]) -> tuple[Problem, ...]:
    """Return a warning for every addressee from whom three pieces or more came back."""
    found = []
    for one in many_returns(pieces):
        reasons = ", ".join(f"{count} {why}" for why, count in one.reasons)
        hint = _REMEDIES.get(Why(one.reasons[0][0]), _REMEDY) if one.reasons[0][0] in set(Why) else _REMEDY
        what = f"{one.count} of {one.posted} came back ({reasons})"
        found.append(Problem(one.addressee, what, hint, "returns", Level.WARNING))
    return tuple(found)
