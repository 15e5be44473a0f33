"""What a mail-out weighs, needs and costs, before anything of it is made."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from protest_letters.mailout.piece import Piece, Route
from protest_letters.mailout.rates import Money, Rate, rate_for, steps_for
from protest_letters.mailout.weights import envelope_of_piece, letter_grams, near_step

#: So much of the paper, in per cent, is spoilt by printers and pens.
SPOILAGE = 5
#: How many letters one person folds and puts into envelopes in an hour, slow and fast.
PER_HOUR = (150, 200)


@dataclass(frozen=True, slots=True)
class Supply:
    """Something to be bought: its name, how many are used, and how many to have ready as some are spoilt."""

    name: str
    used: int
    wanted: int


@dataclass(frozen=True, slots=True)
class ZoneTotal:
    """All letters of one route.

    Attributes:
        route: from where to where.
        letters: how many there are.
        grams: of all of them together.
        postage: of those whose price is known, an amount for each currency.
        unpriced: how many have no known price.
    """

    route: Route
    letters: int
    grams: float
    postage: tuple[Money, ...]
    unpriced: int


@dataclass(frozen=True, slots=True)
class NearStep:
    """Letters so near below a step of postage that one has to be weighed: grams of each, the step, how many."""

    route: Route
    grams: float
    step: float
    letters: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known before printing.

    Attributes:
        letters: how many there are.
        zones: what goes where, the most letters first.
        papers: sheets by size.
        envelopes: by size.
        hours: folding and putting into envelopes, from and to.
        postage: in all, an amount for each currency, of the letters whose price is known.
        unpriced: how many letters have no known price.
        priced: whether the user keeps any prices.
        near: what lies just below a step.
        old: prices in use that are older than a year.
    """

    letters: int
    zones: tuple[ZoneTotal, ...]
    papers: tuple[Supply, ...]
    envelopes: tuple[Supply, ...]
    hours: tuple[float, float]
    postage: tuple[Money, ...]
    unpriced: int
    priced: bool
    near: tuple[NearStep, ...]
    old: tuple[Rate, ...]


def estimate(
    pieces: Sequence[Piece], rates: Sequence[Rate], today: date, other_sheets: Mapping[str, int] | None = None
) -> Estimate:
    """Reckon what a mail-out weighs, needs and costs.

    Args:
        pieces: all letters.
        rates: the user's prices; may be none.
        today: the real date, by which prices are old.
        other_sheets: by size of paper, what is printed besides: instruction sheets, lists, slips, reading copies.

    Raises:
        KeyError: a piece is on paper of unknown weight.
    """
    kinds = Counter((piece.route, letter_grams(piece)) for piece in pieces)
    groups = [_Group(route, grams, count, rate_for(rates, route, grams)) for (route, grams), count in kinds.items()]
    sheets = Counter(other_sheets or {})
    for piece in pieces:
        sheets[piece.paper] += piece.sheets
    slow, fast = PER_HOUR
    return Estimate(
        letters=len(pieces),
        zones=tuple(_zones(groups)),
        papers=_supplies(sheets),
        envelopes=_supplies(Counter(envelope_of_piece(piece).title for piece in pieces)),
        hours=(len(pieces) / fast, len(pieces) / slow),
        postage=_sum(groups),
        unpriced=_unpriced(groups),
        priced=bool(rates),
        near=tuple(_near(groups, rates)),
        old=tuple(dict.fromkeys(group.rate for group in groups if group.rate and group.rate.is_old(today))),
    )


def postage_of(pieces: Iterable[Piece], rates: Sequence[Rate]) -> tuple[tuple[Rate | None, int], ...]:
    """Return the stamps that pieces need, each price with how often, the most frequent first; None for unknown ones."""
    stamps = Counter(rate_for(rates, piece.route, letter_grams(piece)) for piece in pieces)
    return tuple(stamps.most_common())


def total_of(stamps: Iterable[tuple[Rate | None, int]]) -> tuple[Money, ...]:
    """Return what stamps cost together, an amount for each currency; those without a price do not count."""
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for rate, count in stamps:
        if rate:
            amounts[rate.currency] += rate.price * count
    return tuple(Money(amount, currency) for currency, amount in sorted(amounts.items()))


@dataclass(frozen=True, slots=True)
class _Group:
    """Letters of one route and weight: grams of each, how many, and what each costs; None if that is not known."""

    route: Route
    grams: float
    letters: int
    rate: Rate | None


def _zones(groups: Sequence[_Group]) -> Iterator[ZoneTotal]:
    routes: dict[Route, list[_Group]] = defaultdict(list)
    for group in groups:
        routes[group.route].append(group)
    for route, alike in sorted(routes.items(), key=lambda pair: (-_letters(pair[1]), pair[0].destination)):
        grams = sum(group.grams * group.letters for group in alike)
        yield ZoneTotal(route, _letters(alike), grams, _sum(alike), _unpriced(alike))


def _letters(groups: Iterable[_Group]) -> int:
    return sum(group.letters for group in groups)


def _unpriced(groups: Iterable[_Group]) -> int:
    return sum(group.letters for group in groups if group.rate is None)


def _sum(groups: Iterable[_Group]) -> tuple[Money, ...]:
    return total_of((group.rate, group.letters) for group in groups)


def _supplies(used: Mapping[str, int]) -> tuple[Supply, ...]:
    return tuple(Supply(name, count, ceil(count * (100 + SPOILAGE) / 100)) for name, count in sorted(used.items()))


def _near(groups: Sequence[_Group], rates: Sequence[Rate]) -> Iterator[NearStep]:
    for group in sorted(groups, key=lambda group: (group.route.destination, group.grams)):
        step = near_step(group.grams, steps_for(rates, group.route))
        if step is not None:
            yield NearStep(group.route, group.grams, step, group.letters)
