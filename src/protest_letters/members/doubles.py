"""Who may stand in a list twice: near names at one address, with one e-mail address, or in one town.

Only the first two are told surely enough for `--skip-duplicates`. At one address brothers and couples live: a name
that differs in one letter (Jan, Jana) is somebody else there, and so are two given names of one initial.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from protest_letters.load.tables import at_row
from protest_letters.members.member import Member
from protest_letters.petitions.alike import Alike, Likeness, find_alike, fold
from protest_letters.petitions.signatory import Signatory
from protest_letters.problems import Level, Problem

_HOW = {
    Likeness.EXACT: "the same name",
    Likeness.NAME: "the same name",
    Likeness.SWAPPED: "the names swapped",
    Likeness.SPELLING: "the name spelled nearly alike",
    Likeness.INITIALS: "initials written out",
    Likeness.ALPHABET: "the name in another alphabet",
    Likeness.LETTER: "one letter different",
}
#: How many namesakes in different towns are named.
_NAMED = 5
#: Words for a street that are written short as often as in full, as `fold` leaves them.
_SHORT = (("strasse", "str"), ("street", "st"), ("avenue", "av"), ("ave", "av"), ("road", "rd"), ("ulitsa", "ul"))
_SHORTENED = [(re.compile(rf"{full}\b"), short) for full, short in _SHORT]


@dataclass(frozen=True, slots=True)
class Double:
    """Two members who may be one.

    Attributes:
        sure: whether the later one can be left out.
        shared: what they share, in words; empty if nothing but the town.
    """

    first: Member
    again: Member
    likeness: Likeness
    sure: bool
    shared: str = ""


def address_key(member: Member) -> Hashable:
    """What is the same for all at one address: street, postcode, town, country as they are compared; None for none."""
    sender = member.sender
    if not sender.street or sender.care_of:
        # where an organisation passes mail on nobody lives
        return None
    street = fold(sender.street)
    for full, short in _SHORTENED:
        street = full.sub(short, street)
    postcode = fold(sender.postcode).replace(" ", "").lstrip("0")
    return street.replace(" ", ""), postcode, fold(sender.city), sender.country


def find_doubles(members: Sequence[Member]) -> tuple[Double, ...]:
    """Return every pair that may be one person, once, in the surest way, in the order of the later one."""
    found: dict[tuple[int, int], Double] = {}
    places: tuple[tuple[str, Callable[[Member], Hashable]], ...] = (
        ("same address", address_key),
        ("same e-mail address", lambda one: one.email.casefold() or None),
        ("", lambda one: (fold(one.sender.city), one.sender.country)),
    )
    for shared, key in places:
        for group in _groups(members, key):
            for pair, sure in _alike([members[at] for at in group], shared):
                first, again = sorted((group[pair.first], group[pair.again]))
                double = Double(members[first], members[again], pair.likeness, sure, shared)
                found.setdefault((again, first), double)
    return tuple(found[pair] for pair in sorted(found))


def _groups(members: Sequence[Member], key: Callable[[Member], Hashable]) -> Iterator[list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, member in enumerate(members):
        told = key(member)
        if told is not None:
            groups[told].append(at)
    yield from (group for group in groups.values() if len(group) > 1)


def _alike(group: Sequence[Member], shared: str) -> Iterator[tuple[Alike, bool]]:
    """Yield the pairs of a group, and whether the later one is surely the first again."""
    people = [Signatory(one.surname, one.given, one.sender.country, one.sender.organisation) for one in group]
    pairs = find_alike(people)
    initials = Counter(at for pair in pairs if pair.likeness is Likeness.INITIALS for at in (pair.first, pair.again))
    for pair in pairs:
        if pair.likeness is Likeness.LETTER and (shared or _at_one_address(group[pair.first], group[pair.again])):
            continue
        # A. may be Ann and may be Albert
        open_initials = pair.likeness is Likeness.INITIALS and max(initials[pair.first], initials[pair.again]) > 1
        yield pair, bool(shared) and not open_initials


def _at_one_address(one: Member, other: Member) -> bool:
    return address_key(one) is not None and address_key(one) == address_key(other)


def without_doubles(members: Sequence[Member]) -> tuple[tuple[Member, ...], tuple[Problem, ...]]:
    """Leave out whoever is surely in the list a second time, and say who; the first of them stays."""
    doubles = [double for double in find_doubles(members) if double.sure]
    first = {double.again.id: double for double in reversed(doubles)}
    problems = [
        Problem(one.again.place, f"is left out: {_told(one)}", "", "double-dropped", Level.NOTICE)
        for one in first.values()
    ]
    kept = tuple(member for member in members if member.id not in first)
    return kept, tuple(reversed(problems))


def about_doubles(members: Sequence[Member]) -> tuple[Problem, ...]:
    """Say who may be in the list twice, and how many namesakes there are in different towns."""
    doubles = find_doubles(members)
    said = [_problem(double) for double in doubles]
    return (*said, *_namesakes(members, doubles))


def _problem(double: Double) -> Problem:
    hint = "batch --skip-duplicates leaves it out" if double.sure else "ask whether it is the same person"
    level = Level.WARNING if double.sure else Level.NOTICE
    return Problem(double.again.place, f"may be in the list twice: {_told(double)}", hint, "doubles", level)


def _told(double: Double) -> str:
    first, again = double.first, double.again
    shared = f", {double.shared}" if double.shared else f" in {first.sender.city}"
    how = f"{_HOW[double.likeness]}{shared}"
    return f"{again.sender.name} and {first.sender.name} ({at_row(first.row, first.line)}): {how}"


def _namesakes(members: Sequence[Member], doubles: Sequence[Double]) -> Iterator[Problem]:
    told = {member.id for double in doubles for member in (double.first, double.again)}
    towns: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        if member.id not in told and member.given:
            towns[fold(member.sender.name)].append(member)
    shared = [group for group in towns.values() if len(group) > 1]
    if shared:
        names = ", ".join(
            f"{group[0].sender.name} ({', '.join(_town(one) for one in group)})" for group in shared[:_NAMED]
        )
        more = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
        what = f"people of one name in different towns: {names}{more}"
        place = shared[0][0].place.partition(": row")[0]
        yield Problem(place, what, "ask whether somebody has moved", "doubles", Level.NOTICE)


def _town(member: Member) -> str:
    return f"{member.sender.city}, {at_row(member.row, member.line)}"
