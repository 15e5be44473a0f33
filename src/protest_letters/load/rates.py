"""The prices of postage that the user keeps."""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from babel.numbers import is_currency

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.load.folder import is_there, read_file
from protest_letters.mailout.rates import ABROAD, INLAND, Rate
from protest_letters.postal import country_hint, known_country
from protest_letters.problems import Problem, raise_errors

#: The file's name in the user's folder.
FILE = "rates.yaml"
#: No post takes a heavier letter, in grams.
_HEAVIEST = 2000
_GRAMS = re.compile(r"\d{1,4}(?:\.\d{1,2})?", re.ASCII)
_PRICE = re.compile(r"\d{1,7}(?:\.\d{1,3})?", re.ASCII)


def load_rates(own: Path | None) -> tuple[Rate, ...]:
    """Return the prices of the user's folder; none if there is no such file.

    Raises:
        ProtestError: the file cannot be read, or with every problem of it (exit code 3).
    """
    path = own / FILE if own else None
    return read_rates(read_file(path), str(path)) if path and is_there(path) else ()


def read_rates(raw: bytes, name: str) -> tuple[Rate, ...]:
    """Read a file that is a list of prices; a row of several zones becomes one price for each.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    root, problems = read_yaml(raw, name)
    if root is not None and root.items is None:
        problems.append(data_problem(name, "must be a list", "begin each price with - country: and its code"))
    nodes = (root.items or []) if root else []
    rates = tuple(rate for node in nodes for rate in read_record(node, name, problems, _rates))
    problems.extend(_doubles(rates))
    problems.extend(_currencies(rates))
    raise_errors(problems)
    return rates


def _rates(fields: Fields) -> tuple[Rate, ...]:
    country, zones = fields.text("country"), fields.strings("zone", required=True)
    if country and not known_country(country):
        fields.complain(f'country "{country}" is no ISO 3166-1 code', country_hint(country), key="country")
    for zone in zones:
        _judge_zone(fields, zone, country)
    grams, price = _up_to(fields), _price(fields)
    currency = fields.text("currency")
    if currency and not is_currency(currency):
        fields.complain(f'currency "{currency}" is not known', "write its code, such as EUR", key="currency")
    as_of, source = fields.day("as_of"), fields.strings("source", required=True)
    return tuple(Rate(country, zone, grams, price, currency, as_of, source, fields.place()) for zone in zones)


def _judge_zone(fields: Fields, zone: str, country: str) -> None:
    if zone == country and zone:
        fields.complain(f'zone "{zone}" is the country itself', f"write {INLAND}", key="zone")
    elif zone and zone not in (INLAND, ABROAD) and not known_country(zone):
        what = f'zone "{zone}" is neither {INLAND} nor {ABROAD} nor a country'
        fields.complain(what, country_hint(zone), key="zone")


def _up_to(fields: Fields) -> float:
    word = fields.text("up_to")
    if not word:
        return 0.0
    if not (_GRAMS.fullmatch(word) and 0 < float(word) <= _HEAVIEST):
        what = f'up_to must be grams, more than 0 and at most {_HEAVIEST}, not "{word}"'
        fields.complain(what, "write it as in 20 or 28.35", key="up_to")
        return 0.0
    return float(word)


def _price(fields: Fields) -> Decimal:
    word = fields.text("price")
    if not word:
        return Decimal(0)
    if not (_PRICE.fullmatch(word) and Decimal(word) > 0):
        fields.complain(f'price must be an amount, not "{word}"', "write it as in 1.25, without a sign", key="price")
        return Decimal(0)
    return Decimal(word)


def _doubles(rates: Iterable[Rate]) -> Iterable[Problem]:
    """Find prices for the same."""
    places: dict[tuple[str, str, float], str] = {}
    for rate in rates:
        key = (rate.country, rate.zone, rate.up_to)
        if key in places and rate.up_to:
            what = f"{rate.country}, {rate.zone}, up to {rate.up_to:g} g stands in {places[key]} already"
            yield data_problem(rate.place, what, "keep the newer of the two", "unique-id")
        places.setdefault(key, rate.place)


def _currencies(rates: Iterable[Rate]) -> Iterable[Problem]:
    """Find zones in two currencies, whose prices could not be added."""
    first: dict[tuple[str, str], Rate] = {}
    for rate in rates:
        before = first.setdefault((rate.country, rate.zone), rate)
        if before.currency and rate.currency and before.currency != rate.currency:
            what = f"{rate.country}, {rate.zone} costs {rate.currency} here and {before.currency} in {before.place}"
            yield data_problem(rate.place, what, "keep one currency for a zone")
