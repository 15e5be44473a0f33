"""What may be wrong with a list of signatories: said with its row, never changed.

Who the same person is, only somebody who knows the people can say. Names are compared as `folded`: small letters, no
accents, Cyrillic in Latin letters, hyphens as spaces. Every comparison looks its partners up by a key, so that a list
of 100,000 takes half a minute.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from protest_letters.latin import to_ascii
from protest_letters.petitions.signatory import Signatory
from protest_letters.postal import country_hint, known_country
from protest_letters.problems import Level, Problem

#: Names shorter than this differ by a letter too easily to be taken for one another.
_LONG = 10
#: So many people of one surname and initial are compared with each other.
_COMPARED = 60
#: A given name of more words is rather a post or an organisation.
_GIVEN_WORDS = 4
_DAMAGE = re.compile(r"\ufffd|\w\?|\?\w")
_MIXED = re.compile(r"[A-Za-zÀ-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ɏ]")
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


@dataclass(frozen=True, slots=True)
class _Person:
    at: int
    one: Signatory
    surname: str
    given: str


def judge_signatories(people: Sequence[Signatory]) -> tuple[Problem, ...]:
    """Return everything that somebody should look at, in the order of the list."""
    folded = [_Person(at, one, fold(one.surname), fold(one.given)) for at, one in enumerate(people)]
    found = [(at, problem) for at, one in enumerate(people) for problem in _about_one(one)]
    told: set[tuple[int, int]] = set()
    for find in (_exact, _same_name, _swapped, _spelled_alike, _initials, _transliterated, _one_letter):
        for first, again, problem in find(folded):
            pair = (min(first, again), max(first, again))
            if pair not in told:
                told.add(pair)
                found.append((again, problem))
    found.sort(key=lambda entry: entry[0])
    return tuple(problem for _, problem in found)


def without_doubles(people: Sequence[Signatory]) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    """Leave out whoever stands in the list a second time with all the same words; say who."""
    first: dict[Hashable, Signatory] = {}
    kept: list[Signatory] = []
    problems: list[Problem] = []
    for one in people:
        key = _exact_key(one)
        if key in first:
            what = f"{one.name} is left out, being the same as {_short(first[key].place)}"
            problems.append(Problem(one.place, what, "", "double-dropped", Level.NOTICE))
        else:
            first[key] = one
            kept.append(one)
    return tuple(kept), tuple(problems)


def fold(text: str) -> str:
    """Small letters without accents, in the Latin alphabet, words parted by one space."""
    plain = text.casefold() if text.isascii() else to_ascii(text).text.casefold()
    # a script that cannot be written in Latin letters is compared as it is
    return " ".join(re.findall(r"[^\W_]+", plain)) or text.casefold()


def repaired(text: str) -> str:
    """Return what a text was before it was read in a wrong encoding (`Ã©` for é); empty if it was not."""
    for wrong in ("cp1252", "latin-1", "cp1251"):
        try:
            right = text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
        if right != text:
            return right
    return ""


# one entry by itself


def _about_one(one: Signatory) -> Iterator[Problem]:
    if not one.given:
        hint = "write SURNAME, Given, Country, organisation; one name alone is printed as it stands"
        yield _problem(one.place, f"{one.surname} has no given name", hint, "incomplete")
    elif len(one.given.split()) > _GIVEN_WORDS:
        what = f'{one.surname}: "{one.given}" is long for a given name'
        yield _problem(one.place, what, "put a post or an organisation behind the country", "incomplete")
    if not one.country:
        yield _problem(
            one.place, f"{one.name} has no country", "add the country, in a name or two letters", "incomplete"
        )
    elif not known_country(one.country) and not damage(one.country):
        what = f'"{one.country}" is no country known here and is printed as written'
        yield _problem(one.place, what, country_hint(one.country), "country", level=Level.NOTICE)
    for text in (one.surname, one.given, one.country, one.town, one.role, one.organisation):
        hint = damage(text)
        if hint:
            yield _problem(one.place, f'"{text}" holds a damaged character', hint, "damaged")


def damage(text: str) -> str:
    """Return how to mend a text in which characters were lost; empty if none seem to be."""
    right = "" if text.isascii() else repaired(text)
    if right:
        return f'it was probably "{right}"'
    if _DAMAGE.search(text):
        return "write it as the person does"
    return "one word mixes Latin and Cyrillic letters: type it anew" if _MIXED.search(text) else ""


def _problem(place: str, what: str, hint: str, rule: str, *, level: Level = Level.WARNING) -> Problem:
    return Problem(place, what, hint, rule, level)


# two entries

_Found = Iterator[tuple[int, int, Problem]]


def _grouped(people: Iterable[_Person], key: Callable[[_Person], Hashable]) -> Iterator[list[_Person]]:
    groups: dict[Hashable, list[_Person]] = defaultdict(list)
    for person in people:
        groups[key(person)].append(person)
    yield from (group for group in groups.values() if len(group) > 1)


def _pairs(group: Sequence[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Every later one with the first of a group."""
    yield from ((group[0], again) for again in group[1:])


