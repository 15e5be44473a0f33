"""The order of signs on a line where letters that read from right to left are among them (Unicode, UAX 9)."""

import re
import unicodedata
from collections.abc import Sequence

#: Letters that are, or may be, read from right to left. Marks of direction alone turn nothing round.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: What puts a part of a text into another direction is passed over, as it may never end: a sign that counts as nothing.
_EMBEDDING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
_LEVEL = re.compile(r"Level\(\s*(\d+)")
#: Classes of letters with a direction of their own.
_LEFT, _RIGHT = "L", ("R", "AL")
#: Classes that take the direction of what stands round them.
_NEUTRAL = frozenset({"ON", "WS", "ES", "ET", "CS", "B", "S"})


def levels(text: str) -> tuple[int, ...]:
    """The embedding level of each sign, even where one reads from left to right; empty if all of it is read so.

    The line is one of a letter that reads from left to right. A text that has only letters of the other direction, such
    as a name, reads from right to left with all its punctuation; the spaces at its ends stay where the line has them.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return ()
    core = text.translate(_EMBEDDING).strip()
    before = len(text) - len(text.lstrip())
    found = _levels(core)
    return (*(0,) * before, *found, *(0,) * (len(text) - before - len(core)))


def _levels(text: str) -> list[int]:
    from bidi import get_display  # noqa: PLC0415 - only a name that reads from right to left waits for it

    classes = [unicodedata.bidirectional(sign) for sign in text]
    base = "R" if _LEFT not in classes and any(one in _RIGHT for one in classes) else "L"
    # the library gives the levels, one for each byte, only in this form
    dump = str(get_display(text, base_dir=base, debug=True))
    numbers = [int(one) for one in _LEVEL.findall(dump.rpartition("levels: [")[2].partition("]")[0])]
    if len(numbers) != len(text.encode()):
        what = f"python-bidi gave {len(numbers)} levels for {len(text.encode())} bytes"
        raise RuntimeError(what)
    found: list[int] = []
    at = 0
    for sign in text:
        found.append(numbers[at])
        at += len(sign.encode())
    return found


def is_neutral(sign: str) -> bool:
    """Whether a sign takes the direction of what stands round it, as punctuation does."""
    return unicodedata.bidirectional(sign) in _NEUTRAL


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of pieces with these levels in the order in which they stand, from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
