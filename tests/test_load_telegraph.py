"""Public telegraph services from YAML: what a row may hold, the rows that are shipped, and what is said of them."""

from dataclasses import replace
from datetime import date

import pytest

from conftest import ROOT, TODAY
from protest_letters.dates import parse_partial_date
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.load.folder import load_shipped_telegraph_services
from protest_letters.load.telegraph import load_telegraph_services
from protest_letters.postal import country_name
from protest_letters.problems import ExitCode, Level, ProtestError, exit_code
from protest_letters.run.telegram import make_telegrams
from protest_letters.telegraph import Reach

ROWS = """\
- country: DE
  reach: abroad
  until: 2018
  source: [a newspaper]
  note: a private firm goes on
- country: DE
  reach: inland
  until: 2023-01-01
  source: [the post, another newspaper]
- country: IT
  reach: all
  seen: 2023-01-13
  source: [an agency]
"""
PERSON = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
IN_1999 = date(1999, 11, 20)


def load(text):
    return load_telegraph_services(text.encode(), "services.yaml")


def problems(text):
    with pytest.raises(ProtestError) as caught:
        load(text)
    assert exit_code(caught.value.problems) is ExitCode.DATA
    return [(problem.where, problem.what) for problem in caught.value.problems]


def test_a_row_is_read_as_it_stands():
    abroad, inland, italy = load(ROWS)
    assert (abroad.country, abroad.reach, abroad.until) == ("DE", Reach.ABROAD, parse_partial_date("2018"))
    assert (abroad.seen, abroad.source, abroad.note) == (None, ("a newspaper",), "a private firm goes on")
    assert (inland.place, inland.source) == ("services.yaml:6", ("the post", "another newspaper"))
    assert (italy.until, italy.seen) == (None, parse_partial_date("2023-01-13"))


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("country: IT", "country: Italy", 10, 'country "Italy" is no ISO 3166-1 code'),
        ("- country: IT\n  reach", "- reach", 10, 'key "country" is missing'),
        ("reach: all", "reach: everywhere", 11, 'reach "everywhere" is not known'),
        ("reach: all\n  ", "", 10, 'key "reach" is missing'),
        ("  seen: 2023-01-13\n", "", 10, "must have either until or seen"),
        ("seen: 2023-01-13", "seen: 2023\n  until: 2024", 10, "must have either until or seen"),
        ("until: 2018", "until: soon", 3, '"soon" is no date: write 1999-11-17, 1999-11, 1999 or unknown'),
        ("  source: [an agency]\n", "", 10, 'key "source" is missing'),
        ("note:", "remark:", 5, 'unknown key "remark"'),
        ("country: IT", "country: DE", 10, "DE / all stands in services.yaml:1 already"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(old, new, where, what):
    assert ROWS.count(old) == 1
    assert (f"services.yaml:{where}", what) in problems(ROWS.replace(old, new))


@pytest.mark.parametrize("text", ["", "country: DE\n", "just words\n"])
def test_what_is_no_list_is_refused(text):
    assert problems(text) == [("services.yaml", "must be a list of services")]


@pytest.mark.parametrize(
    ("until", "day", "ended"),
    [
        ("2018-03-01", date(2018, 2, 28), False),
        ("2018-03-01", date(2018, 3, 1), True),
        ("2018", date(2018, 6, 1), False),
        ("2018", date(2018, 12, 31), True),
    ],
)
def test_a_service_has_ended_when_that_is_certain(until, day, ended):
    row = replace(load(ROWS)[0], until=parse_partial_date(until))
    assert row.ended(day) is ended


def test_a_service_that_was_seen_has_not_ended():
    assert not load(ROWS)[2].ended(TODAY)


# the shipped rows

SERVICES = load_shipped_telegraph_services()


def test_the_shipped_rows_are_sorted_and_sourced():
    assert len(SERVICES) > 30
    assert [(one.country, one.reach) for one in SERVICES] == sorted((one.country, one.reach) for one in SERVICES)
    assert all(one.source for one in SERVICES)


@pytest.mark.parametrize(
    ("country", "reach", "until"),
    [
        ("AT", Reach.INLAND, "2006-01-01"),
        ("AU", Reach.ALL, "2011-03-07"),
        ("BE", Reach.ALL, "2017-12-30"),
        ("DE", Reach.ABROAD, "2018"),
        ("DE", Reach.INLAND, "2023-01-01"),
        ("FR", Reach.ALL, "2018-05-01"),
        ("GB", Reach.INLAND, "1982-10-01"),
        ("IN", Reach.INLAND, "2013-07-15"),
        ("NO", Reach.ABROAD, "2002-01-01"),
        ("UA", Reach.ALL, "2018-03-01"),
        ("US", Reach.ALL, "2006-01-27"),
    ],
)
def test_the_ends_that_sources_give_are_there(country, reach, until):
    assert [str(one.until) for one in SERVICES if (one.country, one.reach) == (country, reach)] == [until]


def test_the_page_on_telegrams_has_a_row_for_each():
    page = (ROOT / "docs" / "telegram.md").read_text(encoding="utf-8")
    rows = [f"| {country_name(one.country, 'en')} | {one.reach} | " for one in SERVICES]
    assert [row for row in rows if row not in page] == []
    assert page.count(" | abroad | ") + page.count(" | inland | ") + page.count(" | all | ") == len(rows)


# what is said of them


def said(campaign, forms, country, day=TODAY, today=TODAY, who="president"):
    wish = Wish((who,), replace(PERSON, country=country), day, today, language="en", medium=Medium.TELEGRAM)
    artifacts, found = make_telegrams(wish, campaign, forms, SERVICES)
    assert len(artifacts) == 1
    (problem,) = [one for one in found if one.rule == "telegraph"]
    return problem


@pytest.mark.parametrize(
    ("country", "day", "level", "where", "what"),
    [
        (
            "FR",
            TODAY,
            Level.WARNING,
            "telegrams abroad from France",
            "ended; first day without it: 2018-05-01; romandie",
        ),
        ("FR", IN_1999, Level.WARNING, "telegrams abroad from France", "2018-05-01, after the letter's date; romandie"),
        ("DE", TODAY, Level.WARNING, "telegrams abroad from Germany", "the public service ended in 2018; AP in"),
        (
            "IT",
            TODAY,
            Level.NOTICE,
            "telegrams abroad from Italy",
            "was last seen 2023-01-13; whether it takes telegrams today",
        ),
        ("JP", TODAY, Level.NOTICE, "telegrams abroad from Japan", "is shown by a source without a date"),
        ("KZ", TODAY, Level.NOTICE, "telegrams within the country from Kazakhstan", "no public service is known of"),
        ("GB", TODAY, Level.NOTICE, "telegrams abroad from United Kingdom", "no public service is known of"),
    ],
)
def test_whether_a_public_service_is_known_is_said(*, campaign, forms, country, day, level, where, what):
    problem = said(campaign, forms, country, day)
    assert (problem.level, problem.where) == (level, where)
    assert what in problem.what
    assert "private provider" in problem.hint
    assert "fax" in problem.hint


def test_on_the_real_date_before_the_end_it_had_not_ended(campaign, forms):
    problem = said(campaign, forms, "FR", IN_1999, IN_1999)
    assert problem.level is Level.NOTICE
    assert problem.hint.startswith("ask the post")
