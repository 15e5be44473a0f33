"""A profile of the colours of sRGB, so that black is the same black everywhere.

Computed from IEC 61966-2-1 (the curve) and ICC.1:2001-04 (the form of the file, version 2.4; the primaries adapted to
D50 as every profile of sRGB has them), so that there is nobody whose leave is needed to pass it on.
"""

import struct
from functools import cache

#: The white of the connection space, D50, and red, green and blue seen under it (ICC.1:2001-04, annex E).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 256
#: Up to here the curve of sRGB is a straight line.
_STRAIGHT = 0.04045
_NAME, _RIGHTS = b"sRGB IEC61966-2-1", b"No copyright, use freely"


@cache
def srgb_profile() -> bytes:
    """Return an ICC profile of sRGB, about a kilobyte."""
    curve = struct.pack(">4s4xI", b"curv", _STEPS) + b"".join(
        round(_linear(at / (_STEPS - 1)) * 0xFFFF).to_bytes(2, "big") for at in range(_STEPS)
    )
    tags = {
        b"desc": _description(),
        b"cprt": b"text\0\0\0\0" + _RIGHTS + b"\0",
        b"wtpt": _colour(_WHITE),
        **{name: _colour(value) for name, value in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, data = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        # the three curves are one
        if value not in places:
            places[value] = at + len(data)
            data += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", name, places[value], len(value))
    return _head(at + len(data)) + table + data


def _head(size: int) -> bytes:
    """The first 128 bytes: a display's profile from RGB to XYZ, of the month in which the form was published."""
    words = struct.pack(
        ">I4sI4s4s4s6H4s", size, b"", 0x02400000, b"mntr", b"RGB ", b"XYZ ", 2001, 4, 1, 0, 0, 0, b"acsp"
    )
    return words + bytes(28) + _fixed(_WHITE) + bytes(48)


def _linear(value: float) -> float:
    """How much light a value of sRGB stands for."""
    return value / 12.92 if value <= _STRAIGHT else ((value + 0.055) / 1.055) ** 2.4


def _fixed(values: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _colour(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _description() -> bytes:
    """The profile's name in ASCII; the two other spellings that belong to it are empty."""
    return struct.pack(">4s4xI", b"desc", len(_NAME) + 1) + _NAME + b"\0" + bytes(4 + 4 + 2 + 1 + 67)
