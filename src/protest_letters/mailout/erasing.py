"""What goes when a mail-out is ended, or a member leaves it, and what the register keeps: counts and hashes, nobody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import count

from protest_letters.filenames import id_part, id_part_of
from protest_letters.mailout.folder import content_of, is_litter
from protest_letters.mailout.register import Entry, Life, Register, Why

#: What is kept of a reason in somebody's own words, which may tell of a person.
_OTHER = "other"
_GONE = "erased"
#: The ending of files whose rows can be taken out one by one.
TABLE = ".csv"


@dataclass(frozen=True, slots=True)
class Ending:
    """What is to be done with the files of a folder that is ended.

    Attributes:
        going: paths that go, by what they belong to.
        strangers: paths that nobody who writes a mail-out put there; they stay.
    """

    going: Mapping[str, tuple[str, ...]]
    strangers: tuple[str, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """All paths that go."""
        return tuple(name for names in self.going.values() for name in names)


@dataclass(frozen=True, slots=True)
class Parting:
    """What is to be done for one member.

    Attributes:
        member: the id.
        entries: the member's rows.
        companions: ids of those who sign with the member, whose letters these are as well.
        files: paths of files that are the member's alone, or the member's and the companions'.
        litter: paths of what interrupted runs and other programs left, which may hold anything.
        shared: files that others are in as well, with the member's rows in each.
        unsure: PDFs of which the register does not say whose they are, such as slips and lists.
        tables: CSV files that may have rows of the member.
    """

    member: str
    entries: tuple[Entry, ...]
    companions: tuple[str, ...]
    files: tuple[str, ...]
    litter: tuple[str, ...]
    shared: Mapping[str, tuple[Entry, ...]]
    unsure: tuple[str, ...]
    tables: tuple[str, ...]


def ending_of(names: Iterable[str]) -> Ending:
    """Return what of a folder goes with the mail-out."""
    going: dict[str, list[str]] = defaultdict(list)
    strangers: list[str] = []
    for name in names:
        content = content_of(name)
        if is_litter(name):
            going["what systems and interrupted runs left"].append(name)
        elif content is None:
            strangers.append(name)
        elif not content.stays:
            going[content.what].append(name)
    return Ending({what: tuple(found) for what, found in going.items()}, tuple(strangers))


def parting_of(member: str, register: Register, names: Sequence[str]) -> Parting:
    """Return what is to be done for one member; what several sign together goes with each of them."""
    mine = tuple(entry for entry in register.entries if member in entry.members)
    others = tuple(entry for entry in register.entries if member not in entry.members)
    strangers = {one for entry in others for one in entry.members}
    companions = tuple(dict.fromkeys(one for entry in mine for one in entry.members if one != member))
    my_parts = _parts((member, *(one for one in companions if one not in strangers), *(entry.id for entry in mine)))
    other_parts = _parts((*strangers, *(entry.id for entry in others)))
    inside = [name for name in names if _may_tell(name) and not is_litter(name)]
    listed, of_others = ({entry.file for entry in entries} for entries in (register.entries, others))
    files = {entry.file for entry in mine if entry.file not in of_others} & set(inside)
    unlisted = [name for name in inside if name not in listed]
    files |= {name for name in unlisted if "/" in name and id_part_of(name) in my_parts}
    rest = [name for name in unlisted if name not in files]
    return Parting(
        member=member,
        entries=mine,
        companions=companions,
        files=tuple(sorted(files)),
        litter=tuple(filter(is_litter, names)),
        shared=_by_file(entry for entry in mine if entry.file in of_others),
        unsure=tuple(name for name in rest if not name.endswith(TABLE) and id_part_of(name) not in other_parts),
        tables=tuple(name for name in rest if name.endswith(TABLE)),
    )


def _by_file(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.file:
            found[entry.file] = (*found.get(entry.file, ()), entry)
    return found


def _parts(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(map(id_part, ids))


def _may_tell(name: str) -> bool:
    content = content_of(name)
    return content is not None and content.tells


def without_member(register: Register, parting: Parting) -> Register:
    """Return a register in which a member's rows are nobody's; only where they lie in files of others stays."""
    names = _numbered({entry.id for entry in register.entries}, [entry.id for entry in parting.entries])
    kept = set(parting.shared)
    entries = tuple(
        _nobodys(entry, names[entry.id], keep_place=entry.file in kept) if parting.member in entry.members else entry
        for entry in register.entries
    )
    return replace(register, entries=entries)


def _numbered(taken: set[str], ids: Iterable[str]) -> dict[str, str]:
    """Return a name for each piece that tells nothing, and that no piece has."""
    free = (name for name in (f"{_GONE}-{number}" for number in count(1)) if name not in taken)
    return {one: next(free) for one in dict.fromkeys(ids)}


def without_members(register: Register) -> Register:
    """Return a register that has nobody in it: pieces by number, in an order that tells nothing of the list's."""
    pieces: dict[str, list[Entry]] = defaultdict(list)
    for entry in register.entries:
        pieces[entry.id].append(_nobodys(entry, "", keep_place=False))
    ordered = sorted(pieces.values(), key=lambda rows: [_sign(entry) for entry in rows])
    entries = (replace(entry, id=str(number), others=()) for number, rows in enumerate(ordered, 1) for entry in rows)
    return Register(tuple(entries), register.delimiter)


def _nobodys(entry: Entry, name: str, *, keep_place: bool) -> Entry:
    """A row with all that tells of nobody."""
    life = replace(entry.life, consent=None, why=_plain_reason(entry.life.why))
    return replace(
        entry,
        id=name,
        member="",
        file=entry.file if keep_place else "",
        first_page=entry.first_page if keep_place else 0,
        life=life,
        others=("",) * len(entry.others),
    )


def _plain_reason(why: str) -> str:
    return why if why in {"", _OTHER, *Why} else _OTHER


def _sign(entry: Entry) -> tuple[str, ...]:
    """What a row is sorted by once it is nobody's."""
    life = (str(getattr(entry.life, one.name) or "") for one in fields(Life))
    return (entry.addressee, entry.medium, *life, entry.sha256, str(entry.pages))
