"""The nouns of a mail-out's plan: who writes, every piece with what is made of it, who cannot be made anything for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from protest_letters.dispatch import Dispatch, Medium, Sender
from protest_letters.mailout.folder import Erased
from protest_letters.mailout.piece import Packet, Piece
from protest_letters.mailout.register import TOGETHER, Made
from protest_letters.members.households import Household
from protest_letters.members.member import Rejected
from protest_letters.problems import Problem


@dataclass(frozen=True, slots=True)
class Planned:
    """One piece that is to be made.

    Attributes:
        piece: as it is counted and packed; of its sheets nothing is known yet.
        ways: the letter as it goes by each medium, of nobody yet; shared by all pieces of its kind.
        sender: who writes, without the picture of a signature.
        signs: the ids of everybody who does, as the register has them.
        made: what is made of it.
        reads: the language in which who writes reads, as in `de`.
        signature: the name of a file in the folder of signatures; may be empty.
        day: for a fax: on which day of the mail-out it may be sent, from 1; 0 for none.
    """

    piece: Piece
    ways: Mapping[Medium, Dispatch]
    sender: Sender
    signs: str
    made: tuple[Made, ...]
    reads: str
    signature: str = ""
    day: int = 0

    @property
    def id(self) -> str:
        """Names it in the register."""
        return self.piece.id


@dataclass(frozen=True, slots=True)
class Before:
    """What was made before a list is looked at.

    Attributes:
        pieces: the ids of all pieces, which are not made again.
        offices: by the id of a member or household, the addressees that it has pieces for.
        dealt: how often each office was dealt.
        faxed: for whom faxes were made: organisation, branch, office, number.
    """

    pieces: frozenset[str] = frozenset()
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dealt: Mapping[str, int] = field(default_factory=dict)
    faxed: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MailoutPlan:
    """A mail-out before anything of it is made.

    Attributes:
        writers: who writes, by id: the first member's.
        planned: every piece, by id, in the order of the list.
        packets: what goes by post, in the order in which everything is printed.
        others: what goes by fax or telegram alone, each by itself.
        rejected: rows that cannot be used, or not for everybody they should go to; in the order of the list.
        problems: everything to be said.
        dealt: how often each office is dealt when this was made.
        faxed: as `Before` has it, with what is planned here.
    """

    writers: Mapping[str, Household]
    planned: Mapping[str, Planned]
    packets: tuple[Packet, ...]
    others: tuple[Packet, ...]
    rejected: tuple[Rejected, ...]
    problems: tuple[Problem, ...]
    dealt: Mapping[str, int]
    faxed: tuple[tuple[str, str, str, str], ...]

    def without_rows_of(self, erased: Erased) -> "MailoutPlan":
        """The same without the rejected rows of whoever was erased, and without what is to be said of them."""
        gone = {one.place for one in self.rejected if one.id in erased}
        return replace(
            self,
            rejected=tuple(one for one in self.rejected if one.place not in gone),
            problems=tuple(one for one in self.problems if not any(_is_at(one.where, place) for place in gone)),
        )


def _is_at(where: str, place: str) -> bool:
    """Whether a message is of a row, or of a field of it."""
    return where == place or where.startswith(f"{place}, ")


def signs(household: Household) -> str:
    """Return the ids of everybody who signs, as the register has them."""
    return TOGETHER.join(one.id for one in household.members)
