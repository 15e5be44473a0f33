"""An address to patterns: its street with its number, and two of its parts close together."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from protest_letters.leaks.folding import fold
from protest_letters.leaks.spelling import name_clue, name_pattern
from protest_letters.model import Address

#: Two parts of an address so many signs apart are read together (PRODUCT, "Leak test").
NEAR = 80


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).lower().split())


#: What names no street but says that one follows, or leads; in the languages of letters and of the records.
_STREET = _words(
    "ul ulica ulitsa ulitza ул улица улице улицы улицу street str st straße strasse road rd avenue ave av rue calle via"
    " rua piazza plaza place platz weg allee pr prospekt просп пр проспект проспекте per pereulok пер переулок переулке"
    " bulvar bul бульвар бул boulevard bd shosse ш шоссе proezd проезд de la du des del della di da der die das the of"
    " в во in at"
)
_DISTRICT = _words(
    "mik-on mikr mkr mkrn mikrorayon mikroraion mikrorajon microdistrict microrayon microraion microrajon microregion"
    " мкр мкрн микр мик-н микрорайон микрорайоне микрорайона mikrobezirk mikrodistrikt"
)
_HOUSE = _words("dom d house h haus no nr numero num n o casa д дом дома доме bld bldg building корп")
_FLAT = _words("kv kvartira apt apartment app appartement flat fl wohnung whg piso кв квартира квартире квартиры")
_NUMBER = re.compile(r"\d+(?:[/-]\d+)?[^\W\d_]?")
_TOKEN = re.compile(r"\d+(?:[/-]\d+)?[^\W\d_]?(?![^\W_])|[^\W\d_]+(?:-[^\W\d_]+)*")


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


#: Up to three words between a street's name and its number that say what the number is.
_LEAD = rf"[\W_]{{0,4}}(?:(?:{_any(_HOUSE | _STREET | _DISTRICT)})(?![^\W\d_])[\W_]{{0,4}}){{0,3}}"
#: Up to three short words where the number comes first: "78, rue …", «дом 78 по улице …».
_BACK = r"[\W_]{1,4}(?:[^\W\d_]{1,14}[\W_]{1,3}){0,3}?"


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a street's lines hold: the words of its name, or the number of a district; house and flat."""

    names: tuple[str, ...] = ()
    district: str = ""
    house: str = ""
    flat: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The patterns of one address, each as a source; empty where the address has no such part.

    Attributes:
        street: the street's name, in any spelling.
        stems, clues: small patterns of which one finds the street, and more: how its name begins, and others.
        before, behind: its number, as it stands right before the street or right behind it.
        others: any other part that tells where the street is.
        towns: the town's names.
        postcode: the postcode, where no authority has the same.
    """

    street: str
    stems: tuple[str, ...]
    clues: tuple[str, ...]
    before: str
    behind: str
    others: str
    towns: str
    postcode: str


def home_of(address: Address, town_names: Sequence[str], public_postcodes: frozenset[str]) -> Home:
    """Return the patterns of an address, all its languages together."""
    parts = [_parts(", ".join(lines)) for _, lines in address.lines]
    names = [name for _, name in address.city.entries] + [*town_names]
    towns = name_pattern(*dict.fromkeys(name for name in names if name)) if any(names) else ""
    postcode = _digits(address.postcode)
    flats = dict.fromkeys(one.flat for one in parts if one.flat)
    houses = dict.fromkeys(one.house for one in parts if one.house)
    called = (*(_called(_FLAT, flat) for flat in flats), *(_called(_HOUSE, house) for house in houses))
    numbers = "|".join(map(_number, houses))
    return Home(
        street="|".join((*_by_words(parts, name_pattern), *_districts(parts))),
        stems=tuple(_by_words(parts, name_clue)),
        clues=tuple(_districts(parts)),
        before=f"(?:{numbers}){_BACK}$" if numbers else "",
        behind=f"{_LEAD}(?:{numbers})" if numbers else "",
        others="|".join(f"(?:{one})" for one in (towns, postcode, *called) if one),
        towns=towns,
        postcode="" if address.postcode in public_postcodes else postcode,
    )


def _called(words: frozenset[str], number: str) -> str:
    """A number with the word that says what it is."""
    return rf"(?<![^\W\d_])(?:{_any(words)})[\W_]{{0,4}}{_number(number)}"


def _number(text: str) -> str:
    """A number that is no part of a longer one; strokes may stand apart."""
    inner = r"\s?[/-]\s?".join(re.escape(part) for part in re.split(r"[/-]", text))
    # the digit stands first, since a pattern that begins with a sign is found far faster
    return rf"{inner[0]}(?<!\d{inner[0]}){inner[1:]}(?![\d])"


def _digits(postcode: str) -> str:
    """A postcode, which may be written with spaces."""
    signs = [re.escape(sign) for sign in fold(postcode).lower() if sign.isalnum()]
    return rf"{signs[0]}(?<![^\W_]{signs[0]}){''.join(f' ?{sign}' for sign in signs[1:])}(?![^\W_])" if signs else ""


def _by_words(parts: Sequence[_Parts], pattern: Callable[..., str]) -> Iterator[str]:
    """The patterns of a street's names, those of one length word by word together."""
    lengths = dict.fromkeys(len(one.names) for one in parts if one.names)
    for length in lengths:
        spellings = zip(*(one.names for one in parts if len(one.names) == length), strict=True)
        words = [pattern(*dict.fromkeys(group)) for group in spellings]
        # how the first word begins is clue enough
        yield words[0] if pattern is name_clue else r"[\W_]{1,3}".join(words)


def _districts(parts: Sequence[_Parts]) -> Iterator[str]:
    """The patterns of a district's number."""
    for number in dict.fromkeys(_number(one.district) for one in parts if one.district):
        words = _any(_DISTRICT)
        ending = r"[\W_]{0,2}(?:[^\W\d_]{1,3}[\W_]{1,2})?"
        yield rf"{number}{ending}(?:{words})[^\W\d_]*"
        begun = "|".join(rf"{word[0]}(?<![^\W\d_]{word[0]}){word[1:]}" for word in words.split("|"))
        yield rf"(?:{begun})[\W_]{{0,3}}{number}"


def _parts(line: str) -> _Parts:
    """Take a street's line apart."""
    names: list[str] = []
    found = {"house": "", "flat": "", "district": ""}
    said = ""
    district = False
    for token in _TOKEN.findall(line):
        word = fold(token).lower()
        if _NUMBER.fullmatch(token):
            key = said or ("house" if names or found["district"] else "district")
            found[key] = found[key] or word
            said = ""
        elif word in _DISTRICT:
            district, said = True, "" if found["district"] else "district"
        elif word in _HOUSE | _FLAT:
            said = "house" if word in _HOUSE else "flat"
        elif word not in _STREET:
            names.append(token)
    if names or not district:
        # "78, Long Street": the number that came first is the house's
        found["house"] = found["house"] or found["district"]
        found["district"] = ""
    return _Parts(tuple(names), **found)
