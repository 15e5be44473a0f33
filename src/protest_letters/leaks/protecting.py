"""Whom a campaign protects, as patterns: made once for a run, compiled as late as possible."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from protest_letters.leaks.folding import fold
from protest_letters.leaks.homes import NEAR, Home, home_of
from protest_letters.leaks.spelling import START, name_clue, name_pattern
from protest_letters.model import Book, Contact, Texts

#: The kind of hit that a name of somebody else may be.
SURNAME = "surname"
#: A name this short is a word as well: it counts with a capital only.
_SHORT = 3
#: A number is known by so many of its last digits: before them may stand a country's code, an area's, or none.
_TELLING = 7
#: No part of an address is longer.
_PART = 40
_SEPARATED = r"[\s().,/+-]{0,3}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One way in which somebody can be told of: a pattern's source, and others of which one must stand near.

    Attributes:
        id: whom it tells of.
        kind: what messages call it.
        stems, clues: sources of small patterns of which one is found wherever the first is; a stem is a word's
            beginning.
        before, behind: sources of what must be found within `NEAR` signs before it or behind it; without both it
            says enough by itself.
        capital: whether the first letter must be a capital one.
    """

    id: str
    kind: str
    source: str
    stems: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()
    before: str = ""
    behind: str = ""
    capital: bool = False

    def spans(self, text: str, small: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a folded text, which is given in small letters as well."""
        for found in _compiled(self.source).finditer(small):
            start, end = found.span()
            if (not self.capital or text[start : start + 1].isupper()) and self._has_near(small, start, end):
                yield start, end

    def _has_near(self, small: str, start: int, end: int) -> bool:
        if not (self.before or self.behind):
            return True
        before, behind = small[max(start - NEAR - _PART, 0) : start], small[end : end + NEAR + _PART]
        return any(found.start() <= NEAR for found in _compiled(self.behind).finditer(behind)) or any(
            len(before) - found.end() <= NEAR for found in _compiled(self.before).finditer(before)
        )


@lru_cache(maxsize=1024)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@lru_cache(maxsize=8192)
def _holds(line: str, stems: str) -> bool:
    """Whether a word of a line begins with a stem; letters share many lines."""
    return bool(_compiled(stems).search(f" {line}"))


@dataclass(frozen=True, slots=True)
class Protected:
    """Everything by which somebody protected can be told.

    `stems` is the source of a pattern for a word's beginning and the sign before it, `clues` are those of others: one
    is found wherever a mark may be. So harmless texts cost little.
    """

    marks: tuple[Mark, ...]
    stems: str
    clues: tuple[str, ...]

    def may_hold(self, small: str) -> bool:
        """Whether it is worth looking for the marks in a folded text in small letters."""
        if self.stems and any(_holds(line, self.stems) for line in small.split("\n")):
            return True
        return any(_compiled(clue).search(small) for clue in self.clues)


def protect(book: Book, *, to: str = "") -> Protected:
    """Return what a text may not hold: of the contacts, and of whom else the campaign protects.

    `to` is the id of a contact the text is for, who may be named; so may whoever has the same name or home.
    """
    people = [(one.id, one.name) for one in book.contacts] + [(one.id, one.name) for one in book.protected]
    names = [mark for identifier, name in people for mark in _names(identifier, name)]
    postcodes = frozenset(address.postcode for one in book.addressees for address in one.addresses)
    homes = [mark for one in book.contacts for mark in _home(one, postcodes)]
    numbers = [mark for one in book.contacts for mark in _numbers(one)]
    marks = (*names, *homes, *numbers)
    own = {mark.source for mark in marks if mark.id == to}
    marks = tuple(mark for mark in marks if mark.source not in own)
    stems = dict.fromkeys(stem.removeprefix(START) for mark in marks for stem in mark.stems)
    clues = dict.fromkeys(clue for mark in marks for clue in mark.clues)
    # found with the sign before it, much faster than by looking back
    begun = rf"[\W\d_](?:{'|'.join(stems)})" if stems else ""
    return Protected(marks, begun, tuple(clues))


def _names(identifier: str, name: Texts) -> Iterator[Mark]:
    """The surname, which is the last word of the name; of a double one each part."""
    spellings: dict[int, list[str]] = {}
    for _, whole in name.entries:
        words = whole.split()
        for at, part in enumerate(words[-1].split("-") if words else ()):
            spellings.setdefault(at, []).append(part)
    for group in spellings.values():
        short = min(map(len, group)) <= _SHORT
        spellings_of = tuple(dict.fromkeys(group))
        yield Mark(identifier, SURNAME, name_pattern(*spellings_of), (name_clue(*spellings_of),), capital=short)


def _home(contact: Contact, public_postcodes: frozenset[str]) -> Iterator[Mark]:
    home: Home = home_of(contact.address, contact.town_names, public_postcodes)
    if home.street and home.behind:
        # behind it nothing but what leads to the number
        found = (home.street, home.stems, home.clues)
        yield Mark(contact.id, "street with its number", *found, home.before, rf"\A{home.behind}")
    if home.street and home.others:
        found = (home.street, home.stems, home.clues)
        yield Mark(contact.id, "street with another part of the address", *found, home.others, home.others)
    if home.postcode and home.towns:
        yield Mark(contact.id, "postcode with the town", home.postcode, (), (home.postcode,), home.towns, home.towns)


def _numbers(contact: Contact) -> Iterator[Mark]:
    for number in contact.phone:
        digits = "".join(filter(str.isdigit, number))[-_TELLING:]
        pattern = _SEPARATED.join(digits) + r"(?!\d)"
        yield Mark(contact.id, "telephone", pattern, clues=(pattern,))
    for address in contact.email:
        pattern = _email(address)
        yield Mark(contact.id, "e-mail address", pattern, clues=(pattern,))


def _email(address: str) -> str:
    """An e-mail address, with its signs written out as well: name (at) example (dot) org."""
    signs = {"@": r"\s*(?:@|[(\[{]?\bat\b[)\]}]?)\s*", ".": r"\s*(?:\.|[(\[{]?\bdot\b[)\]}]?)\s*"}
    return "".join(signs.get(sign, re.escape(sign)) for sign in fold(address).lower())


def whole_names(names: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Return patterns that find whole names in a folded text; a name of one word is none."""
    return tuple(
        re.compile(r"\s+".join(re.escape(word) for word in fold(name).lower().split()))
        for name in names
        if len(name.split()) > 1
    )
