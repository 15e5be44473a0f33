"""Who lives together and writes one letter: named by the list's own column, else by surname and address."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from babel.lists import format_list

from protest_letters.dispatch import Sender
from protest_letters.load.tables import at_row
from protest_letters.members.doubles import address_key
from protest_letters.members.member import Member
from protest_letters.petitions.alike import fold
from protest_letters.problems import Level, Problem

#: Spanish y before the sound of i: Ana e Isabel, but Ana y Hiedra.
_SPANISH_AND = (" y ", " e ")
_SOUND = ("i", "hi")
_NO_SOUND = ("hia", "hie", "io")
#: Small words before a surname are no longer than this.
_PARTICLE = 3
#: How many addresses are named.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Household:
    """One member, or several who write one letter; in the order of the list."""

    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """That of its first member."""
        return self.members[0].id


def find_households(members: Sequence[Member]) -> tuple[tuple[Household, ...], tuple[Problem, ...]]:
    """Group members who write one letter together, and say who lives together and does not.

    If a list has households, they alone count; whoever has none writes alone. Else it is a surname, or a part of a
    double one, at one address. Only those are joined whose letters would say the same: of one language, to the same
    addressees, with no different words of their own.
    """
    groups: dict[Hashable, list[Member]] = {}
    for at, key in enumerate(_keys(members)):
        groups.setdefault(key if key is not None else ("alone", at), []).append(members[at])
    households: list[Household] = []
    problems: list[Problem] = []
    for group in groups.values():
        parted: dict[Hashable, list[Member]] = {}
        for member in group:
            parted.setdefault(_saying(member, group), []).append(member)
        households += [Household(tuple(one)) for one in parted.values()]
        if len(parted) > 1:
            problems.append(_apart(group))
    order = {member.id: at for at, member in enumerate(members)}
    households.sort(key=lambda one: order[one.id])
    return tuple(households), (*problems, *_neighbours(members, households))


def _keys(members: Sequence[Member]) -> Iterator[Hashable]:
    """Of each member what is the same for a household; None for somebody who writes alone."""
    if any(member.household for member in members):
        yield from (member.household or None for member in members)
        return
    names: dict[Hashable, list[set[str]]] = defaultdict(list)
    for member in members:
        address = address_key(member)
        if address is None:
            yield None
            continue
        mine = _surnames(member)
        at = next((at for at, known in enumerate(names[address]) if known & mine), len(names[address]))
        if at == len(names[address]):
            names[address].append(set())
        names[address][at] |= mine
        yield address, at


def _surnames(member: Member) -> set[str]:
    """The parts of a surname that tell a family: not de, van or von."""
    words = fold(member.surname).split()
    return {word for word in words if len(word) > _PARTICLE} or {" ".join(words)}


def _saying(member: Member, group: Sequence[Member]) -> Hashable:
    """What must be the same for two to write one letter."""
    words = {one.sender.personal for one in group if one.sender.personal}
    personal = member.sender.personal if len(words) > 1 else ""
    sender = member.sender
    written = (sender.street, sender.city, sender.country, sender.care_of)
    address = address_key(member)
    return member.language, member.to, member.not_to, personal, written if address is None else address


def _apart(group: Sequence[Member]) -> Problem:
    names = " and ".join(one.sender.name for one in group)
    what = f"{names} live together and write apart: language, addressees, own words or address differ"
    hint = "make them the same for one letter"
    return Problem(group[0].place, what, hint, "household", Level.NOTICE)


def _neighbours(members: Sequence[Member], households: Sequence[Household]) -> Iterator[Problem]:
    """Say how many at one address have different surnames, which the list does not say live together."""
    if any(member.household for member in members):
        return
    addresses: dict[Hashable, set[str]] = defaultdict(set)
    first: dict[Hashable, Member] = {}
    for household in households:
        key = address_key(household.members[0])
        if key is not None:
            addresses[key].add(household.id)
            first.setdefault(key, household.members[0])
    shared = [first[key] for key, found in addresses.items() if len(found) > 1]
    if shared:
        rows = ", ".join(at_row(one.row, one.line) for one in shared[:_NAMED])
        where = f"{len(shared)} address{'es' if shared[1:] else ''}"
        what = f"at {where} people of different surnames write apart ({rows}{' …' if shared[_NAMED:] else ''})"
        hint = "a column household with the same word joins them"
        yield Problem(shared[0].place.partition(": row")[0], what, hint, "household", Level.NOTICE)


def joint_sender(household: Household, language: str) -> Sender:
    """Return who writes a household's letter: both full names, joined as the letter's language does it.

    Post and organisation stay where all share them; words of one of them are the letter's.

    Args:
        household: one member is the sender alone.
        language: the letter's, as in `en-GB`.
    """
    senders = [member.sender for member in household.members]
    first = senders[0]
    if len(senders) == 1:
        return first
    names = tuple(one.name for one in senders)
    return replace(
        first,
        name=joined_names(names, language),
        joint=names,
        role=first.role if len({one.role for one in senders}) == 1 else "",
        organisation=first.organisation if len({one.organisation for one in senders}) == 1 else "",
        personal=next((one.personal for one in senders if one.personal), ""),
    )


def joined_names(names: Sequence[str], language: str) -> str:
    """Join whole names in a language: `Ann Sample and Bob Sample`."""
    text = format_list(list(names), locale=language.replace("-", "_") if language != "en" else "en_GB")
    last = names[-1].casefold()
    if language.partition("-")[0] == "es" and last.startswith(_SOUND) and not last.startswith(_NO_SOUND):
        before, _, behind = text.rpartition(_SPANISH_AND[0])
        return f"{before}{_SPANISH_AND[1]}{behind}" if behind == names[-1] else text
    return text
