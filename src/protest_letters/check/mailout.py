"""What is wrong with what happened in a mail-out: letters that keep coming back, and days that cannot be."""

from collections.abc import Iterable, Sequence

from protest_letters.mailout.register import Traced, Why
from protest_letters.mailout.reports import out_of_order, together
from protest_letters.mailout.standing import many_returns
from protest_letters.problems import Level, Problem

#: What helps, by the reason most of them came back for.
_REMEDIES = {
    Why.REFUSED: "nobody there takes them: write to another office, or through the embassy",
    Why.SUSPENDED: "the post does not carry them: write to the embassy in your own country",
}
_REMEDY = "look for a newer address, and put it into your own corrections"


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
