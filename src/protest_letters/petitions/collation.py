"""In which order a list of names is read in a letter's language.

A full implementation of the Unicode collation algorithm (PyICU, pyuca) is a library in C or a table of 2 MB; five
languages need a few rows. Accents count only between names that are otherwise alike, as in the CLDR's order of English,
French, German and Russian; rows hold what departs from it. Hyphens, apostrophes and full stops do not count, a space
comes before every letter. A small particle before a surname (de, von, van der, ибн) is passed over: it is sought under
the name that follows, while "De" or "VAN" in capitals is part of the name, as its bearer writes it.
"""

import re
import unicodedata
from collections.abc import Callable

from protest_letters.petitions.signatory import Signatory

Key = tuple[tuple[int, ...], ...]

#: Letters that no decomposition takes apart, and the letters they are sorted as (CLDR, root).
_SORTED_AS = dict(
    zip("ßæœøłđðþıħŋəё", ("ss", "ae", "oe", "o", "l", "d", "d", "th", "i", "h", "n", "e", "е"), strict=True)
)
#: The Cyrillic letters of Russian, Kazakh, Ukrainian, Belarusian and Serbian in one order.
_CYRILLIC = "аәбвгґғдђеєжзиіїйјкқлљмнңњоөпрстћуұүўфхһцчџшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
#: Letters of their own, each behind a plain one (CLDR: es).
_OWN_LETTERS = {"es": {"ñ": "n"}}
#: Whose script comes first; elsewhere it is Latin.
_CYRILLIC_FIRST = ("ru",)
#: Passed over where they are written small.
_PARTICLES = re.compile(
    "af|al|av|bin|da|das|de|degli|dei|del|della|den|der|des|di|do|dos|du|d|el|het|ibn|las|la|le|los|op|te|ten|ter|van"
    "|vom|von|y|zum|zur|zu|аль|бен|бин|ван|да|дер|де|ди|ду|ибн|фон|эль"
)
#: Weights of letters begin here; under it there is only the space.
_FIRST, _STEP = 10, 10


def sort_people(people: tuple[Signatory, ...], language: str) -> tuple[Signatory, ...]:
    """Return people in the order of the language's alphabet, by surname, then given name."""
    key = name_key(language)
    return tuple(sorted(people, key=lambda one: (key(without_particles(one.surname)), key(one.given), one.surname)))


def name_key(language: str) -> Callable[[str], Key]:
    """Return what puts words into the order of a language's alphabet."""
    weights = _weights(language.partition("-")[0])

    def key(text: str) -> Key:
        signs = [(sign, marks) for sign, marks in _parted(text.casefold(), weights)]
        first = tuple(
            weights.get(sign, _FIRST * 1000 + ord(sign)) for sign, _ in signs if sign.isalnum() or sign == " "
        )
        # accents, then the rest, decide between words of the same letters
        return first, tuple(mark for _, mark in signs), tuple(map(ord, text))

    return key


def _weights(language: str) -> dict[str, int]:
    alphabets = (_CYRILLIC, _LATIN) if language in _CYRILLIC_FIRST else (_LATIN, _CYRILLIC)
    letters = " 0123456789" + "".join(alphabets)
    weights = {letter: _FIRST + at * _STEP for at, letter in enumerate(letters)}
    own = _OWN_LETTERS.get(language, {})
    return weights | {letter: weights[plain] + 1 for letter, plain in own.items()}


def _parted(text: str, weights: dict[str, int]) -> list[tuple[str, int]]:
    """Every letter with the weight of its accents: 0 without any."""
    parts: list[tuple[str, int]] = []
    for sign in unicodedata.normalize("NFC", text):
        if sign in weights:
            parts.append((sign, 0))
        elif sign in _SORTED_AS:
            parts.extend((plain, ord(sign)) for plain in _SORTED_AS[sign])
        else:
            apart = unicodedata.normalize("NFD", sign)
            parts.append((apart[0], sum(map(ord, apart[1:]))))
    return parts


def without_particles(surname: str) -> str:
    """Return what a surname is sought under: without the small particles before it."""
    words = surname.replace("’", "' ").replace("'", "' ").split()
    while len(words) > 1 and _PARTICLES.fullmatch(words[0].rstrip("'")):
        del words[0]
    return " ".join(words).replace("' ", "'")
