"""A mail-out made: group after group, each on the disk before the register names it; then what belongs to all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from protest_letters.mailout.costs import Estimate
from protest_letters.mailout.folder import README
from protest_letters.mailout.naming import mended_list
from protest_letters.mailout.papers import Job
from protest_letters.mailout.record import Record
from protest_letters.mailout.register import Entry, Life, Made
from protest_letters.mailout.resuming import FONT
from protest_letters.members.households import Household
from protest_letters.problems import Level, Problem
from protest_letters.run.mailout.executing import Tick
from protest_letters.run.mailout.finishing import estimate_of, job_of, lists_of, papers_of, tallies_of, warnings_of
from protest_letters.run.mailout.groups import GroupMade, Task, make_group
from protest_letters.run.mailout.leftovers import leftovers_of
from protest_letters.run.mailout.parcels import make_parcels
from protest_letters.run.mailout.preparing import Prepared
from protest_letters.run.mailout.print_files import MadeFile
from protest_letters.run.mailout.rejecting import with_refused


class Executor(Protocol):
    """Makes groups, here or elsewhere."""

    def run(self, tasks: Iterable[Task], tick: Tick) -> Iterator[GroupMade]:
        """Yield what became of each task, in their order; `tick` is told of pieces."""
        ...


class Desk(Protocol):
    """Where everything that is made goes to: a folder, or nowhere in a trial."""

    def put(self, files: Iterable[MadeFile]) -> None:
        """Write files that are never written again."""
        ...

    def keep(self, name: str, content: bytes) -> None:
        """Write a file that changes as the mail-out goes on."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file that is not needed any more."""
        ...

    def register(self, entries: Sequence[Entry]) -> None:
        """Write the register."""
        ...

    def record(self, record: Record) -> None:
        """Write how the mail-out is made."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    Attributes:
        pieces: how many were made now.
        there: how many of its list were there before.
        rejected: how many rows could not be used.
        leftovers: the file they are in.
        estimate: of the whole mail-out.
        problems: what is to be said of what was made.
    """

    pieces: int
    there: int
    rejected: int
    leftovers: str
    estimate: Estimate
    problems: tuple[Problem, ...]


