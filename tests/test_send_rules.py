"""What forbids a call: the count, the age of a number, the letter's date, the hour where it rings."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.dates import parse_partial_date
from protest_letters.dispatch import Dispatch, Resolved, Sender, Template
from protest_letters.document import Artifact
from protest_letters.media.raster import GRIDS
from protest_letters.model import Addressee, Channel, Confidence, Evidence, HolderState, Texts
from protest_letters.problems import ExitCode, exit_code
from protest_letters.run.raster import RasterFax
from protest_letters.run.send_rules import SPACING, Leave, clocks_at, plan_calls

MONDAY = date(2026, 11, 23)
BERLIN, LONDON = "+493023125123", "+442079460123"
#: Numbers that lie in several zones, or in none that is known.
TOLL_FREE, OLD_ASTANA = "+78002000600", "+73172326172"


def at(hour, minute=0):
    """A time of that Monday in Greenwich; Berlin is an hour ahead."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC)


def fax(number=BERLIN, as_of="2026-11-01", day=MONDAY, name="mayor", *, historical=False):
    channel = Channel(
        number, "as printed", Evidence(parse_partial_date(as_of), Confidence.HIGH, ("s",), historical=historical)
    )
    to = Resolved(Addressee(name, "minister", Texts()), day, None, HolderState.UNKNOWN, None, channel, None)
    draft = Template("appeal", "en", "S", "B", (), ("minister",), date(2000, 1, 1))
    dispatch = Dispatch(to, "en", Sender("Sample Sender", "Madrid", "ES"), day, draft)
    return RasterFax(Artifact(f"{name}.tiff", b""), dispatch, channel, 2, "A4", GRIDS[0])


NOON = at(11)


def rules(*faxes, now=NOON, **leave):
    _, problems = plan_calls(faxes, 730, Leave(**leave), now)
    assert exit_code(problems) in (ExitCode.DONE, ExitCode.UNSAFE, ExitCode.USAGE)
    return [problem.rule for problem in problems]


def test_a_new_number_by_day_may_be_called():
    assert rules(fax()) == []


@pytest.mark.parametrize(
    ("faxes", "count", "allowed"),
    [
        (1, None, True),
        (1, 1, True),
        (1, 2, False),
        (1, 0, False),
        (2, None, False),
        (2, 1, False),
        (2, 2, True),
        (2, 3, False),
        (0, None, True),
        (0, 1, False),
    ],
)
def test_several_are_sent_by_their_exact_count(faxes, count, allowed):
    both = [fax(), fax(LONDON, name="warden")][:faxes]

    assert rules(*both, count=count) == ([] if allowed else ["send-count"])


def test_one_number_is_not_called_twice():
    assert rules(fax(), fax(name="deputy"), count=2) == ["send-repeated"]


@pytest.mark.parametrize(
    ("as_of", "historical", "old"),
    [
        ("2026-11-01", False, False),
        ("2024-11-23", False, False),
        ("2024-11-22", False, True),
        ("2024", False, True),
        ("1999-11-17", False, True),
        ("unknown", False, True),
        ("2026-11-01", True, True),
    ],
)
def test_an_old_number_needs_leave(as_of, historical, old):
    one = fax(as_of=as_of, historical=historical)

    assert rules(one) == (["send-old"] if old else [])
    assert rules(one, even_if_old=True) == []


@pytest.mark.parametrize(
    ("days", "allowed"), [(0, True), (30, True), (-30, True), (31, False), (-31, False), (-9868, False)]
)
def test_a_letter_of_another_time_is_not_sent_whatever_is_agreed_to(days, allowed):
    one = fax(day=MONDAY + timedelta(days=days))

    assert rules(one, even_if_old=True, at_night=True, count=1) == ([] if allowed else ["send-historical"])


# number, the time in Greenwich, whether it is day where it rings
@pytest.mark.parametrize(
    ("number", "now", "day"),
    [
        (BERLIN, at(5, 59), False),
        (BERLIN, at(6), True),
        (BERLIN, at(20, 59), True),
        (BERLIN, at(21), False),
        (BERLIN, at(23, 30), False),
        (LONDON, at(6, 59), False),
        (LONDON, at(7), True),
        (LONDON, at(21, 59), True),
        (LONDON, at(22), False),
        ("+12025550143", at(11), False),  # Washington, 6:00
        ("+12025550143", at(12), True),
        ("+12025550143", at(2), True),  # 21:00 on Sunday
        ("+77172555123", at(2), True),  # Astana, 7:00 by its clock of today
        ("+77172555123", at(17), False),
        (TOLL_FREE, at(11), False),  # some of Russia sleeps
        (OLD_ASTANA, at(11), False),  # nobody knows where it rings today
    ],
)
def test_nobody_is_called_at_night(number, now, day):
    assert rules(fax(number), now=now) == ([] if day else ["send-night"])
    assert rules(fax(number), now=now, at_night=True) == []


def test_the_hour_counts_at_which_a_fax_goes_out_and_not_at_which_it_is_asked_for():
    one, other = fax(LONDON, name="warden"), fax()

    # at 20:55 in Greenwich it is 21:55 in Berlin, and ten minutes later it is night
    assert rules(one, other, now=at(20, 55), count=2) == ["send-night"]
    assert rules(other, one, now=at(20, 55), count=2) == []


@pytest.mark.parametrize("zone", [0, 5, -8])
def test_the_hour_is_that_of_the_destination_whatever_the_sender_s_clock_shows(zone):
    now = at(23, 30).astimezone(timezone(timedelta(hours=zone)))

    assert rules(fax(), now=now) == ["send-night"]


def test_summer_time_is_minded():
    summer = datetime(2026, 7, 1, 5, 30, tzinfo=UTC)

    assert rules(fax(day=date(2026, 7, 1), as_of="2026-06-01"), now=summer) == []
    assert rules(fax(), now=at(5, 30)) == ["send-night"]


@given(st.integers(0, 24 * 60 - 1), st.integers(1, 5))
def test_no_try_lasts_into_the_night(minute, count):
    now = at(0) + timedelta(minutes=minute)
    faxes = [fax(f"+4930231250{number:02}", name=f"office-{number}") for number in range(count)]

    calls, problems = plan_calls(faxes, 730, Leave(count), now)

    assert [call.after for call in calls] == [number * SPACING for number in range(count)]
    if not problems:
        for call in calls:
            (clock,) = clocks_at(call.fax.number, now + call.after)
            assert 7 <= clock.hour < 22
            end = clock + call.trying
            assert end <= clock.replace(hour=22, minute=0)
            assert timedelta(minutes=1) <= call.trying <= timedelta(hours=3)


def test_everything_that_forbids_is_said_at_once():
    said = rules(fax(as_of="unknown", day=date(1999, 11, 20)), fax(LONDON, name="warden"), now=at(23))

    assert sorted(said) == ["send-count", "send-historical", "send-night", "send-night", "send-old"]
