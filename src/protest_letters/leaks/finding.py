"""Texts searched for whom a campaign protects."""

import re
from collections.abc import Iterable, Iterator, Sequence

from protest_letters.leaks.folding import readings
from protest_letters.leaks.protecting import SURNAME, Mark, Protected, whole_names
from protest_letters.problems import ExitCode, Level, Problem

#: The rule's name in messages.
RULE = "leak"
_MEND = "take it out: nobody who reads it may learn of people on whose behalf one writes"
_SAME_NAME = "; if somebody else bears that name: --namesake for a letter, --allow for a mail-out and for check --leaks"


def find_leaks(
    texts: Iterable[tuple[str, str]], protected: Protected, allowed: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """Return a problem for each person and kind of hit, which names all places (exit code 6); none if all is harmless.

    Args:
        texts: (what it is, text): a page, a title, a file's name.
        protected: from `protect`.
        allowed: whole names, given name and surname, of others who bear a protected surname; where one is met, a
            notice says so.
    """
    names = whole_names(allowed)
    found: dict[tuple[str, str, bool], dict[str, None]] = {}
    for where, text in texts:
        for mark, spared in _hits(text, protected, names):
            found.setdefault((mark.id, mark.kind, spared), {})[where] = None
    return tuple(_problem(", ".join(places), *hit) for hit, places in found.items())


def _hits(text: str, protected: Protected, names: Sequence[re.Pattern[str]]) -> Iterator[tuple[Mark, bool]]:
    """Yield each mark that a text holds, and whether it is part of a name that is allowed."""
    for reading in readings(text):
        small = reading.lower()
        if not protected.may_hold(small):
            continue
        spared = [one.span() for name in names for one in name.finditer(small)]
        for mark in protected.marks:
            for start, end in mark.spans(reading, small):
                inside = any(first <= start and end <= last for first, last in spared)
                yield mark, mark.kind == SURNAME and inside


def _problem(where: str, identifier: str, kind: str, spared: bool) -> Problem:  # noqa: FBT001 - out of a tuple
    if spared:
        what = f"holds the {kind} of {identifier}, allowed here as part of another's whole name"
        return Problem(where, what, rule=RULE, level=Level.NOTICE)
    what = f"holds the {kind} of {identifier}, who must not be named"
    hint = _MEND + (_SAME_NAME if kind == SURNAME else "")
    return Problem(where, what, hint, RULE, code=ExitCode.UNSAFE)
