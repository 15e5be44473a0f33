"""How PDF spells numbers and texts (ISO 32000-1, 7.3)."""

import re
from functools import lru_cache

_ESCAPED = re.compile(rb"[\\()\r\n]")
#: The ends of lines, which a string would lose.
_ENDS = {b"\r": b"\\r", b"\n": b"\\n"}
#: What XML cannot hold, and a title has no use for.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=4096)
def number(value: float) -> bytes:
    """Spell a number of points, to a hundredth."""
    return b"%g" % round(value, 2) if abs(value) < 10_000 else b"%.2f" % value  # noqa: PLR2004 - %g has six digits


def string(raw: bytes) -> bytes:
    """Spell a string of bytes."""
    return b"(%b)" % _ESCAPED.sub(lambda found: _ENDS.get(found.group()) or b"\\" + found.group(), raw)


def text(value: str) -> bytes:
    """Spell a text for people: as it is if it is ASCII, else in UTF-16."""
    if value.isascii():
        return string(value.encode())
    return b"<FEFF%b>" % value.encode("utf-16-be").hex().upper().encode()


def printable(value: str) -> str:
    """Return a text without the signs that one of its two places in a file could not hold."""
    return _UNPRINTABLE.sub("\ufffd", value)
