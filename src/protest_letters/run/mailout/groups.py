"""A group of packets made: print files, packets, the rows of the register, and whatever could not be made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from protest_letters.mailout.piece import Packet
from protest_letters.mailout.record import Result
from protest_letters.mailout.register import Entry
from protest_letters.model import Picture
from protest_letters.problems import Problem, ProtestError
from protest_letters.run.mailout.binding import Binder
from protest_letters.run.mailout.kinds import BY_POST
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.packing import make_inserts
from protest_letters.run.mailout.pieces import MadePiece, make_piece
from protest_letters.run.mailout.planned import Planned
from protest_letters.run.mailout.print_files import MadeFile
from protest_letters.run.mailout.tallying import Counted


@dataclass(frozen=True, slots=True)
class Task:
    """A group that is to be made: values that can be sent to another process.

    Attributes:
        number: of the group, from 1, over the whole mail-out.
        first: the number of its first packet, from 1.
        packets: in the order in which they are printed.
        planned: their pieces by id.
        pictures: signatures by the names of their files.
    """

    number: int
    first: int
    packets: tuple[Packet, ...]
    planned: Mapping[str, Planned]
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GroupMade:
    """What became of a group.

    Attributes:
        number: of the group.
        files: each once, whole.
        entries: the rows of the register, but for the pieces' lives.
        refused: the ids of pieces that could not be made, with why.
        said: what is to be said of the others.
        result: the numbers.
    """

    number: int
    files: tuple[MadeFile, ...]
    entries: tuple[Entry, ...]
    refused: Mapping[str, tuple[Problem, ...]]
    said: tuple[Problem, ...]
    result: Result


def make_group(task: Task, kit: Kit, tick: Callable[[int], None] = lambda _: None) -> GroupMade:
    """Make everything of a group; what cannot be made is said, and the rest is made.

    Args:
        task: the group.
        kit: what it is made with.
        tick: is told of how many pieces more it is known what became of them.
    """
    binder, counted = Binder(task.number, kit), Counted(duplex=kit.wish.duplex)
    refused: dict[str, tuple[Problem, ...]] = {}
    said: dict[Problem, None] = {}
    for at, packet in enumerate(task.packets):
        made = _pieces(packet, task, kit, refused)
        tick(len(packet.pieces))
        posted = [one for one in made if any(part in BY_POST for part in one.parts)]
        try:
            inserts = make_inserts(packet, posted, kit)
        except ProtestError as error:
            # nobody gets letters without what is to be done with them
            refused |= dict.fromkeys((one.planned.id for one in made), error.problems)
            continue
        for one in made:
            binder.add(one)
            said |= dict.fromkeys(one.said)
        if posted:
            counted.add(posted, inserts)
        if inserts:
            binder.add_packet(task.first + at, packet, posted, inserts)
    files, entries = binder.finish()
    return GroupMade(task.number, files, entries, refused, tuple(said), counted.result())


def _pieces(packet: Packet, task: Task, kit: Kit, refused: dict[str, tuple[Problem, ...]]) -> list[MadePiece]:
    """Make the pieces of a packet, and note which could not be made."""
    made: list[MadePiece] = []
    for piece in packet.pieces:
        try:
            made.append(make_piece(task.planned[piece.id], kit, task.pictures))
        except ProtestError as error:
            refused[piece.id] = error.problems
    return made
