"""What is known before printing, as lines of text: for a dry run and for the checklist."""

from collections.abc import Iterator
from math import ceil

from protest_letters.mailout import figures
from protest_letters.mailout.costs import PER_HOUR, Estimate, Supply
from protest_letters.mailout.words.kinds import Words


def lines_of(estimate: Estimate, words: Words) -> tuple[str, ...]:
    """Return everything a dry run says of weight and cost: letters, routes, supplies, then what to look at."""
    costs = words.costs
    routes = (
        costs.zone.format(
            route=figures.route(one.route, words),
            count=figures.number(one.letters, words),
            weight=figures.weight(one.grams, words),
            postage=figures.money(one.postage, words, more=one.unpriced > 0),
        )
        for one in estimate.zones
    )
    letters = costs.letters.format(count=figures.number(estimate.letters, words))
    return (letters, *routes, *supplies(estimate, words), *warnings_of(estimate, words))


def supplies(estimate: Estimate, words: Words) -> Iterator[str]:
    """Yield what is needed: paper, envelopes, hours, and money as far as prices are known."""
    costs = words.costs
    yield from (_supply(costs.paper, one, words) for one in estimate.papers)
    yield from (_supply(costs.envelopes, one, words) for one in estimate.envelopes)
    # no work takes no time
    span = "–".join(dict.fromkeys(figures.number(ceil(10 * hours) / 10, words, 1) for hours in estimate.hours))
    slow, fast = PER_HOUR
    yield costs.hours.format(span=span, slow=slow, fast=fast)
    if estimate.priced:
        yield costs.postage.format(money=figures.money(estimate.postage, words, more=estimate.unpriced > 0))


def warnings_of(estimate: Estimate, words: Words) -> Iterator[str]:
    """Yield what somebody should look at: missing and old prices, and letters just below a step."""
    costs = words.costs
    if not estimate.priced:
        yield costs.no_rates
    elif estimate.unpriced:
        yield costs.unpriced.format(count=figures.number(estimate.unpriced, words))
    for near in estimate.near:
        yield costs.near.format(
            route=figures.route(near.route, words),
            weight=figures.weight(near.grams, words),
            step=figures.step(near.step, words),
            count=figures.number(near.letters, words),
        )
    for rate in estimate.old:
        yield costs.old.format(
            route=figures.zone(rate, words),
            step=figures.step(rate.up_to, words),
            price=figures.money([rate.money], words),
            date=figures.day(rate.as_of, words),
        )


def _supply(text: str, one: Supply, words: Words) -> str:
    return text.format(name=one.name, used=figures.number(one.used, words), wanted=figures.number(one.wanted, words))
