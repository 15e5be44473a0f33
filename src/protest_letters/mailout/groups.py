"""Packets to groups: what is made, brought to the disk and put into the register at once."""

from collections.abc import Iterable, Iterator, Sequence

from protest_letters.mailout.piece import Packet

#: So many pieces a group has at most, so that a run that is stopped loses little and a print file can be handled. It
#: is a part of what a mail-out's files are called: another number makes other files.
MOST = 1000


def groups_of(packets: Iterable[Packet], most: int = MOST) -> tuple[tuple[Packet, ...], ...]:
    """Return packets in groups of at most `most` pieces, in their order; a packet is never parted."""
    return tuple(map(tuple, _groups(packets, most)))


def _groups(packets: Iterable[Packet], most: int) -> Iterator[Sequence[Packet]]:
    group: list[Packet] = []
    pieces = 0
    for packet in packets:
        if group and pieces + len(packet.pieces) > most:
            yield group
            group, pieces = [], 0
        group.append(packet)
        pieces += len(packet.pieces)
    if group:
        yield group
