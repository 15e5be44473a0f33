"""The address book on one day: holder, address and number by the rules of time, and what is said of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.dates import parse_partial_date
from protest_letters.model import (
    Address,
    Addressee,
    Book,
    Channel,
    Confidence,
    Evidence,
    Holder,
    HolderState,
    Seat,
    Texts,
)
from protest_letters.problems import Level
from protest_letters.resolve import best, holder_on, resolve, valid_on
from protest_letters.telling import missing_address

CAMPAIGN_DAY = date(1999, 11, 17)
COMPILED = date(2026, 11, 23)
BOOK = Book(
    title="A campaign",
    date=CAMPAIGN_DAY,
    compiled=COMPILED,
    country="KZ",
    all=(),
    default_letters=(),
    max_age_days=730,
    source=("leaflet",),
    offices=(),
    embassies=(),
    contacts=(),
)


def partial(text):
    return parse_partial_date(text) if text else None


def evidence(as_of="2000-01-01", confidence="medium", since=None, until=None, **more):
    return Evidence(
        partial(as_of), Confidence(confidence), ("a source",), since=partial(since), until=partial(until), **more
    )


def address(street, *args, **more):
    return Address((("en", (street,)),), "", Texts((("en", "Sampletown"),)), "KZ", evidence(*args, **more))


def holder(name, *, since=None, until=None, seen=(), after=None, state=HolderState.MALE):
    sightings = tuple(map(parse_partial_date, seen))
    return Holder(
        Texts((("en", name),)), state, ("a source",), partial(since), partial(until), sightings, after=partial(after)
    )


def office(*, holders=(), addresses=(), **more):
    return Addressee("office", "minister", Texts((("en", "Minister"),)), holders=holders, addresses=addresses, **more)


def name_on(holders, day):
    found, _ = holder_on(holders, day, BOOK)
    return found.name.first("en") if found else None


def street_on(addresses, day):
    found = best(addresses, day, BOOK)
    return found.lines[0][1][0] if found else None


def said(addressee, day, today=None):
    return {notice.rule: notice.what for notice in resolve(BOOK, addressee, day, today or day).notices}


@pytest.mark.parametrize(
    ("given_dates", "valid", "too_early_or_late"),
    [
        (
            {"as_of": "2005-06-15"},
            ["2005-06-15", "2005-06-16", "2026-11-23", "2090-01-01"],
            ["2005-06-14", "1999-11-17"],
        ),
        ({"as_of": "2005-06"}, ["2005-06-30", "2005-07-01"], ["2005-05-31"]),
        ({"as_of": "2005"}, ["2005-12-31", "2006-01-01"], ["2004-12-31"]),
        ({"as_of": "2005-06-15", "since": "2003-01-01"}, ["2003-01-01", "2005-06-14"], ["2002-12-31"]),
        ({"as_of": "2005-06-15", "since": "unknown"}, ["2005-06-15"], ["2005-06-14"]),
        ({"as_of": "2005-06-15", "until": "2007-03-01"}, ["2005-06-15", "2007-02-28"], ["2007-03-01", "2007-03-02"]),
        ({"as_of": "2005-06-15", "until": "2007"}, ["2006-12-31"], ["2007-01-01", "2008-01-01"]),
        ({"as_of": "2005-06-15", "until": "unknown"}, ["2005-06-15", "2026-11-23"], ["2005-06-14"]),
        ({"as_of": "unknown"}, ["2021-11-23", "2026-11-23", "2031-11-22"], ["2021-11-22", "2031-11-24", "1999-11-17"]),
        ({"as_of": "unknown", "until": "2024-01-01"}, ["2023-12-31"], ["2024-01-01", "2021-11-22"]),
        ({"as_of": "unknown", "since": "2001-05-01"}, ["2001-05-01", "2026-11-23"], ["2001-04-30"]),
        ({"as_of": "1999-11-17", "historical": True}, ["1999-11-17", "2001-11-17"], ["1999-11-16", "2001-11-18"]),
        ({"as_of": "2001-06-01", "historical": True}, ["2001-06-01", "2001-11-17"], ["2001-05-31", "2001-11-18"]),
        ({"as_of": "unknown", "historical": True}, [], ["1999-11-17", "2001-11-17", "2026-11-23"]),
    ],
)
def test_a_record_is_valid_on_the_days_the_rules_of_time_allow(given_dates, valid, too_early_or_late):
    record = evidence(**given_dates)
    days = {day: valid_on(record, date.fromisoformat(day), BOOK) for day in (*valid, *too_early_or_late)}
    assert days == {**dict.fromkeys(valid, True), **dict.fromkeys(too_early_or_late, False)}


@settings(deadline=None, max_examples=100)
@given(st.dates(), st.dates(), st.booleans())
def test_a_dated_record_is_never_valid_before_its_day(as_of, day, historical):
    record = evidence(as_of.isoformat() if as_of < date.max else "9999-12-30", historical=historical)
    if day < as_of:
        assert not valid_on(record, day, BOOK)
    elif not historical:
        assert valid_on(record, day, BOOK)


@pytest.mark.parametrize(
    ("records", "chosen"),
    [
        ([("old", "2000-01-01", "high"), ("new", "2010-01-01", "medium")], "old"),
        ([("old", "2000-01-01", "medium"), ("new", "2010-01-01", "medium")], "new"),
        ([("new", "2010-01-01", "medium"), ("old", "2000-01-01", "medium")], "new"),
        ([("weak", "2020-01-01", "low"), ("sure", "2000-01-01", "medium")], "sure"),
        ([("dated", "2000-01-01", "low"), ("undated", "unknown", "low")], "dated"),
        ([("dated", "2000-01-01", "low"), ("undated", "unknown", "medium")], "undated"),
        ([("future", "2030-01-01", "high"), ("present", "2000-01-01", "low")], "present"),
        ([("year", "2010", "low"), ("day", "2009-12-31", "low")], "year"),
        ([("future", "2030-01-01", "high")], None),
        ([], None),
    ],
)
def test_of_several_valid_records_the_surer_wins_then_the_newer(records, chosen):
    assert street_on([address(*record) for record in records], COMPILED) == chosen


def test_each_channel_is_chosen_by_itself():
    one = replace(
        office(addresses=(address("Old Street", "2000-01-01"),)),
        fax=(Channel("+1", "1", evidence("2010-01-01")),),
        email=(Channel("a@example.org", "a@example.org", evidence("2000-01-01", until="2005")),),
    )
    assert resolve(BOOK, one, date(2004, 1, 1), COMPILED).channels == ("post", "email")
    assert resolve(BOOK, one, date(2012, 1, 1), COMPILED).channels == ("post", "fax")


def test_an_address_that_is_not_fit_for_an_envelope_is_not_used():
    one = office(addresses=(address("No Number", "2010-01-01", "high", unfit="the number is missing"),))
    assert resolve(BOOK, one, COMPILED, COMPILED).address is None
    assert "not fit for an envelope: the number is missing" in said(one, COMPILED)["address-unknown"]


TERM = (holder("Ada", since="1994-03-01", until="2002-02-01"), holder("Ben", since="2002-02-01"))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1994-02-28", None),
        ("1994-03-01", "Ada"),
        ("2002-01-31", "Ada"),
        ("2002-02-01", "Ben"),
        ("2090-01-01", "Ben"),
    ],
)
def test_a_term_is_half_open(day, name):
    assert name_on(TERM, date.fromisoformat(day)) == name


ROUGH = (holder("Ada", since="1994", until="2002-02"), holder("Ben", since="2002-03", until="2005"))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1993-12-31", None),
        ("1994-12-30", None),
        ("1994-12-31", "Ada"),
        ("2002-01-31", "Ada"),
        ("2002-02-01", None),
        ("2002-03-30", None),
        ("2002-03-31", "Ben"),
        ("2004-12-31", "Ben"),
        ("2005-01-01", None),
    ],
)
def test_a_partial_date_of_a_term_counts_only_where_it_is_certain(day, name):
    assert name_on(ROUGH, date.fromisoformat(day)) == name


SEEN = (holder("Ada", seen=["1999-11-17", "2000-09-21"]), holder("Ben", seen=["2001-05-01"]))


@pytest.mark.parametrize(
    ("day", "name", "last_seen"),
    [
        ("1999-11-16", None, None),
        ("1999-11-17", "Ada", None),
        ("2000-04-01", "Ada", None),
        ("2000-09-21", "Ada", None),
        ("2000-09-22", "Ada", "2000-09-21"),
        ("2001-04-30", "Ada", "2000-09-21"),
        ("2001-05-01", "Ben", None),
        ("2001-05-02", "Ben", "2001-05-01"),
        ("2003-05-01", "Ben", "2001-05-01"),
        ("2003-05-02", None, None),
    ],
)
def test_someone_seen_in_office_is_believed_between_sightings_and_for_max_age_days_after(day, name, last_seen):
    found, seen = holder_on(SEEN, date.fromisoformat(day), BOOK)
    assert (found.name.first("en") if found else None) == name
    assert seen == (date.fromisoformat(last_seen) if last_seen else None)


def test_how_long_a_sighting_is_believed_is_the_campaigns_own_choice():
    short = replace(BOOK, max_age_days=30)
    (ada,) = (holder("Ada", seen=["2000-09-21"]),)
    assert holder_on([ada], date(2000, 10, 21), short)[0] is ada
    assert holder_on([ada], date(2000, 10, 22), short)[0] is None


def test_a_sighting_never_outlives_the_term():
    ada = holder("Ada", seen=["2008-05-14", "2017-11-24"], until="2019-03-20")
    assert name_on([ada], date(2008, 5, 13)) is None
    assert name_on([ada], date(2019, 3, 19)) == "Ada"
    assert name_on([ada], date(2019, 3, 20)) is None


def test_a_partial_sighting_counts_from_its_last_day():
    ada = holder("Ada", seen=["2001-12"])
    assert name_on([ada], date(2001, 12, 30)) is None
    assert name_on([ada], date(2001, 12, 31)) == "Ada"
    assert name_on([ada], date(2003, 12, 31)) == "Ada"
    assert name_on([ada], date(2004, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2021-11-23", None),
        ("2022-05-31", None),
        ("2022-06-01", "Ada"),
        ("2026-11-23", "Ada"),
        ("2031-11-22", "Ada"),
        ("2031-11-24", None),
    ],
)
def test_an_undated_sighting_counts_near_the_day_of_compilation_and_not_before_what_is_known(day, name):
    assert name_on([holder("Ada", seen=["unknown"], after="2022-05")], date.fromisoformat(day)) == name


def test_a_dated_sighting_after_it_comes_before_an_undated_one():
    ada, ben = holder("Ada", seen=["unknown"], after="2022-05"), holder("Ben", seen=["2025-03-01"])
    assert name_on([ada, ben], date(2026, 1, 1)) == "Ben"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=4), st.integers(-800, 800))
def test_nobody_is_believed_in_office_before_the_first_sighting(days, shift):
    ada = holder("Ada", seen=sorted(day.isoformat() for day in days))
    day = min(days) + timedelta(days=shift)
    assert (name_on([ada], day) is None) == (day < min(days) or day > max(days) + timedelta(days=730))


def test_without_a_known_holder_one_writes_to_the_office_and_is_told_who_is_known_before_and_after():
    holders = (holder("Ada", since="1994", until="2002-02"), holder("Ben", seen=["2010-05-03"]))
    found = resolve(BOOK, office(holders=holders), date(2006, 1, 1), COMPILED)
    assert (found.holder, found.state) == (None, HolderState.UNKNOWN)
    assert said(office(holders=holders), date(2006, 1, 1))["holder-unknown"] == (
        "who holds the office on 2006-01-01 is not known, so the letter goes to the office without a name"
        " (before: Ada, known up to 2002-02; after: Ben, known from 2010-05-03)"
    )


def test_a_holder_known_only_from_an_undated_source_is_named_among_those_after():
    holders = (holder("Ada", since="1994", until="2002-02"), holder("Ben", seen=["unknown"], after="2022-05"))
    assert "after: Ben" in said(office(holders=holders), date(2006, 1, 1))["holder-unknown"]


def test_an_office_of_which_nobody_is_known_says_no_more_than_that():
    assert said(office(), date(2006, 1, 1))["holder-unknown"].endswith("to the office without a name")


def test_an_institution_needs_no_holder():
    body = replace(office(), kind="body")
    assert resolve(BOOK, body, COMPILED, COMPILED).state is HolderState.BODY
    assert "holder-unknown" not in said(body, COMPILED)


@pytest.mark.parametrize("state", [HolderState.MALE, HolderState.FEMALE, HolderState.UNKNOWN, HolderState.ACTING])
def test_the_form_of_address_follows_what_is_known_of_the_holder(state):
    one = office(holders=(holder("Ada", since="1994", state=state),))
    assert resolve(BOOK, one, date(2000, 1, 1), COMPILED).state is state


def test_a_holder_known_by_term_needs_no_word():
    assert not {rule for rule in said(office(holders=TERM), date(2001, 1, 1)) if rule.startswith("holder")}


def test_a_sighting_carried_forward_is_said_with_its_age():
    said_of_ben = said(office(holders=SEEN), date(2001, 5, 31))["holder-seen"]
    assert said_of_ben == "Ben was last seen in the office on 2001-05-01, 30 days before the letter's date"


def test_an_undated_sighting_is_said_to_be_undated():
    one = office(holders=(holder("Ada", seen=["unknown"], after="2022-05"),))
    assert said(one, COMPILED)["holder-undated"] == "that Ada holds the office comes from an undated source"


ADDRESSES = (
    address("First Street", "1999-11-17", historical=True),
    address("Second Street", "2010-06", until="2012-01-01"),
    address("Third Street", "2020-10-16"),
    address("Nowhere Lane", "unknown"),
)


@pytest.mark.parametrize(
    ("day", "street"),
    [
        ("1999-11-16", None),
        ("2001-11-17", "First Street"),
        ("2005-01-01", None),
        ("2011-12-31", "Second Street"),
        ("2012-01-01", None),
        ("2020-10-16", "Third Street"),
        ("2026-11-23", "Third Street"),
    ],
)
def test_the_address_is_the_one_in_use_on_the_letters_date(day, street):
    assert street_on(ADDRESSES, date.fromisoformat(day)) == street


def test_where_no_address_is_valid_those_before_and_after_are_said():
    assert missing_address(office(addresses=ADDRESSES), date(2005, 1, 1)) == (
        "no usable address is known for 2005-01-01; before: First Street, Sampletown (as of 1999-11-17);"
        " after: Second Street, Sampletown (as of 2010-06); undated: Nowhere Lane, Sampletown (as of unknown)"
    )
    assert resolve(BOOK, office(addresses=ADDRESSES), date(2005, 1, 1), COMPILED).address is None


def test_where_only_the_town_is_known_it_is_said_with_the_ways_to_ask():
    seat = Seat(Texts((("en", "Bern"),)), evidence("2022-11-16", "low"))
    one = replace(office(seat=seat), email=(Channel("bern@example.org", "bern@example.org", evidence()),))
    assert missing_address(one, COMPILED) == (
        "no usable address is known for 2026-11-23; the embassy is in Bern, its street is in no source;"
        " ask there for it: bern@example.org"
    )


@pytest.mark.parametrize(
    ("record", "rule", "what"),
    [
        (address("A", "2026-01-01", "low"), "address-weak", "the address rests on weak sources"),
        (
            address("A", "2026-01-01", "low", note="hearsay"),
            "address-weak",
            "the address rests on weak sources: hearsay",
        ),
        (
            address("A", "2026-01-01", "low", assembled=True),
            "address-assembled",
            "the address was put together from separate sources: a source",
        ),
        (address("A", "unknown"), "address-undated", "no source of the address has a date"),
        (address("A", "2020-11-23"), "address-old", "the address is of 2020-11-23, 6 years old today"),
    ],
)
def test_what_is_doubtful_in_an_address_is_said(record, rule, what):
    assert said(office(addresses=(record,)), COMPILED)[rule] == what


def test_a_sure_and_fresh_address_needs_no_word():
    rules = said(office(addresses=(address("A", "2026-01-01", "high"),)), COMPILED)
    assert not {rule for rule in rules if rule.startswith("address")}


@pytest.mark.parametrize(("age", "old"), [(730, False), (731, True)])
def test_the_age_of_a_record_is_counted_to_the_machines_date_not_the_letters(age, old):
    as_of = COMPILED - timedelta(days=age)
    one = office(addresses=(address("A", as_of.isoformat(), "high"),))
    assert ("address-old" in said(one, as_of, today=COMPILED)) is old


def test_everything_said_is_a_notice_under_the_addressees_id():
    one = office(holders=SEEN, addresses=ADDRESSES[:1])
    notices = resolve(BOOK, one, date(2001, 5, 31), COMPILED).notices
    assert {notice.rule for notice in notices} == {"holder-seen", "address-old"}
    assert all((notice.level, notice.where) == (Level.NOTICE, "office") for notice in notices)
