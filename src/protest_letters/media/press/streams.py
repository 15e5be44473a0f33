"""What is drawn on pages as streams: what many pages have in common is written once (ISO 32000-1, 7.8.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from protest_letters.media.press.objects import Objects
from protest_letters.media.press.recent import Recent

#: So many bytes in a row must be known before a stream of their own is worth its place.
_WORTH = 500
#: How many streams are remembered.
_STREAMS = 200


@dataclass(slots=True)
class Piece:
    """Something drawn on pages: its operators, on which page it was drawn first, on how many in all."""

    operators: bytes
    first: int
    count: int = 0


class Streams:
    """Writes what is drawn on a page as a few streams.

    A page comes in pieces. Neighbours that have always come together are written as one stream when they come again,
    and from then on named; the others are the page's own.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._shared: Recent[tuple[bytes, ...], int] = Recent(_STREAMS)

    def write(self, pieces: Sequence[Piece]) -> list[int]:
        """Write what is new of a page; return the numbers of its streams in order."""
        streams: list[int] = []
        own: list[bytes] = []
        for (_, count), group in groupby(pieces, key=_history):
            run = tuple(piece.operators for piece in group)
            if count and sum(map(len, run)) >= _WORTH:
                if own:
                    streams.append(self._stream(own))
                    own = []
                streams.append(self._common(run))
            else:
                own.extend(run)
        if own:
            streams.append(self._stream(own))
        for piece in pieces:
            piece.count += 1
        return streams

    def _common(self, run: tuple[bytes, ...]) -> int:
        number = self._shared.get(run)
        if number is None:
            number = self._stream(run)
            self._shared.keep(run, number)
        return number

    def _stream(self, pieces: Sequence[bytes]) -> int:
        number = self._objects.reserve()
        self._objects.stream(number, b"", b"\n".join(pieces))
        return number


def _history(piece: Piece) -> tuple[int, int]:
    return piece.first, piece.count