class Run:
    """One run, from the first file to the last.

    Args:
        prepared: what is to be made.
        desk: where it goes to.
    """

    def __init__(self, prepared: Prepared, desk: Desk) -> None:
        self._prepared, self._desk = prepared, desk
        self._entries = list(prepared.seen.register.entries)
        self._columns = len(prepared.seen.register.others)
        self._refused: dict[str, tuple[Problem, ...]] = {}
        self._said: dict[Problem, None] = {}
        self._made = 0
        record, part = prepared.seen.given.record, replace(prepared.part, warnings=warnings_of(prepared))
        known = [one for one in record.parts if (one.sha256, one.rows) == (part.sha256, part.rows)]
        # a part that is left unfinished is ended where it is
        before = tuple(replace(one, done=True) for one in record.parts if one not in known)
        # a new part has no inputs but its own; one that is gone on with knows which fonts it uses
        inputs = known[0].inputs if known else {name: one for name, one in part.inputs.items() if FONT not in name}
        self._before, self._part = before, replace(part, results=known[0].results if known else {}, inputs=inputs)

    @property
    def _record(self) -> Record:
        return Record((*self._before, self._part))

    @property
    def _number(self) -> int:
        """Of the part, from 1."""
        return len(self._before) + 1

    def begin(self) -> None:
        """Write down what is going to be made, before anything of it is.

        Raises:
            ProtestError: the papers round it cannot be laid out, or it cannot be written (exit code 7).
        """
        # what it will come to is not known yet; that the folder holds people's data is
        papers = dict(papers_of(self._job(0), self._prepared.kit))
        self._desk.record(self._record)
        self._desk.keep(README, papers[README])
        if self._part.mended:
            name = mended_list(self._number, self._part.source)
            self._desk.put([MadeFile(name, self._prepared.seen.given.raw)])

    def make_groups(self, executor: Executor, tick: Tick) -> None:
        """Make and write what is not made yet.

        Args:
            executor: makes it.
            tick: is told of how many pieces more it is known what became of them.

        Raises:
            ProtestError: it cannot be made at all, or written.
        """
        for made in executor.run(self._prepared.tasks(), tick):
            self._desk.put(made.files)
            results = {**self._part.results, str(made.number): made.result}
            inputs = {**self._part.inputs, **{f"{FONT}{name}": sha for name, sha in made.fonts.items()}}
            self._part = replace(self._part, results=results, inputs=inputs)
            self._desk.record(self._record)
            self._entries += self._with_lives(made.entries)
            self._desk.register(self._entries)
            self._refused |= made.refused
            self._said |= dict.fromkeys(made.said)
            self._made += len({entry.id for entry in made.entries})

    def _with_lives(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        plan = self._prepared.plan
        lives = {key: Life(consent=_consent(one)) for key, one in plan.writers.items()}
        for entry in entries:
            life = lives[plan.planned[entry.id].piece.member]
            yield replace(entry, life=life, others=("",) * self._columns)

    def finish(self) -> Outcome:
        """Make and write what belongs to all, and say what the run came to.

        Raises:
            ProtestError: something of it cannot be made or written.
        """
        prepared, desk = self._prepared, self._desk
        own = self._own()
        there = len(own) - self._made
        self._ask_again(own)
        rejected, said = with_refused(prepared.plan, self._refused, prepared.seen.given.read)
        desk.put(lists_of(prepared, own, self._number))
        parcels, about = self._parcels()
        for name, content in papers_of(self._job(parcels), prepared.kit):
            desk.keep(name, content)
        leftovers = leftovers_of(prepared, rejected, self._number)
        if leftovers.content is None:
            desk.remove(leftovers.name)
        else:
            desk.keep(leftovers.name, leftovers.content)
        self._part = replace(self._part, problems=leftovers.sha256, done=True)
        desk.record(self._record)
        problems = tuple(dict.fromkeys((*self._said, *said, *about)))
        name = leftovers.name if rejected else ""
        return Outcome(self._made, there, len(rejected), name, estimate_of(self._record, prepared.kit), problems)

    def _job(self, parcels: int) -> Job:
        people = {member for entry in self._entries for member in entry.members}
        return job_of(self._prepared, self._record, len(people), parcels)

    def _own(self) -> dict[str, list[Entry]]:
        """The rows of this part, by piece; a parcel is none."""
        rows: dict[str, list[Entry]] = {}
        for entry in self._entries[self._part.rows :]:
            if entry.medium is not Made.COPIES:
                rows.setdefault(entry.id, []).append(entry)
        return rows

    def _ask_again(self, own: Mapping[str, Sequence[Entry]]) -> None:
        """Find out once more why pieces of groups that were made earlier are not among them."""
        prepared = self._prepared
        for at, group in enumerate(prepared.groups):
            task = prepared.task(prepared.part.group + at, 1, group)
            open_ = {piece.id for packet in task.packets for piece in packet.pieces} - own.keys() - self._refused.keys()
            if open_:
                packets = tuple(
                    replace(packet, pieces=tuple(one for one in packet.pieces if one.id in open_))
                    for packet in task.packets
                )
                made = make_group(replace(task, packets=packets), prepared.kit)
                self._refused |= made.refused
                self._said |= {_lost(entry.id): None for entry in made.entries}

    def _parcels(self) -> tuple[int, tuple[Problem, ...]]:
        """Make and write the contacts' parcels, but for those that are posted; return how many there are to post."""
        parcels = make_parcels(tallies_of(self._record), self._prepared.kit)
        known = {entry.file: entry for entry in self._entries if entry.medium is Made.COPIES}
        posted = {entry.addressee for entry in known.values() if entry.life.posted}
        fresh = {one.file: one for one in parcels.entries if one.addressee not in posted}
        for file in parcels.files:
            if file.name in fresh:
                self._desk.keep(file.name, file.content)
        for at, entry in enumerate(self._entries):
            if entry.medium is Made.COPIES and entry.file in fresh:
                self._entries[at] = replace(entry, sha256=fresh.pop(entry.file).sha256)
        self._entries += (replace(one, others=("",) * self._columns) for one in fresh.values())
        self._desk.register(self._entries)
        contacts = self._prepared.kit.outfit.campaign.book.contacts
        kept = {one.id for one in contacts if one.address.evidence.historical}
        return len({one.addressee for one in parcels.entries} - kept), parcels.problems


def _consent(household: Household) -> date | None:
    """The day from which everybody who signs has agreed."""
    days = [one.consent for one in household.members]
    return max((day for day in days if day), default=None) if all(days) else None


def _lost(identity: str) -> Problem:
    what = "is planned, and neither in the register nor impossible to make"
    hint = "put its row back, or make it alone with --only"
    return Problem(identity, what, hint, "register", Level.WARNING)
