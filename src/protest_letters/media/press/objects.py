"""The objects of a file as they are written: numbers, streams, and the table that says where each is."""

import zlib
from hashlib import blake2b
from itertools import accumulate, chain
from typing import BinaryIO

#: A row of the cross-reference table: what kind, where (or in which object stream), which in it.
_ROW, _WIDTHS = 8, b"[1 5 2]"
_PREDICTOR = b"/DecodeParms<</Predictor 12/Columns %d>>" % _ROW
#: So many rows are packed at once.
_ROWS = 4096
_FREE = b"\0" * 6 + b"\xff\xff"
_IN_FILE, _IN_STREAM = 1, b"\2"
#: So many objects share a stream: more are packed better, fewer are found faster.
_TOGETHER = 400
_INDICES = [at.to_bytes(2, "big") for at in range(_TOGETHER)]
#: What is shorter is hardly made shorter by packing it.
_LEAST_PACKED = 120


class Objects:
    """Writes the objects of one file in the order in which they come; keeps eight bytes of each."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = blake2b(digest_size=16)
        self._at = 0
        self._table = bytearray(_FREE)
        self._numbers: list[int] = []
        self._waiting: list[bytes] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self, count: int = 1) -> int:
        """Return the first of `count` numbers that no other object has."""
        first = len(self._table) // _ROW
        self._table += bytes(_ROW * count)
        return first

    def put(self, first: int, contents: list[bytes]) -> None:
        """Write objects of neighbouring numbers, packed together with others."""
        if len(self._waiting) + len(contents) > _TOGETHER:
            self._flush()
        for start in range(0, len(contents), _TOGETHER):
            some = contents[start : start + _TOGETHER]
            self._numbers.extend(range(first + start, first + start + len(some)))
            self._waiting.extend(some)
            if len(self._waiting) >= _TOGETHER:
                self._flush()

    def plain(self, number: int, content: bytes) -> None:
        """Write an object that can be found in the file without unpacking anything."""
        self._place(number)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def stream(self, number: int, entries: bytes, data: bytes, *, packed: bool = True) -> None:
        """Write a stream with its dictionary's entries, `packed` if that makes it shorter."""
        if packed and len(data) >= _LEAST_PACKED:
            data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
        self._place(number)
        # a line's end of two signs is none of the data, whatever these end with
        self._write(
            b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\r\nendstream\nendobj\n" % (number, entries, len(data), data)
        )

    def finish(self, root: int, info: int) -> None:
        """Write the table; nothing can follow it."""
        self._flush()
        number = self.reserve()
        start = self._at
        # before the rows are packed, theirs must be there
        self._place(number)
        size = len(self._table) // _ROW
        identity = self._digest.hexdigest().upper().encode()
        entries = b"/Type/XRef/Size %d/W%b/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode%b" % (
            *(size, _WIDTHS, root, info),
            *(identity, identity, _PREDICTOR),
        )
        self.stream(number, entries, _packed_table(bytes(self._table)), packed=False)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _flush(self) -> None:
        """Write the objects that wait for one another."""
        if not self._waiting:
            return
        number = self.reserve()
        count = len(self._waiting)
        ends = accumulate(len(content) + 1 for content in self._waiting)
        starts = chain((0,), ends)
        pairs = chain.from_iterable(zip(self._numbers, starts, strict=False))
        head = b"%d %d " * count % tuple(pairs)
        data = head + b"\n".join(self._waiting)
        self._note(number)
        self._waiting, self._numbers = [], []
        self.stream(number, b"/Type/ObjStm/N %d/First %d" % (count, len(head)), data)

    def _note(self, stream: int) -> None:
        """Write down for each waiting object that it is in a stream, and where."""
        prefix = _IN_STREAM + stream.to_bytes(5, "big")
        for at, number in enumerate(self._numbers):
            self._table[_ROW * number : _ROW * number + _ROW] = prefix + _INDICES[at]

    def _place(self, number: int) -> None:
        row = bytes((_IN_FILE,)) + self._at.to_bytes(5, "big") + b"\0\0"
        self._table[_ROW * number : _ROW * number + _ROW] = row

    def _write(self, content: bytes) -> None:
        self._stream.write(content)
        self._digest.update(content)
        self._at += len(content)


def _packed_table(table: bytes) -> bytes:
    """Pack the rows of the table as differences from the rows before, byte for byte, which takes far less room.

    That is the filter "up" of PNG. Many rows are taken at once, as a number with two bytes for each of theirs, so that
    no difference borrows from the next.
    """
    packer = zlib.compressobj()
    packed: list[bytes] = []
    for start in range(0, len(table), _ROW * _ROWS):
        block = table[start : start + _ROW * _ROWS]
        before = (bytes(_ROW) + table[max(start - _ROW, 0) : start])[-_ROW:] + block[:-_ROW]
        count = len(block) // _ROW
        difference = (_spread(block) | _spread(b"\1" * len(block)) << 8) - _spread(before)
        columns = difference.to_bytes(2 * len(block) + 1, "big")[2::2]
        rows = bytearray(b"\2" * (count * (_ROW + 1)))
        for column in range(_ROW):
            rows[column + 1 :: _ROW + 1] = columns[column::_ROW]
        packed.append(packer.compress(rows))
    return b"".join((*packed, packer.flush()))


def _spread(block: bytes) -> int:
    """Bytes as a number, with room between each and the next."""
    wide = bytearray(2 * len(block))
    wide[1::2] = block
    return int.from_bytes(wide, "big")
