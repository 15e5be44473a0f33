"""Numbers, weights, money, routes and dates, as a language writes them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal

from protest_letters.customs import NO_BREAK, custom_of, date_in_words
from protest_letters.mailout.piece import Route
from protest_letters.mailout.rates import ABROAD, INLAND, Money, Rate
from protest_letters.mailout.words.kinds import Words
from protest_letters.postal import country_name

#: The space that French puts between thousands and that few fonts have.
_NARROW = "\u202f"
_KILOGRAM = 1000
#: An amount and the currency's code, which no other currency shares.
_MONEY = "#,##0.00\u00a0¤¤"


def number(value: float, words: Words, decimals: int = 0) -> str:
    """Write a number with so many decimals."""
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return _plain(format_decimal(Decimal(str(round(value, 6))), pattern, locale=_locale(words)))


def weight(grams: float, words: Words) -> str:
    """Write a weight: in grams to the tenth, from a kilogram on in kilograms to ten grams."""
    costs = words.costs
    text, value = (costs.kilograms, grams / _KILOGRAM) if grams >= _KILOGRAM else (costs.grams, grams)
    decimals = 2 if grams >= _KILOGRAM else 1
    return text.format(number=number(value, words, decimals)).replace(" ", NO_BREAK)


def step(grams: float, words: Words) -> str:
    """Write a step of postage, which has no decimals where it needs none."""
    whole = grams == int(grams)
    return words.costs.grams.format(number=number(grams, words, 0 if whole else 2)).replace(" ", NO_BREAK)


def money(amounts: Sequence[Money], words: Words, *, more: bool = False) -> str:
    """Write amounts one after the other; `more` says that there are letters whose price is not known."""
    locale = _locale(words)
    known = [_plain(format_currency(one.amount, one.currency, _MONEY, locale)) for one in amounts]
    return " + ".join([*known, words.costs.unknown] if more or not known else known)


def route(way: Route, words: Words) -> str:
    """Name a route: a country and inland, or two countries."""
    here, there = (country_name(code, words.language) for code in (way.posted_in, way.destination))
    if way.inland:
        return words.costs.inland.format(country=here)
    return words.costs.abroad.format(country=here, destination=there)


def zone(rate: Rate, words: Words) -> str:
    """Name the zone of a price."""
    if rate.zone == ABROAD:
        return words.costs.anywhere.format(country=country_name(rate.country, words.language))
    return route(Route(rate.country, rate.country if rate.zone == INLAND else rate.zone), words)


def day(when: date, words: Words) -> str:
    """Write a date."""
    return date_in_words(when, custom_of(words.language))


def language_name(language: str, words: Words) -> str:
    """Name a language, without its region."""
    return str(Locale.parse(_locale(words)).languages.get(language.partition("-")[0].lower(), language))


def _locale(words: Words) -> str:
    return words.language.replace("-", "_")


def _plain(text: str) -> str:
    return text.replace(_NARROW, NO_BREAK)
