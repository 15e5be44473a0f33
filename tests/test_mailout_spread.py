"""Dealing out offices: each gets a stream, and what was dealt never changes."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from protest_letters.mailout.spread import Dealer

OFFICES = ("president", "minister", "chairman", "embassy")
CHOICES = st.lists(st.sets(st.sampled_from(OFFICES), min_size=1).map(sorted), max_size=60)


def dealt(choices, count=1, before=None):
    dealer = Dealer(OFFICES, before)
    return [dealer.deal(choice, count) for choice in choices], dealer


def test_everybody_gets_the_next_one_in_turn():
    found, _ = dealt([OFFICES] * 6)

    assert found == [("president",), ("minister",), ("chairman",), ("embassy",), ("president",), ("minister",)]


def test_two_for_each_stand_in_the_campaigns_order():
    found, _ = dealt([OFFICES] * 3, 2)

    assert found == [("president", "minister"), ("chairman", "embassy"), ("president", "minister")]


def test_whoever_may_write_to_fewer_gets_all_of_them():
    found, _ = dealt([("embassy",), ("embassy", "president")], 3)

    assert found == [("embassy",), ("president", "embassy")]


def test_those_who_may_write_to_few_leave_the_others_more_of_the_rest():
    found, _ = dealt([("president",)] * 3 + [OFFICES] * 5)

    assert Counter(office for one in found for office in one) == {
        "president": 3,
        "minister": 2,
        "chairman": 2,
        "embassy": 1,
    }


@given(st.integers(0, 60), st.integers(1, 4))
def test_offices_that_all_may_write_to_differ_by_one_at_most(members, count):
    found, _ = dealt([OFFICES] * members, count)

    each = Counter(dict.fromkeys(OFFICES, 0)) + Counter(office for one in found for office in one)
    assert max(each.values(), default=0) - min((each[office] for office in OFFICES), default=0) <= 1


@given(CHOICES, CHOICES, st.integers(1, 4))
def test_what_comes_later_changes_nothing_before_it(first, more, count):
    alone, dealer = dealt(first, count)
    together, _ = dealt([*first, *more], count)
    added, _ = dealt(more, count, dealer.dealt)

    assert together == [*alone, *added]


def test_what_somebody_chose_counts_as_well():
    dealer = Dealer(OFFICES)
    dealer.note(("president", "elsewhere"))

    assert dealer.deal(OFFICES, 1) == ("minister",)
    assert dealer.dealt == {"president": 1, "minister": 1, "chairman": 0, "embassy": 0, "elsewhere": 1}
