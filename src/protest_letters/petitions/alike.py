"""Which two entries of a list may be one person: pairs, found by keys and said in no words.

Names are compared as `folded`: small letters, no accents, Cyrillic in Latin letters, hyphens as spaces. Every
comparison looks its partners up by a key, so that a list of 100,000 takes half a minute.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from protest_letters.latin import to_ascii
from protest_letters.petitions.signatory import Signatory

#: Names shorter than this differ by a letter too easily to be taken for one another.
_LONG = 10
#: So many people of one surname and initial are compared with each other.
_COMPARED = 60
_CYRILLIC = re.compile("[Ѐ-ӿ]")
#: What the romanisations of Russian write differently, in this order, made alike.
_ALIKE = (
    *((many, "s") for many in ("shch", "schtsch", "tsch", "tch", "sch", "ch", "sh", "zh", "ts", "cz", "c", "z", "j")),
    ("kh", "h"),
    ("ou", "u"),
    ("yu", "u"),
    ("iu", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("ye", "e"),
    ("x", "ks"),
    ("w", "v"),
    ("ff", "v"),
    ("y", "i"),
)


class Likeness(StrEnum):
    """In which way two entries are alike, the surest first."""

    EXACT = "exact"
    NAME = "name"
    SWAPPED = "swapped"
    SPELLING = "spelling"
    INITIALS = "initials"
    ALPHABET = "alphabet"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Alike:
    """Two entries that may be one person, by their places in the list, the earlier first where that tells nothing."""

    first: int
    again: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Person:
    at: int
    one: Signatory
    surname: str
    given: str


def find_alike(people: Sequence[Signatory]) -> tuple[Alike, ...]:
    """Return every pair that may be one person, once, in the surest way in which it is alike."""
    folded = [_Person(at, one, fold(one.surname), fold(one.given)) for at, one in enumerate(people)]
    told: dict[tuple[int, int], Alike] = {}
    for likeness, find in _FINDERS:
        for first, again in find(folded):
            pair = (min(first.at, again.at), max(first.at, again.at))
            told.setdefault(pair, Alike(first.at, again.at, likeness))
    return tuple(told.values())


def fold(text: str) -> str:
    """Small letters without accents, in the Latin alphabet, words parted by one space."""
    plain = text.casefold() if text.isascii() else to_ascii(text).text.casefold()
    # a script that cannot be written in Latin letters is compared as it is
    return " ".join(re.findall(r"[^\W_]+", plain)) or text.casefold()


_Found = Iterator[tuple[_Person, _Person]]


def _grouped(people: Iterable[_Person], key: Callable[[_Person], Hashable]) -> Iterator[list[_Person]]:
    groups: dict[Hashable, list[_Person]] = defaultdict(list)
    for person in people:
        groups[key(person)].append(person)
    yield from (group for group in groups.values() if len(group) > 1)


def _pairs(group: Sequence[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Every later one with the first of a group."""
    yield from ((group[0], again) for again in group[1:])


def plain(text: str) -> str:
    """A text in small letters, without signs and spaces that stand only around it."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .,")


def exact_key(one: Signatory) -> Hashable:
    """What is the same for two entries of all the same words."""
    texts = (one.surname, one.given, one.country, one.town, one.role, one.organisation)
    return tuple(map(plain, texts))


def _exact(people: Sequence[_Person]) -> _Found:
    for group in _grouped(people, lambda one: exact_key(one.one)):
        yield from _pairs(group)


def _same_name(people: Sequence[_Person]) -> _Found:
    named = (one for one in people if one.given)
    for group in _grouped(named, lambda one: (plain(one.one.surname), plain(one.one.given))):
        yield from _pairs(group)


def _swapped(people: Sequence[_Person]) -> _Found:
    names: dict[tuple[str, str], _Person] = {}
    for person in people:
        if person.given and person.surname != person.given:
            first = names.get((person.given, person.surname))
            if first:
                yield first, person
            names.setdefault((person.surname, person.given), person)


def _spelled_alike(people: Sequence[_Person]) -> _Found:
    for group in _grouped(people, lambda one: (one.surname, one.given)):
        for first, again in _pairs(group):
            # of one name alone, as of a namesake, it takes more to be taken for another
            if first.given or plain(first.one.surname) != plain(again.one.surname):
                yield first, again


def _initials(people: Sequence[_Person]) -> _Found:
    for group in _grouped((one for one in people if one.given), lambda one: (one.surname, one.given[0])):
        for at, again in enumerate(islice(group, _COMPARED)):
            for first in group[:at]:
                if _shortened(first.given.split(), again.given.split()):
                    yield first, again


def _shortened(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two given names differ only in that initials stand for some of their words."""
    both = list(zip(one, other, strict=False))
    initial = any(len(a) == 1 or len(b) == 1 for a, b in both)
    return initial and one != other and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in both)


def _transliterated(people: Sequence[_Person]) -> _Found:
    for group in _grouped(
        (one for one in people if one.given), lambda one: (_skeleton(one.surname), _skeleton(one.given))
    ):
        cyrillic = [one for one in group if _CYRILLIC.search(one.one.surname)]
        latin = [one for one in group if not _CYRILLIC.search(one.one.surname)]
        if cyrillic and latin:
            first, again = sorted((cyrillic[0], latin[0]), key=lambda one: one.at)
            yield first, again


def _skeleton(folded: str) -> str:
    for written, alike in _ALIKE:
        folded = folded.replace(written, alike)
    return re.sub(r"(.)\1+", r"\1", folded)


def _one_letter(people: Sequence[_Person]) -> _Found:
    """Long names that differ by one letter, in one country or organisation: found by what is left without a letter."""
    seen: dict[Hashable, _Person] = {}
    for again in people:
        whole = f"{again.surname} {again.given}"
        if len(whole) < _LONG or not again.given:
            continue
        for shared in filter(None, (("c", plain(again.one.country)), ("o", plain(again.one.organisation)))):
            for left in _less_a_letter(whole) if shared[1] else ():
                first = seen.setdefault((shared, left), again)
                if first is not again and _differ_by_one(f"{first.surname} {first.given}", whole):
                    yield first, again


def _less_a_letter(text: str) -> Iterator[str]:
    yield text
    yield from (text[:at] + text[at + 1 :] for at in range(len(text)))


def _differ_by_one(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return (
        swapped
        or one[start + 1 :] == other[start + 1 :]
        or one[start:] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
    )


_FINDERS: tuple[tuple[Likeness, Callable[[Sequence[_Person]], _Found]], ...] = (
    (Likeness.EXACT, _exact),
    (Likeness.NAME, _same_name),
    (Likeness.SWAPPED, _swapped),
    (Likeness.SPELLING, _spelled_alike),
    (Likeness.INITIALS, _initials),
    (Likeness.ALPHABET, _transliterated),
    (Likeness.LETTER, _one_letter),
)
