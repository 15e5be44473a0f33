"""Hyphenation by patterns, after Frank Liang: letters with numbers between them; an odd one is a place to divide at.

pyphen takes every pattern of its files apart as it reads them, which takes 0.4 s for the 66,000 of German; here a
pattern is taken apart when a word first meets it.
"""

import re
from functools import cache

_DIGITS = str.maketrans("", "", "0123456789")
_NUMBERS = re.compile(r"(\d?)\D|(\d)$")


class Patterns:
    """The patterns of a language, from their text: a pattern on each line."""

    def __init__(self, text: str) -> None:
        lines = [line.strip() for line in text.split("\n")]
        # comments are among them, and are like no word
        self._written = dict(zip("\n".join(lines).translate(_DIGITS).split("\n"), lines, strict=True))
        self._numbers = cache(self._take_apart)

    def positions(self, word: str) -> list[int]:
        """Return before which letters of a word a line may end."""
        dotted = f".{word.lower()}."
        best = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, len(dotted) + 1):
                if dotted[start:end] in self._written:
                    for at, number in enumerate(self._numbers(dotted[start:end]), start):
                        best[at] = max(best[at], number)
        return [at - 1 for at, number in enumerate(best) if number % 2]

    def _take_apart(self, letters: str) -> tuple[int, ...]:
        """Return the numbers of a pattern, before each of its letters and behind the last."""
        return tuple(int(one or other or 0) for one, other in _NUMBERS.findall(self._written[letters]))
