"""Everything that is known before anything of a mail-out is made: what the run does, the plan, what is still open."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from protest_letters.load.digests import digest
from protest_letters.load.mailout import foreign, load_erased
from protest_letters.load.members import MemberList
from protest_letters.load.picture import load_picture
from protest_letters.load.register import load_register
from protest_letters.mailout.folder import REGISTER, Erased
from protest_letters.mailout.groups import groups_of
from protest_letters.mailout.piece import Handover, Packet
from protest_letters.mailout.record import Part, Record
from protest_letters.mailout.register import Entry, Made, Register
from protest_letters.mailout.resuming import FONT, Decision, Doing, Request, decide, part_of_row, part_to_repeat
from protest_letters.members.judging import judge_members
from protest_letters.members.member import Judged
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, raise_errors
from protest_letters.run.mailout.choosing import Labels
from protest_letters.run.mailout.groups import Task
from protest_letters.run.mailout.inputs import font_digests, inputs_of, versions
from protest_letters.run.mailout.kit import Kit, Outfit
from protest_letters.run.mailout.planned import Before, MailoutPlan, Planned
from protest_letters.run.mailout.planning import Terrain, check_mailout, plan_mailout
from protest_letters.run.member_terms import Judges, judging_terms
from protest_letters.run.register import open_elsewhere


@dataclass(frozen=True, slots=True)
class Given:
    """What a run is given, read and understood.

    Attributes:
        folder: of the mail-out.
        record: what the folder knows of how it was made.
        read, raw: the list, and its bytes.
        outfit: what is made with, and what is asked for.
        signatures: the pictures there are, by name; None if no folder was named.
        accept: whether changes are accepted.
    """

    folder: Path
    record: Record
    read: MemberList
    raw: bytes
    outfit: Outfit
    signatures: Mapping[str, Path] | None = None
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Considered:
    """A run that has been looked at.

    Attributes:
        given: what it was given, with what is asked for as it counts.
        decision: what it does, to which part.
        register: as it is now.
        problems: everything to be said so far.
    """

    given: Given
    decision: Decision
    register: Register
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A mail-out that only has to be made.

    Attributes:
        seen: the run as it was looked at.
        part: what it makes, as the record will have it.
        plan: everything of that part.
        groups: its packets in groups, in the order in which they are made.
        kit: what pieces are made with.
        erased: for whom nothing is made.
        problems: everything to be said so far.
    """

    seen: Considered
    part: Part
    plan: MailoutPlan
    groups: tuple[tuple[Packet, ...], ...]
    kit: Kit
    erased: Erased | None
    problems: tuple[Problem, ...]

    @property
    def own(self) -> dict[str, list[Entry]]:
        """The rows of this part that the register has already, by piece."""
        rows: dict[str, list[Entry]] = {}
        for entry in self.seen.register.entries[self.part.rows :]:
            rows.setdefault(entry.id, []).append(entry)
        return rows

    def is_erased(self, member: str) -> bool:
        """Whether somebody of those who sign was erased."""
        household = self.plan.writers[member]
        return self.erased is not None and any(one.id in self.erased for one in household.members)

    def tasks(self) -> Iterator[Task]:
        """Yield the groups that the register does not have yet, each with its pictures."""
        done = self.own.keys()
        first = self.part.packet
        for at, group in enumerate(self.groups):
            if not any(piece.id in done for packet in group for piece in packet.pieces):
                yield self.task(self.part.group + at, first, group)
            first += len(group)

    def task(self, number: int, first: int, group: tuple[Packet, ...]) -> Task:
        """Return a group as it is made, without whoever was erased."""
        kept = tuple(self._without_erased(packet) for packet in group)
        planned = {piece.id: self.plan.planned[piece.id] for packet in kept for piece in packet.pieces}
        return Task(number, first, kept, planned, self.pictures(planned.values()))

    def _without_erased(self, packet: Packet) -> Packet:
        if self.erased is None:
            return packet
        return replace(packet, pieces=tuple(one for one in packet.pieces if not self.is_erased(one.member)))

    def pictures(self, pieces: Iterable[Planned]) -> dict[str, Picture]:
        """Return the signatures that pieces need, by the names of their files."""
        files = self.seen.given.signatures or {}
        names = dict.fromkeys(one.signature for one in pieces)
        return {name: load_picture(files[name]) for name in names if name and name in files}


def consider(given: Given) -> Considered:
    """Decide what the run does; nothing is made or written.

    Raises:
        ProtestError: with everything that keeps the run from being made at all.
    """
    raise_errors(given.read.problems)
    kit = Kit(given.outfit)
    register, said = _register(given)
    decision = decide(given.record, _request(given, kit), len(register.entries))
    if decision.doing is Doing.NOTHING:
        said = (*said, *_absent(given, register))
    # what is gone on with has the dates on which it was begun
    outfit = replace(given.outfit, wish=decision.part.wish)
    return Considered(replace(given, outfit=outfit), decision, register, said)


def consider_again(given: Given, words: Sequence[str]) -> tuple[tuple[Considered, tuple[str, ...]], ...]:
    """Find the parts of which pieces are made again, each with the words that name them.

    Raises:
        ProtestError: with everything that keeps them from being made.
    """
    raise_errors(given.read.problems)
    register, said = _register(given)
    request = _request(given, Kit(given.outfit))
    named: dict[int, list[str]] = {}
    parts: dict[int, Part] = {}
    for word in _single(words, register):
        rows = (at for at, one in enumerate(register.entries) if word in (one.id, *one.members))
        makers = [one for one in (part_of_row(given.record, row) for row in rows) if one.sha256 == request.sha256]
        # what is none of this list's is said when it is looked for
        for maker in {one.rows: one for one in makers}.values() or [None]:
            part = part_to_repeat(given.record, request, maker)
            parts[part.rows] = part
            named.setdefault(part.rows, []).append(word)
    return tuple((_of_part(given, parts[at], register, said), tuple(words)) for at, words in named.items())


