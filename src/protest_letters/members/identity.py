"""What a member is called in files and registers: the list's own number, else one that stays when rows move.

An id that is not given is `m` and eight signs of a SHA-256 over name, street, postcode and town, as they are compared:
capitals, accents, spaces, the alphabet and noughts before a postcode do not count. So it is the same in every encoding
of a list, wherever a row stands and whoever else is in it. Of rows that agree in all of these, the second gets `-2`,
the third `-3`. Who moves, or is spelled otherwise, gets another one: a column of the union's own numbers is better.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from protest_letters.petitions.alike import fold

#: No letter that may be read as a figure, and no e, which would make a number of some.
_ALPHABET = "0123456789abcdfghjkmnpqrstuvwxyz"
_FIRST, _LENGTH, _BITS = "m", 8, 5
#: An id of a list is as long as it can still be read on a slip.
MAX_ID = 64


def derived_id(name: str, street: str, postcode: str, city: str) -> str:
    """Return what a member is called whose row has no id, before rows that agree are told apart."""
    told = "\n".join((fold(name), fold(street), fold(postcode).replace(" ", "").lstrip("0"), fold(city)))
    number = int.from_bytes(sha256(told.encode()).digest()[:_LENGTH])
    return _FIRST + "".join(_ALPHABET[number >> at * _BITS & len(_ALPHABET) - 1] for at in range(_LENGTH))


def told_apart(ids: Sequence[str], taken: frozenset[str]) -> tuple[str, ...]:
    """Return derived ids with a number behind those that were there before, or that the list itself gives."""
    seen: Counter[str] = Counter()
    apart: list[str] = []
    used = set(taken)
    for one in ids:
        while True:
            seen[one] += 1
            named = one if seen[one] == 1 else f"{one}-{seen[one]}"
            if named not in used:
                break
        used.add(named)
        apart.append(named)
    return tuple(apart)
