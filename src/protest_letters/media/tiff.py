"""Black and white rows to a fax machine's file: TIFF class F, profile S of RFC 3949.

Little-endian, every page one strip of Group 3 one-dimensional code, white is zero, the first dot in the lowest bit.
The file says nothing of the machine, the program or the time it was made with.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_SHORT, _LONG, _RATIONAL = 3, 4, 5
_SIZES = {_SHORT: "H", _LONG: "I", _RATIONAL: "II"}
_HEADER = struct.pack("<2sHI", b"II", 42, 8)
#: Values of more bytes than this stand outside of their entry.
_INSIDE = 4
#: Turns every byte round: coders put the first dot into the highest bit, profile S wants it in the lowest.
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))

#: A field: its tag, its type, its values.
_Field = tuple[int, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class FaxPage:
    """A page in Group 3 one-dimensional code, the first dot in the highest bit of a byte.

    Attributes:
        width, height: in dots.
        dpi: dots to the inch across.
        lpi: rows to the inch down.
    """

    code: bytes
    width: int
    height: int
    dpi: int
    lpi: int


def write_tiff(pages: Sequence[FaxPage]) -> bytes:
    """Return the file of all pages; the same pages give the same bytes."""
    written = bytearray(_HEADER)
    for number, page in enumerate(pages):
        strip = page.code.translate(_TURNED)
        padding = -len(strip) % 2
        directory = len(written)
        size = _size(_fields(page, 0, number, len(pages)))
        fields = _fields(page, directory + size, number, len(pages))
        following = directory + size + len(strip) + padding if number + 1 < len(pages) else 0
        written += _directory(fields, directory, following) + strip + bytes(padding)
    return bytes(written)


def _fields(page: FaxPage, strip_at: int, number: int, count: int) -> tuple[_Field, ...]:
    """The fields of profile S in the order of their tags."""
    return (
        (254, _LONG, (2,)),  # NewSubfileType: a page of several
        (256, _LONG, (page.width,)),
        (257, _LONG, (page.height,)),
        (258, _SHORT, (1,)),  # BitsPerSample
        (259, _SHORT, (3,)),  # Compression: Group 3
        (262, _SHORT, (0,)),  # PhotometricInterpretation: white is zero
        (266, _SHORT, (2,)),  # FillOrder: the lowest bit comes first
        (273, _LONG, (strip_at,)),  # StripOffsets
        (274, _SHORT, (1,)),  # Orientation: upright
        (277, _SHORT, (1,)),  # SamplesPerPixel
        (278, _LONG, (page.height,)),  # RowsPerStrip: one strip
        (279, _LONG, (len(page.code),)),  # StripByteCounts
        (282, _RATIONAL, (page.dpi, 1)),
        (283, _RATIONAL, (page.lpi, 1)),
        (292, _LONG, (0,)),  # T4Options: one-dimensional
        (296, _SHORT, (2,)),  # ResolutionUnit: inch
        (297, _SHORT, (number, count)),  # PageNumber
    )


def _packed(field: _Field) -> bytes:
    _, kind, values = field
    each = 2 if kind == _RATIONAL else 1
    return struct.pack("<" + _SIZES[kind] * (len(values) // each), *values)


def _size(fields: Sequence[_Field]) -> int:
    """How long a directory is with the values that stand after it."""
    outside = sum(len(_packed(field)) for field in fields if len(_packed(field)) > _INSIDE)
    return 2 + 12 * len(fields) + 4 + outside


def _directory(fields: Sequence[_Field], at: int, following: int) -> bytes:
    """A directory for the place `at`: entries, where the next one is, then the values that no entry holds."""
    entries = bytearray(struct.pack("<H", len(fields)))
    outside = bytearray()
    first = at + 2 + 12 * len(fields) + 4
    for field in fields:
        tag, kind, values = field
        value = _packed(field)
        count = len(values) // (2 if kind == _RATIONAL else 1)
        if len(value) > _INSIDE:
            value, outside = struct.pack("<I", first + len(outside)), outside + value
        entries += struct.pack("<HHI4s", tag, kind, count, value)
    return bytes(entries + struct.pack("<I", following) + outside)
