"""What may be wrong with a list of signatories: said with its row, never changed.

Who the same person is, only somebody who knows the people can say.
"""

import re
from collections.abc import Hashable, Iterator, Sequence

from protest_letters.petitions.alike import Alike, Likeness, exact_key, find_alike, fold, plain
from protest_letters.petitions.signatory import Signatory
from protest_letters.postal import country_hint, known_country
from protest_letters.problems import Level, Problem

__all__ = ["damage", "fold", "judge_signatories", "repaired", "without_doubles"]

#: A given name of more words is rather a post or an organisation.
_GIVEN_WORDS = 4
#: What is left of a letter: the sign for a lost one, a question mark, and what Central European letters look like in
#: the encoding of Western Europe.
_DAMAGE = re.compile(r"\ufffd|\w\?|\?\w|[^\W\d_][¹³£¥¿]|[¹³£¥¿][^\W\d_]")
_MIXED = re.compile(r"[A-Za-zÀ-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ɏ]")
_ASK = "ask whether it is the same person"
#: What is said of two who are alike, and how to mend it.
_SAID = {
    Likeness.EXACT: ("stands in the list twice:", "--drop-doubles leaves it out"),
    Likeness.NAME: ("has, with another {other}, the name of", _ASK),
    Likeness.SWAPPED: (
        "has the names, swapped, of",
        f"surname and given name are exchanged in one of them: {_ASK}",
    ),
    Likeness.SPELLING: ("is spelled nearly like", _ASK),
    Likeness.INITIALS: ("may be, with initials written out,", _ASK),
    Likeness.ALPHABET: ("may be, in another alphabet,", _ASK),
    Likeness.LETTER: ("differs by one letter from", _ASK),
}
_WARNED = (Likeness.EXACT, Likeness.SWAPPED)


def judge_signatories(people: Sequence[Signatory]) -> tuple[Problem, ...]:
    """Return everything that somebody should look at, in the order of the list."""
    found = [(at, problem) for at, one in enumerate(people) for problem in _about_one(one)]
    found += [(pair.again, _about_two(pair, people)) for pair in find_alike(people)]
    found.sort(key=lambda entry: entry[0])
    return tuple(problem for _, problem in found)


def _about_two(pair: Alike, people: Sequence[Signatory]) -> Problem:
    first, again = people[pair.first], people[pair.again]
    other = "country" if plain(first.country) != plain(again.country) else "organisation or post"
    what, hint = _SAID[pair.likeness]
    about = f"{again.name} ({_short(again.place)}) {what.format(other=other)} {first.name} ({_short(first.place)})"
    level = Level.WARNING if pair.likeness in _WARNED else Level.NOTICE
    return _problem(again.place, about, hint, "doubles", level=level)


def _short(place: str) -> str:
    return place.rpartition(": ")[2]


def without_doubles(people: Sequence[Signatory]) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    """Leave out whoever stands in the list a second time with all the same words; say who."""
    first: dict[Hashable, Signatory] = {}
    kept: list[Signatory] = []
    problems: list[Problem] = []
    for one in people:
        key = exact_key(one)
        if key in first:
            what = f"{one.name} is left out, being the same as {_short(first[key].place)}"
            problems.append(Problem(one.place, what, "", "double-dropped", Level.NOTICE))
        else:
            first[key] = one
            kept.append(one)
    return tuple(kept), tuple(problems)


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
    """Return how to mend a text in which characters were lost or exchanged; empty if none seem to be."""
    mixed = "one word mixes Latin and Cyrillic letters: type it anew" if mixes_alphabets(text) else ""
    return lost_characters(text) or mixed


def lost_characters(text: str) -> str:
    """Return how to mend a text in which characters were lost; empty if none seem to be."""
    right = "" if text.isascii() else repaired(text)
    if right:
        return f'it was probably "{right}"'
    return "write it as the person does" if _DAMAGE.search(text) else ""


def mixes_alphabets(text: str) -> bool:
    """Whether a word has Latin and Cyrillic letters, which look alike and are not."""
    return bool(_MIXED.search(text))


def _problem(place: str, what: str, hint: str, rule: str, *, level: Level = Level.WARNING) -> Problem:
    return Problem(place, what, hint, rule, level)
