"""Postal lines: the order of town and postcode, and the country line, for letters that cross borders.

Rules: the country alone on the last line, in capitals, in the language of the country of posting where that is
written in Latin or Cyrillic, else in English; no country line at home (La Poste, Deutsche Post, UK Post Office,
USPS Publication 28, as gathered in docs/letter-standards.md). The rest follows the destination's own order.
"""

import unicodedata

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

from protest_letters.model import Address, Texts

#: How a destination writes town and postcode; "\n" divides lines. Others: postcode before the town.
_PLACE_FORMATS = {
    # UK Post Office: the postcode has the last line for itself
    **dict.fromkeys(("GB", "IE", "MT"), "{city}\n{postcode}"),
    # USPS Publication 28, Canada Post, Australia Post, India Post: postcode after the town
    **dict.fromkeys(("AU", "CA", "IN", "NZ", "US", "PK", "SG", "ZA"), "{city} {postcode}"),
    "BD": "{city} - {postcode}",
    # the posts of Kazakhstan and Russia: town, region, postcode, then the country
    **dict.fromkeys(("KZ", "RU", "BY", "UA", "UZ"), "{city} {postcode}"),
}

#: Posts that ask for the country in another language than their country's first official one.
_POSTING_LANGUAGES = {
    "CH": "fr",  # Swiss Post, "Addressing items correctly": French or English
    "SN": "fr",  # the first official language in the CLDR is Wolof; the post writes French
}


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


def language_of(country: str) -> str:
    """Return the first official language of a country, `en` if none is known."""
    return next(iter(get_official_languages(country, de_facto=True)), "en")


def country_line(destination: str, posted_in: str) -> str:
    """Return the last line of an address, empty for a letter that stays at home."""
    if destination == posted_in:
        return ""
    language = _POSTING_LANGUAGES.get(posted_in) or language_of(posted_in)
    name = country_name(destination, language)
    if name == destination or not _readable(name):
        name = country_name(destination, "en")
    # Turkish and Azerbaijani keep the dot of the small letter
    return (name.replace("i", "İ") if language in ("tr", "az") else name).upper()


def _readable(name: str) -> bool:
    """Whether every letter is Latin or Cyrillic."""
    return all(unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC")) for sign in name if sign.isalpha())


def is_latin(text: str) -> bool:
    """Whether every letter is Latin."""
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


def place_format(country: str) -> str:
    """How a country writes {city} and {postcode}; a line break divides lines."""
    return _PLACE_FORMATS.get(country, "{postcode} {city}")


def place_lines(city: str, postcode: str, country: str) -> tuple[str, ...]:
    """Return the line or lines of town and postcode as the country writes them."""
    if not postcode:
        return (city,)
    return tuple(place_format(country).format(city=city, postcode=postcode).split("\n"))


def postal_lines(address: Address, language: str, posted_in: str) -> tuple[str, ...]:
    """Return the lines under the name: street, town, country.

    The lines of the letter's language are taken if the record has them, else the Latin ones. A town in another
    script is given in Latin capitals as well when the letter crosses a border, since the post of the country of
    posting must be able to read it (USPS Publication 28; Russian Post).
    """
    written_in, lines = address.lines_in(language.partition("-")[0], "en")
    city = _city(address.city, written_in, abroad=address.country != posted_in)
    country = country_line(address.country, posted_in)
    last = (country,) if country else ()
    return (*lines, *place_lines(city, address.postcode, address.country), *last)


def _city(city: Texts, language: str, *, abroad: bool) -> str:
    name, latin = city.first(language, "en"), city.get("en")
    if abroad and latin and not is_latin(name):
        return f"{name} / {latin.upper()}"
    return name