def _told(
    first: _Person, again: _Person, what: str, hint: str, *, level: Level = Level.NOTICE
) -> tuple[int, int, Problem]:
    about = f"{again.one.name} ({_short(again.one.place)}) {what} {first.one.name} ({_short(first.one.place)})"
    return first.at, again.at, _problem(again.one.place, about, hint, "doubles", level=level)


def _short(place: str) -> str:
    return place.rpartition(": ")[2]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .,")


def _exact_key(one: Signatory) -> Hashable:
    texts = (one.surname, one.given, one.country, one.town, one.role, one.organisation)
    return tuple(map(_plain, texts))


def _exact(people: Sequence[_Person]) -> _Found:
    for group in _grouped(people, lambda one: _exact_key(one.one)):
        for first, again in _pairs(group):
            hint = "--drop-doubles leaves it out"
            yield _told(first, again, "stands in the list twice:", hint, level=Level.WARNING)


def _same_name(people: Sequence[_Person]) -> _Found:
    named = (one for one in people if one.given)
    for group in _grouped(named, lambda one: (_plain(one.one.surname), _plain(one.one.given))):
        for first, again in _pairs(group):
            other = "country" if _plain(first.one.country) != _plain(again.one.country) else "organisation or post"
            yield _told(first, again, f"has, with another {other}, the name of", "ask whether it is the same person")


def _swapped(people: Sequence[_Person]) -> _Found:
    names: dict[tuple[str, str], _Person] = {}
    for person in people:
        if person.given and person.surname != person.given:
            first = names.get((person.given, person.surname))
            if first:
                hint = "surname and given name are exchanged in one of them: ask whether it is the same person"
                yield _told(first, person, "has the names, swapped, of", hint, level=Level.WARNING)
            names.setdefault((person.surname, person.given), person)


def _spelled_alike(people: Sequence[_Person]) -> _Found:
    for group in _grouped(people, lambda one: (one.surname, one.given)):
        for first, again in _pairs(group):
            # of one name alone, as of a namesake, it takes more to be taken for another
            if first.given or _plain(first.one.surname) != _plain(again.one.surname):
                yield _told(first, again, "is spelled nearly like", "ask whether it is the same person")


def _initials(people: Sequence[_Person]) -> _Found:
    for group in _grouped((one for one in people if one.given), lambda one: (one.surname, one.given[0])):
        for at, again in enumerate(islice(group, _COMPARED)):
            for first in group[:at]:
                if _shortened(first.given.split(), again.given.split()):
                    yield _told(first, again, "may be, with initials written out,", "ask whether it is the same person")


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
            yield _told(first, again, "may be, in another alphabet,", "ask whether it is the same person")


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
        for shared in filter(None, (("c", _plain(again.one.country)), ("o", _plain(again.one.organisation)))):
            for left in _less_a_letter(whole) if shared[1] else ():
                first = seen.setdefault((shared, left), again)
                if first is not again and _differ_by_one(f"{first.surname} {first.given}", whole):
                    yield _told(first, again, "differs by one letter from", "ask whether it is the same person")


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
