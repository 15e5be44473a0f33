"""Dates known to the day, the month, the year or not at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.dates import (
    UNKNOWN,
    PartialDate,
    may_be_two,
    month_first,
    parse_day,
    parse_partial_date,
    parse_shown_day,
    years_later,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1999-11-17", date(1999, 11, 17), date(1999, 11, 17)),
        ("1999-11", date(1999, 11, 1), date(1999, 11, 30)),
        ("1999-12", date(1999, 12, 1), date(1999, 12, 31)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("unknown", None, None),
    ],
)
def test_a_partial_date_is_the_stretch_of_days_in_which_it_lies(text, first, last):
    found = parse_partial_date(text)
    assert (found.first, found.last, str(found)) == (first, last, text)


def test_the_stretch_is_half_open():
    assert parse_partial_date("1999-11").after == date(1999, 12, 1)
    assert parse_partial_date("1999").after == date(2000, 1, 1)
    assert parse_partial_date("1999-11-17").after == date(1999, 11, 18)


def test_unknown_is_one_value():
    assert parse_partial_date("unknown") is UNKNOWN
    assert PartialDate("unknown") == UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "99",
        "1999-1",
        "1999-11-7",
        "17.11.1999",
        "1999/11/17",
        "1999-11-17 ",
        " 1999",
        "1999-11-17T00:00",
        "-1999",
        "+1999",
        "Unknown",
        "today",
        "19991117",
        "1999-11-17\n",
        "１９９９",
        "١٩٩٩-١١-١٧",
        "1999–11–17",
    ],
)
def test_any_other_spelling_is_refused_with_the_right_ones(text):
    with pytest.raises(ValueError, match="is no date: write 1999-11-17, 1999-11, 1999 or unknown"):
        parse_partial_date(text)


@pytest.mark.parametrize("text", ["1999-02-29", "1999-13", "1999-00", "1999-11-00", "1999-11-31", "0000", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match="is no day of the calendar"):
        parse_partial_date(text)


@pytest.mark.parametrize("text", ["9999", "9999-12", "9999-12-31"])
def test_the_end_of_time_is_refused_and_does_not_overflow(text):
    with pytest.raises(ValueError, match="is no day of the calendar"):
        parse_partial_date(text)


@settings(deadline=None, max_examples=60)
@given(st.dates(max_value=date(9999, 12, 30)))
def test_every_day_reads_as_itself_and_lies_in_its_month_and_year(day):
    text = day.isoformat()
    assert parse_day(text) == day
    for part in (text, text[:7], text[:4]) if day.year < 9999 else (text,):
        found = parse_partial_date(part)
        assert found.first <= day < found.after
        assert found.last == found.after - timedelta(days=1)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=12) | st.text("0123456789-", max_size=10))
def test_no_text_crashes_the_reader(text):
    try:
        found = parse_partial_date(text)
    except ValueError as error:
        assert f'"{text}" is no d' in str(error)  # noqa: PT017 - whether it raises is not what is tested
    else:
        assert found.text == text


@pytest.mark.parametrize("text", ["1999-11", "1999", "unknown"])
def test_where_a_whole_day_is_wanted_a_partial_one_is_refused(text):
    with pytest.raises(ValueError, match="is no day: write it as 1999-11-17"):
        parse_day(text)


def test_where_a_whole_day_is_wanted_nonsense_is_refused_with_its_own_reason():
    with pytest.raises(ValueError, match="is no day of the calendar"):
        parse_day("2001-02-29")


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(1999, 11, 17), 2, date(2001, 11, 17)),
        (date(2026, 11, 23), -5, date(2021, 11, 23)),
        (date(2000, 2, 29), 1, date(2001, 2, 28)),
        (date(2000, 2, 29), 4, date(2004, 2, 29)),
        (date(2000, 2, 29), -1, date(1999, 2, 28)),
        (date(9998, 5, 1), 5, date(9999, 5, 1)),
        (date(2, 5, 1), -5, date(1, 5, 1)),
    ],
)
def test_years_are_counted_on_the_calendar(day, years, expected):
    assert years_later(day, years) == expected


# days as office programs show them


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-05", date(2026, 11, 5)),
        ("05.11.2026", date(2026, 11, 5)),
        ("5. 11. 2026", date(2026, 11, 5)),
        ("05.11.26", date(2026, 11, 5)),
        ("2026/11/05", date(2026, 11, 5)),
        ("2026.11.5", date(2026, 11, 5)),
        ("25/11/2026", date(2026, 11, 25)),
        ("11/25/2026", date(2026, 11, 25)),
        ("11/25/26", date(2026, 11, 25)),
        ("25-11-2026", date(2026, 11, 25)),
        ("11/11/2026", date(2026, 11, 11)),
    ],
)
def test_a_day_that_can_be_one_only_is_read_whatever_comes_first(text, day):
    assert {parse_shown_day(text, month_first=first) for first in (None, True, False)} == {day}
    assert not may_be_two(text)


@pytest.mark.parametrize("text", ["5/11/2026", "05/11/26", "5-11-2026"])
def test_a_day_that_may_be_two_is_read_if_it_is_known_which_is_the_month(text):
    assert parse_shown_day(text, month_first=False) == date(2026, 11, 5)
    assert parse_shown_day(text, month_first=True) == date(2026, 5, 11)
    assert may_be_two(text)
    with pytest.raises(ValueError, match="may be two days"):
        parse_shown_day(text, month_first=None)


@pytest.mark.parametrize(
    "text", ["", "yes", "31.2.2026", "13/13/2026", "0/5/2026", "5/11", "26-11-05", "1.2.3", "46350", "5.11/2026"]
)
def test_what_is_no_day_is_refused(text):
    for first in (None, True, False):
        with pytest.raises(ValueError, match="is no "):
            parse_shown_day(text, month_first=first)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["5/11/2026", "25/11/2026"], False),
        (["5/11/2026", "11/25/2026"], True),
        (["5-11-2026", "25-11-2026"], False),
        (["5/11/2026"], None),
        (["25/11/2026", "11/25/2026"], None),
        (["25.11.2026", "2026-11-25"], None),
        ([], None),
    ],
)
def test_other_days_show_which_is_the_month(texts, first):
    assert month_first(texts) is first


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d", "%Y-%m-%d"])
)
def test_a_day_is_read_as_the_day_it_was_shown_for(day, form):
    assert parse_shown_day(day.strftime(form), month_first=None) == day
