"""What a group came to in numbers, of which the record, the checklist and the notes to contacts are made."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from protest_letters.mailout.piece import Piece
from protest_letters.mailout.record import Result, Tally
from protest_letters.run.mailout.packing import Inserts, made_sheets
from protest_letters.run.mailout.pieces import MadePiece


class Counted:
    """Counts pieces and packets as they are made."""

    def __init__(self, *, duplex: bool) -> None:
        self._duplex = duplex
        self._packets = 0
        self._sheets: Counter[str] = Counter()
        self._kinds: Counter[tuple[str, Piece]] = Counter()

    def add(self, made: Sequence[MadePiece], inserts: Inserts | None) -> None:
        """Count a packet, or a bundle, of which something was made."""
        self._packets += 1
        for one in made:
            piece = made_sheets(one, duplex=self._duplex)
            self._kinds[_letter_of(one), replace(piece, id="", member="", office="")] += 1
        if inserts:
            paper = made[0].planned.piece.paper
            self._sheets[paper] += sum(
                self._sheets_of(len(document.pages)) for document in (inserts.instructions, *inserts.copies)
            )

    def _sheets_of(self, pages: int) -> int:
        return -(-pages // (2 if self._duplex else 1))

    def result(self) -> Result:
        """Return the numbers."""
        return Result(self._packets, dict(self._sheets), tuple(_tallies(self._kinds.items())))


def _letter_of(one: MadePiece) -> str:
    return next(iter(one.planned.ways.values())).template.id


def _tallies(kinds: Iterable[tuple[tuple[str, Piece], int]]) -> Iterable[Tally]:
    for (letter, one), count in kinds:
        envelope = one.envelope.id if one.envelope else ""
        yield Tally(
            *(one.addressee, letter, one.language, one.posted_in, one.destination, one.sheets, one.paper),
            envelope,
            one.window,
            count,
        )
