"""Suspended posts read from YAML: what a row may hold, and the rows that are shipped."""

from datetime import date

import pytest

from protest_letters.dates import parse_partial_date
from protest_letters.load.folder import load_shipped_suspensions
from protest_letters.load.suspensions import load_suspensions
from protest_letters.problems import ExitCode, ProtestError, exit_code

ROWS = """\
- from: FI
  to: [BY, RU]
  since: 2022-04-11
  source: [a newspaper]
  note: not asked since
- from: IN
  to: US
  since: 2025-08
  until: 2025-10-15
  source: [the post, another newspaper]
"""


def load(text):
    return load_suspensions(text.encode(), "suspended.yaml")


def problems(text):
    with pytest.raises(ProtestError) as caught:
        load(text)
    assert exit_code(caught.value.problems) is ExitCode.DATA
    return [(problem.where, problem.what) for problem in caught.value.problems]


def test_a_row_is_read_for_each_of_its_destinations():
    first, second, third = load(ROWS)
    assert (first.posted_in, first.destination, second.destination) == ("FI", "BY", "RU")
    assert (first.since, first.until) == (parse_partial_date("2022-04-11"), None)
    assert (first.source, first.note, first.place) == (("a newspaper",), "not asked since", "suspended.yaml:1")
    assert (third.posted_in, third.destination, third.place) == ("IN", "US", "suspended.yaml:6")
    assert (str(third.since), str(third.until)) == ("2025-08", "2025-10-15")
    assert (third.source, third.note) == (("the post", "another newspaper"), "")


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("from: FI", "from: Finland", 1, 'from "Finland" is no ISO 3166-1 code'),
        ("[BY, RU]", "[BY, XX]", 2, 'to "XX" is no ISO 3166-1 code'),
        ("  to: US\n", "", 6, 'key "to" is missing'),
        ("since: 2022-04-11", "since: spring", 3, '"spring" is no date: write 1999-11-17, 1999-11, 1999 or unknown'),
        ("  since: 2025-08\n", "", 6, 'key "since" is missing'),
        ("until: 2025-10-15", "until: 2024", 9, "ends (2024) before it begins (2025-08)"),
        ("  source: [a newspaper]\n", "", 1, 'key "source" is missing'),
        ("note:", "remark:", 5, 'unknown key "remark"'),
        (
            "from: IN\n  to: US\n  since: 2025-08\n  until: 2025-10-15",
            "from: FI\n  to: RU\n  since: 2022-04-11",
            6,
            None,
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(old, new, where, what):
    assert ROWS.count(old) == 1
    what = what or "FI / RU / 2022-04-11 stands in suspended.yaml:1 already"
    assert problems(ROWS.replace(old, new)) == [(f"suspended.yaml:{where}", what)]


@pytest.mark.parametrize("text", ["", "from: FI\n", "word\n"])
def test_a_file_that_is_no_list_is_refused(text):
    assert problems(text) == [("suspended.yaml", "must be a list of suspended posts")]


def test_the_shipped_rows_are_in_order_and_their_letters_cross_borders():
    rows = load_shipped_suspensions()
    assert [row for row in rows if row.posted_in == row.destination] == []
    keys = list(dict.fromkeys((row.posted_in, row.place) for row in rows))
    assert [country for country, _ in keys] == sorted(country for country, _ in keys)


@pytest.mark.parametrize(
    ("posted_in", "destination", "day", "held"),
    [
        ("US", "RU", "2022-03-10", False),
        ("US", "RU", "2022-03-11", True),
        ("FI", "RU", "2022-04-10", False),
        ("FI", "RU", "2026-11-23", True),
        ("SE", "RU", "2026-11-23", True),
        ("IN", "US", "2025-10-14", True),
        ("IN", "US", "2025-10-15", False),
        ("DE", "RU", "2026-11-23", False),
        ("DE", "KZ", "2026-11-23", False),
    ],
)
def test_it_is_known_where_no_letters_went_on_a_day(posted_in, destination, day, held):
    rows = [one for one in load_shipped_suspensions() if (one.posted_in, one.destination) == (posted_in, destination)]
    assert any(one.holds(date.fromisoformat(day)) for one in rows) is held


def test_a_campaign_carries_the_suspended_posts(campaign):
    assert campaign.suspensions == load_shipped_suspensions()
