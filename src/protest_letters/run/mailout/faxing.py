"""Which pieces go by fax: one for each organisation or branch and office, and few to a number on one day."""

from collections import Counter
from collections.abc import Sequence

from protest_letters.dispatch import Dispatch, Sender

#: So many faxes a machine gets on one day; more is jamming.
A_DAY = 3
#: For whom a fax is made, and to whom: organisation, branch, office, number.
Faxed = tuple[str, str, str, str]


class Faxes:
    """Gives out faxes, one after the other.

    Args:
        before: those there are already.
    """

    def __init__(self, before: Sequence[Faxed] = ()) -> None:
        self._made: dict[tuple[str, ...], Faxed] = {one[:3]: one for one in before}
        self._calls = Counter(number for _, _, _, number in before)

    @property
    def made(self) -> tuple[Faxed, ...]:
        """All faxes, the earlier ones among them."""
        return tuple(self._made.values())

    @property
    def days(self) -> int:
        """On how many days they can be sent."""
        return max((-(-count // A_DAY) for count in self._calls.values()), default=0)

    def day(self, sender: Sender, branch: str, dispatch: Dispatch) -> int:
        """Return on which day, from 1, a fax may be sent; 0 if there is one of this organisation and branch already."""
        number = dispatch.to.fax.value if dispatch.to.fax else ""
        fax = (sender.organisation.casefold(), branch.casefold(), dispatch.to.addressee.id, number)
        if fax[:3] in self._made:
            return 0
        self._made[fax[:3]] = fax
        self._calls[number] += 1
        return -(-self._calls[number] // A_DAY)
