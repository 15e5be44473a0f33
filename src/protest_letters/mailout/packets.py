"""Pieces to packets: who gets which, in the one order that letters and envelopes are printed in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from protest_letters.mailout.piece import Handover, Packet, Piece, Route, Signatory
from protest_letters.petitions.collation import name_key, without_particles

#: So many letters to one addressee make a bundle.
BUNDLE = 50


def packets_of(
    pieces: Sequence[Piece], signatories: Sequence[Signatory], handover: Handover, language: str = "en"
) -> tuple[Packet, ...]:
    """Return every piece in its packet, in the order in which packets are made.

    From home: a packet for each signatory in the order of the list. At a meeting: by branch, those without one at the
    end, then by surname. Where the organisation posts: bundles of at most `BUNDLE` for each addressee, in the order in
    which addressees first occur. Inside a packet pieces keep their order. Who has no piece gets no packet.

    Args:
        pieces: all that is to be posted.
        signatories: in the order of the list, each id once.
        handover: who posts.
        language: of the organisation, in whose alphabet branches and surnames are sorted.

    Raises:
        ValueError: a piece is to be signed by somebody who is not among the signatories.
    """
    known = {one.member for one in signatories}
    strangers = sorted({piece.member for piece in pieces} - known)
    if strangers:
        msg = f"nobody is known as {', '.join(strangers)}"
        raise ValueError(msg)
    if handover is Handover.ORGANISATION:
        return tuple(_bundles(pieces))
    owned: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        owned[piece.member].append(piece)
    people = in_branches(signatories, language) if handover is Handover.MEETING else signatories
    return tuple(Packet(one, tuple(owned[one.member])) for one in people if one.member in owned)


def in_order(packets: Iterable[Packet]) -> tuple[Piece, ...]:
    """Return the pieces in the order in which letters and envelopes are printed."""
    return tuple(chain.from_iterable(packet.pieces for packet in packets))


def in_branches(signatories: Iterable[Signatory], language: str) -> list[Signatory]:
    """Sort people by branch, those without one at the end, then by surname, in the order of a language's alphabet."""
    key = name_key(language)

    def place(one: Signatory) -> tuple[object, ...]:
        # an id decides between namesakes, so that every list has one order
        surname, names = key(without_particles(one.surname)), key(" ".join(one.names))
        return not one.branch, key(one.branch), surname, names, one.member

    return sorted(signatories, key=place)


def _bundles(pieces: Sequence[Piece]) -> Iterator[Packet]:
    """What one addressee gets from one country, in bundles that a slip can be put on."""
    groups: dict[tuple[str, Route], list[Piece]] = defaultdict(list)
    for piece in pieces:
        groups[piece.addressee, piece.route].append(piece)
    for group in groups.values():
        for start in range(0, len(group), BUNDLE):
            yield Packet(None, tuple(group[start : start + BUNDLE]))
