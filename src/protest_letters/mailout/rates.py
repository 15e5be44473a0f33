"""Prices of postage that the user keeps, and which one a piece needs. None are shipped, and none is ever guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from protest_letters.dates import years_later
from protest_letters.mailout.piece import Route
from protest_letters.mailout.weights import step_over, usual_steps

#: The two zones that are no countries: the country of posting itself, and every other country that has no row.
INLAND, ABROAD = "inland", "abroad"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Rate:
    """What a letter of one zone costs up to a weight.

    Attributes:
        country: of posting.
        zone: `INLAND`, `ABROAD`, or the code of one destination, which comes before `ABROAD`.
        up_to: the weight step, in grams.
        currency: as in "EUR" (ISO 4217).
        as_of: the day on which this was the price.
        place: where it was read.
    """

    country: str
    zone: str
    up_to: float
    price: Decimal
    currency: str
    as_of: date
    source: tuple[str, ...]
    place: str = field(default="", compare=False)

    @property
    def money(self) -> Money:
        """The price with its currency."""
        return Money(self.price, self.currency)

    def is_old(self, today: date) -> bool:
        """Whether the price is older than a year on a day."""
        return years_later(self.as_of, 1) < today


def rates_for(rates: Sequence[Rate], route: Route) -> tuple[Rate, ...]:
    """Return the prices of a route, the lightest first; none if there is no row for it."""
    here = [rate for rate in rates if rate.country == route.posted_in]
    names = (INLAND,) if route.inland else (route.destination, ABROAD)
    zone = next((name for name in names if any(rate.zone == name for rate in here)), "")
    return tuple(sorted((rate for rate in here if rate.zone == zone), key=lambda rate: rate.up_to))


def rate_for(rates: Sequence[Rate], route: Route, grams: float) -> Rate | None:
    """Return the price of a letter of some weight, or None if none is known."""
    known = rates_for(rates, route)
    step = step_over(grams, [rate.up_to for rate in known])
    return next((rate for rate in known if rate.up_to == step), None)


def steps_for(rates: Sequence[Rate], route: Route) -> tuple[float, ...]:
    """Return the steps of weight on a route: those of its prices, else the usual ones of the country."""
    return tuple(rate.up_to for rate in rates_for(rates, route)) or usual_steps(route.posted_in)
