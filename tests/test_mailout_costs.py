"""What a mail-out needs and costs: reckoned anew here, from what each letter is."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY
from mailouts import C5, OFFICES, RATES, piece, pieces, rate
from protest_letters.mailout.costs import estimate, postage_of, total_of
from protest_letters.mailout.piece import Route
from protest_letters.mailout.rates import Money, rate_for, steps_for
from protest_letters.mailout.weights import letter_grams

ABROAD, HOME = Route("DE", "KZ"), Route("DE", "DE")


def euros(text):
    return (Money(Decimal(text), "EUR"),)


def test_five_hundred_members_write_five_letters_each():
    found = estimate(pieces(2500), RATES, TODAY, {"A4": 500})

    assert found.letters == 2500
    assert [(one.route.destination, one.letters) for one in found.zones] == [("KZ", 1500), ("DE", 500), ("RU", 500)]
    assert [round(one.grams) for one in found.zones] == [14718, 4906, 4906]
    assert [one.postage for one in found.zones] == [euros("1875.00"), euros("475.00"), euros("625.00")]
    assert found.postage == euros("2975.00")
    assert [(one.name, one.used, one.wanted) for one in found.papers] == [("A4", 3000, 3150)]
    assert [(one.name, one.used, one.wanted) for one in found.envelopes] == [("DL", 2500, 2625)]
    assert found.hours == (12.5, pytest.approx(16.67, abs=0.01))
    assert (found.unpriced, found.priced, found.near, found.old) == (0, True, (), ())


def test_spoilage_is_rounded_up():
    assert estimate([piece()], (), TODAY).papers[0].wanted == 2


def test_envelopes_are_counted_by_size_also_where_none_are_made():
    found = estimate([piece(), piece(2, envelope=C5), piece(3, envelope=None)], (), TODAY)

    assert {one.name: one.used for one in found.envelopes} == {"C5": 1, "DL": 2}


def test_a_missing_price_is_said_and_never_invented():
    nowhere = estimate([piece(), piece(2, posted_in="FR")], RATES, TODAY)
    too_heavy = estimate([piece(sheets=10), piece(2)], RATES, TODAY)
    none = estimate([piece()], (), TODAY)

    assert (nowhere.unpriced, nowhere.postage) == (1, euros("1.25"))
    assert [(one.route.posted_in, one.unpriced, one.postage) for one in nowhere.zones] == [
        ("DE", 0, euros("1.25")),
        ("FR", 1, ()),
    ]
    assert (too_heavy.unpriced, too_heavy.postage) == (1, euros("1.25"))
    assert (none.unpriced, none.postage, none.priced) == (1, (), False)


@pytest.mark.parametrize(("as_of", "old"), [(date(2025, 11, 23), False), (date(2025, 11, 22), True)])
def test_a_price_is_old_after_a_year_and_only_one_that_is_used_is_said(as_of, old):
    prices = (rate(as_of=as_of), rate(up_to=50, price="1.80", as_of=date(1999, 1, 1)))

    assert estimate([piece()], prices, TODAY).old == ((prices[0],) if old else ())


def test_a_price_for_one_country_comes_before_that_for_all_others():
    prices = (*RATES, rate("KZ", price="2.20"))

    assert rate_for(prices, ABROAD, 10).price == Decimal("2.20")
    # nothing is taken from another zone
    assert rate_for(prices, ABROAD, 40) is None
    assert rate_for(prices, Route("DE", "RU"), 40).price == Decimal("1.80")
    assert rate_for(prices, HOME, 10).price == Decimal("0.95")


def test_steps_are_those_of_the_prices_else_the_usual_ones():
    assert steps_for(RATES, ABROAD) == (20, 50)
    assert steps_for((), ABROAD)[:2] == (20, 50)
    assert steps_for((rate(up_to=30),), ABROAD) == (30,)


def test_what_lies_just_below_a_step_is_said_with_its_number():
    (near,) = estimate([*pieces(3, sheets=3), piece(9)], (), TODAY).near

    assert (near.route, near.step, near.letters, round(near.grams, 1)) == (ABROAD, 20, 3, 19.8)


def test_money_of_two_currencies_stays_apart():
    prices = (*RATES, rate(country="CH", price="2.50", currency="CHF"))

    assert estimate([piece(), piece(2, posted_in="CH")], prices, TODAY).postage == (
        Money(Decimal("2.50"), "CHF"),
        Money(Decimal("1.25"), "EUR"),
    )


def test_a_bundle_needs_its_stamps():
    stamps = postage_of([piece(), piece(2), piece(3, sheets=4), piece(4, sheets=10)], RATES)

    assert [(one.price if one else None, count) for one, count in stamps] == [
        (Decimal("1.25"), 2),
        (Decimal("1.80"), 1),
        (None, 1),
    ]
    assert total_of(stamps) == euros("4.30")


LETTERS = st.builds(
    piece,
    st.integers(1, 9999),
    st.sampled_from(OFFICES),
    posted_in=st.sampled_from(["DE", "RU", "FR"]),
    sheets=st.integers(1, 12),
    paper=st.sampled_from(["A4", "US Letter"]),
    envelope=st.sampled_from([None, C5]),
)


@given(st.lists(LETTERS, max_size=30))
def test_zones_add_up_to_the_whole(what):
    found = estimate(what, RATES, TODAY)

    assert sum(one.letters for one in found.zones) == len(what) == sum(one.used for one in found.envelopes)
    assert sum(one.grams for one in found.zones) == pytest.approx(sum(map(letter_grams, what)))
    assert sum(one.unpriced for one in found.zones) == found.unpriced
    assert Counter({one.name: one.used for one in found.papers}) == sum(
        (Counter({one.paper: one.sheets}) for one in what), Counter()
    )
    priced = sum((one.amount for zone in found.zones for one in zone.postage), Decimal(0))
    assert priced == sum((one.amount for one in found.postage), Decimal(0))
    assert total_of(postage_of(what, RATES)) == found.postage
