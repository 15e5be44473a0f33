"""Postal lines: the order of town and postcode, and the country line, for letters that cross borders.

Rules: the country alone on the last line, in capitals, in the language of the post of the country of posting where
that is written in Latin or Cyrillic, else in French or English; no country line at home (La Poste, Deutsche Post, UK
Post Office, USPS Publication 28, as gathered in docs/letter-standards.md). The rest follows the destination's own
order. The rows are in `countries.py`.
"""

import unicodedata
from difflib import get_close_matches
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

from protest_letters.countries import (
    ENVELOPE_NAMES,
    PLACE_FORMATS,
    POST_LANGUAGES,
    POSTCODE_DIGITS,
    POSTCODE_NEEDED,
    REWRITTEN_NAMES,
    USED_NAMES,
    WRITTEN_OUT,
)
from protest_letters.model import Address, Texts

#: No country's postcodes begin with more noughts than this.
_LOST = 2
_POST_LANGUAGES = {row.country: row for row in POST_LANGUAGES}
#: Languages whose capitals keep the dot of the small i.
_DOTTED = ("tr", "az")


def country_name(code: str, language: str) -> str:
    """Return a country's name in a language (`de`, `en-GB`), or the code itself if neither knows the other."""
    try:
        name = Locale.parse(language.replace("-", "_")).territories.get(code)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or code


def known_country(code: str) -> bool:
    """Whether the code is a country's in ISO 3166-1, going by the CLDR's list of who speaks what where."""
    return code.isalpha() and code != "ZZ" and code in get_global("territory_languages")


#: The languages in which the name of a country is understood where its code is asked for.
_UNDERSTOOD = ("en", "fr", "de", "es", "ru")
_ASK_FOR_CODE = "write two letters of ISO 3166-1, such as ES, DE or US"


@lru_cache(maxsize=1024)
def country_hint(text: str) -> str:
    """Return how to mend a country that is no code: the code of what was probably meant, else what a code is.

    Understands names in English, French, German, Spanish and Russian, misspelt ones too, codes of three letters, and
    codes in use that are not the standard's, such as UK.
    """
    word = text.strip()
    aliases = get_global("territory_aliases").get(word.upper(), ())
    named = _codes_by_name()
    near = get_close_matches(word.casefold(), named, n=1, cutoff=0.8)
    found = [*(aliases if len(aliases) == 1 else ()), *(named[name] for name in near)]
    if known_country(word.upper()):
        found.insert(0, word.upper())
    return f'did you mean "{found[0]}"?' if found else _ASK_FOR_CODE


#: Names by which two states are called.
_TWO_STATES = ("congo", "kongo", "конго", "korea", "coree", "corea", "кореи", "корея")


def country_code(text: str) -> str:
    """Return the code of a country given by its name or a code, empty if there is none of exactly that name.

    Understands what `country_hint` does; accents, capitals and the form of apostrophes do not count.
    """
    word = " ".join(text.split()).strip(" .")
    if known_country(word.upper()):
        return word.upper()
    aliases = get_global("territory_aliases").get(word, ())
    if len(aliases) == 1:
        return str(aliases[0])
    return "" if _plain(word) in _TWO_STATES else _codes_by_plain_name().get(_plain(word), "")


@cache
def _codes_by_plain_name() -> dict[str, str]:
    return {_plain(name): code for name, code in _codes_by_name().items()}


def _plain(name: str) -> str:
    """A name in small letters without accents, and with straight apostrophes."""
    parts = unicodedata.normalize("NFD", name.replace("’", "'").casefold())
    # й is a letter of its own, not и with an accent: both sides lose it alike
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@cache
def _codes_by_name() -> dict[str, str]:
    names = {name.casefold(): code for name, code in USED_NAMES.items()}
    for language in _UNDERSTOOD:
        for code, name in Locale.parse(language).territories.items():
            if known_country(code):
                names[name.casefold()] = code
                names[name_on_mail(code, language).casefold()] = code
    return names


def language_of(country: str) -> str:
    """Return the first official language of a country, `en` if none is known."""
    return next(iter(get_official_languages(country, de_facto=True)), "en")


def post_language(country: str, written_in: str = "") -> str:
    """Return the language in which a country's post wants foreign countries named.

    Where it reads several, that of the letter if it is one of them.
    """
    row = _POST_LANGUAGES.get(country)
    if row is None:
        return language_of(country)
    return written_in if written_in in row.also else row.language


def name_on_mail(code: str, language: str) -> str:
    """Return a country's name as it can stand on a line of an address, in English if it cannot in the language."""
    return _fit_name(code, language) or _fit_name(code, "en") or code