def _of_part(given: Given, part: Part, register: Register, said: tuple[Problem, ...]) -> Considered:
    outfit = replace(given.outfit, wish=part.wish)
    return Considered(replace(given, outfit=outfit), Decision(Doing.NOTHING, part), register, said)


def _single(words: Sequence[str], register: Register) -> Iterator[str]:
    """Yield each word; what is no name as a whole may be several."""
    known = {name for one in register.entries for name in (one.id, *one.members)}
    for word in words:
        yield from (word,) if word in known else re.split(r"[\s,]+", word.strip())


def prepare(seen: Considered) -> Prepared:
    """Judge a list and plan what is to be made of it; nothing is made or written.

    Raises:
        ProtestError: with everything that keeps the run from being made at all.
    """
    given = seen.given
    outfit, kit = given.outfit, Kit(given.outfit)
    check_mailout(outfit.wish, outfit.campaign, kit.kinds)
    judged = judge_members(seen.given.read, judging_terms(outfit.campaign, outfit.wish.today, _judges(given, kit)))
    labels = Labels(*(seen.given.read.label(field) for field in ("to", "country")))
    terrain = Terrain(outfit.campaign, outfit.wish, kit.kinds, before_of(seen), labels)
    plan = plan_mailout(judged, terrain)
    erased = load_erased(given.folder)
    if erased:
        raise_errors(_erased_rows(judged, erased) if seen.decision.part.mended else ())
        plan = plan.without_rows_of(erased)
    groups = groups_of((*plan.packets, *plan.others))
    part = replace(
        seen.decision.part, groups=len(groups), packets=sum(map(len, groups)), dealt=plan.dealt, faxed=plan.faxed
    )
    return Prepared(seen, part, plan, groups, kit, erased, (*seen.problems, *plan.problems))


def _erased_rows(judged: Judged, erased: Erased) -> Iterator[Problem]:
    """An error for each row of somebody who was erased, in a list of which the folder would keep a copy."""
    rows = ((one.id, one.place) for those in (judged.members, judged.rejected) for one in those)
    for identity, place in rows:
        if identity in erased:
            what, hint = "is of a member who was erased", "remove the row"
            yield Problem(place, what, hint, "piece", code=ExitCode.DATA)


def _register(given: Given) -> tuple[Register, tuple[Problem, ...]]:
    """The register as it is; a folder that is begun has none.

    Raises:
        ProtestError: it cannot be read (exit code 3), or is gone (7).
    """
    path = given.folder / REGISTER
    if not path.exists():
        if any(part.done for part in given.record.parts):
            hint = "put it back from a backup, or give another folder with -o"
            raise ProtestError([foreign(path, "is gone, and tells what was made", hint)])
        return Register((), given.read.delimiter), ()
    read = load_register(given.folder, given.outfit.wish.today)
    raise_errors(read.problems)
    return read.register, (*open_elsewhere(given.folder), *read.problems)


def _absent(given: Given, register: Register) -> Iterator[Problem]:
    """Say which files are gone of which something is still to be posted."""
    files = dict.fromkeys(one.file for one in register.entries if one.file and one.life.is_open)
    for name in files:
        if not (given.folder / name).exists():
            what = "is gone, and pieces in it are not posted yet as the register has it"
            hint = "put it back from a backup, or make its pieces again with --only"
            yield Problem(str(given.folder / name), what, hint, "register", Level.WARNING)


def _request(given: Given, kit: Kit) -> Request:
    used = {name.removeprefix(FONT) for part in given.record.parts for name in part.inputs if name.startswith(FONT)}
    # which fonts a new mail-out uses is known once it is made
    there = font_digests((kit.serif, kit.sans)) if used else {}
    fonts = {name: there.get(name, "") for name in used}
    return Request(
        source=Path(given.read.name).name,
        sha256=digest(given.raw),
        mended=any(given.read.ids),
        wish=given.outfit.wish,
        inputs=inputs_of(given.outfit, given.signatures or {}, fonts),
        versions=versions(),
        accept=given.accept,
    )


def _judges(given: Given, kit: Kit) -> Judges:
    wish = given.outfit.wish
    home = any(one in wish.media for one in (Made.LETTER, Made.ENVELOPE))
    posted = wish.handover is Handover.ORGANISATION
    return Judges(kit.serif, given.signatures, given.outfit.allowed, wish.defaults, home, posted)


def before_of(seen: Considered) -> Before:
    """What was made before the part that a run makes."""
    record, part = seen.given.record, seen.decision.part
    entries = seen.register.entries[: part.rows]
    offices: dict[str, set[str]] = {}
    for entry in entries:
        if entry.members:
            offices.setdefault(entry.members[0], set()).add(entry.addressee)
    earlier = record.parts[: record.parts.index(part)] if part in record.parts else record.parts
    last = earlier[-1] if earlier else None
    return Before(
        pieces=frozenset(entry.id for entry in entries),
        offices={member: frozenset(found) for member, found in offices.items()},
        dealt=last.dealt if last else {},
        faxed=last.faxed if last else (),
    )