def _fit_name(code: str, language: str) -> str:
    """The name without brackets, dashes and abbreviations; nothing if the language has none."""
    keys = dict.fromkeys((language.replace("-", "_"), language.replace("-", "_").partition("_")[0]))
    if code in ENVELOPE_NAMES:
        return next((name for name in map(ENVELOPE_NAMES[code].get, keys) if name), "")
    rewritten = next((name for name in (REWRITTEN_NAMES.get((code, key)) for key in keys) if name), "")
    if rewritten:
        return rewritten
    name = country_name(code, language)
    for short, full in WRITTEN_OUT.get(next(reversed(keys)), ()):
        name = name.replace(short, full)
    return name if name != code and _is_plain(name) else ""


def _is_plain(name: str) -> bool:
    """Whether a name holds no bracket, comma, digit, loose dash or word of capitals, such as SAR."""
    words = name.replace(".", "").replace("-", " ").split()
    return not (
        any(sign in "(),/&" or sign.isdigit() for sign in name)
        or any(len(word) > 1 and word.isupper() for word in words)
        or any(dash in name for dash in (" - ", " – ", " — "))
    )


def country_line(destination: str, posted_in: str, written_in: str = "") -> str:
    """Return the last line of an address, empty for a letter that stays at home.

    `written_in` is the letter's language: it counts where the post of the country of posting reads several.
    """
    if destination == posted_in:
        return ""
    for language in (post_language(posted_in, written_in), "en"):
        name = _fit_name(destination, language)
        if name and _readable(name):
            return capitals(name, language)
    return destination


def capitals(text: str, language: str) -> str:
    """Write in a language's capitals: Turkish and Azerbaijani keep the dot of the small i."""
    dotted = language.replace("-", "_").partition("_")[0] in _DOTTED
    return (text.replace("i", "İ") if dotted else text).upper()


def _readable(name: str) -> bool:
    """Whether every letter is Latin or Cyrillic."""
    return all(unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC")) for sign in name if sign.isalpha())


def is_latin(text: str) -> bool:
    """Whether every letter is Latin."""
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


def place_format(country: str) -> str:
    """How a country writes {city} and {postcode}; a line break divides lines."""
    return PLACE_FORMATS.get(country, "{postcode} {city}")


def place_lines(city: str, postcode: str, country: str) -> tuple[str, ...]:
    """Return the line or lines of town and postcode as the country writes them; none if there is neither."""
    if not (city and postcode):
        return tuple(text for text in (city, postcode) if text)
    return tuple(place_format(country).format(city=city, postcode=postcode).split("\n"))


def needs_postcode(country: str) -> bool:
    """Whether an address in a country is not whole without a postcode."""
    return country in POSTCODE_NEEDED


def lost_zeros(postcode: str, country: str) -> str:
    """Return the postcode with the noughts that an office program took off for a number's; empty if it lost none."""
    digits = "".join(postcode.split()).replace("-", "")
    full = POSTCODE_DIGITS.get(country, 0)
    return digits.zfill(full) if digits.isdecimal() and digits.isascii() and 0 < full - len(digits) <= _LOST else ""


def postal_lines(address: Address, language: str, posted_in: str) -> tuple[str, ...]:
    """Return the lines under the name: street, town, country.

    The lines of the letter's language are taken if the record has them, else the Latin ones. A town in another
    script is given in Latin capitals as well when the letter crosses a border, since the post of the country of
    posting must be able to read it (USPS Publication 28; Russian Post).
    """
    written_in, lines = _written(address, language)
    city = _city(address.city, written_in, abroad=address.country != posted_in)
    place = place_lines(city, address.postcode, address.country)
    return tuple(
        line
        for line in (*lines, *place, country_line(address.country, posted_in, language.partition("-")[0]))
        if line.strip()
    )


def local_line(address: Address, language: str, posted_in: str) -> str:
    """Return street and town in the destination's own script, to stand over the same in Latin letters.

    Deutsche Post asks for the address in the destination's script too where it is not Latin. Empty if the record has
    no such lines, if the letter's own lines are in that script already, or if the letter stays at home.
    """
    lines = _written(address, language)[1]
    if address.country == posted_in or not is_latin(" ".join(lines)):
        return ""
    own = [code for code, text in address.lines if not is_latin(" ".join(text))]
    official = [code for code in get_official_languages(address.country, de_facto=True) if code in own]
    code = next(iter((*official, *own)), "")
    if not code:
        return ""
    street, city = address.lines_in(code)[1], address.city.get(code)
    return ", ".join(line for line in (*street, city) if line.strip())


def _written(address: Address, language: str) -> tuple[str, tuple[str, ...]]:
    """The language and the lines that a letter in `language` has under the name."""
    return address.lines_in(language.partition("-")[0], "en")


def _city(city: Texts, language: str, *, abroad: bool) -> str:
    name, latin = city.first(language, "en"), city.get("en")
    if abroad and latin and not is_latin(name):
        return f"{name} / {latin.upper()}"
    return name
