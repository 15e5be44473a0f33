"""What must hold before a fax is dialled, by the real clock: how many, how old, at which hour. Nothing is sent here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from phonenumbers import NumberParseException, parse
from phonenumbers.timezone import time_zones_for_number

from protest_letters.model import Channel
from protest_letters.problems import ExitCode, Problem
from protest_letters.run.numbers import why_old
from protest_letters.run.raster import RasterFax

#: Faxes to several addressees go out this far apart, so that no line and no office is jammed.
SPACING = timedelta(minutes=10)
#: So long a number that does not answer is tried again (what HylaFAX does unless it is told otherwise).
TRYING = timedelta(hours=3)
#: Nobody is called from the first hour to the second, by the clock at the destination.
EVENING, MORNING = 22, 7
#: A letter dated further than this from the real date is a document, not a letter to be sent.
DATED_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Leave:
    """What whoever sends has agreed to.

    Attributes:
        count: to how many addressees; None if no number was given.
        even_if_old: to numbers that are old, undated or historical.
        at_night: to calls at any hour.
    """

    count: int | None = None
    even_if_old: bool = False
    at_night: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One fax on its way to one number: how long from now, and how long it may be tried from then on."""

    fax: RasterFax
    after: timedelta
    trying: timedelta


def plan_calls(
    faxes: Sequence[RasterFax], max_age_days: int, leave: Leave, now: datetime
) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """Spread faxes over time; return the calls, and everything that forbids them.

    Args:
        faxes: what is to be sent.
        max_age_days: beyond it a number is old.
        leave: what was agreed to.
        now: the real time, with its zone.
    """
    problems = [*_about_count(faxes, leave), *_about_repeats(faxes)]
    calls: list[Call] = []
    for at, fax in enumerate(faxes):
        after = at * SPACING
        problems += _about_date(fax, now)
        if not leave.even_if_old:
            problems += _about_age(fax, max_age_days, now)
        clocks = clocks_at(fax.number, now + after)
        if not leave.at_night:
            problems += _about_night(fax, clocks)
        calls.append(Call(fax, after, TRYING if leave.at_night else _until_evening(clocks)))
    return tuple(calls), tuple(problems)


def clocks_at(number: Channel, moment: datetime) -> tuple[datetime, ...]:
    """The time of day in every zone in which a number can lie; empty if none is known."""
    try:
        names = time_zones_for_number(parse(number.value))
    except NumberParseException:
        return ()
    return tuple(moment.astimezone(zone) for zone in map(_zone, names) if zone)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        # "Etc/Unknown", or a zone newer than this machine's table
        return None


def _unsafe(where: str, what: str, hint: str, rule: str) -> Problem:
    return Problem(where, what, hint, rule, code=ExitCode.UNSAFE)


def _about_count(faxes: Sequence[RasterFax], leave: Leave) -> Iterator[Problem]:
    """Several addressees, or a number that was given, need the exact count."""
    expected = len(faxes)
    if leave.count == expected or (leave.count is None and expected <= 1):
        return
    given = "no count was given" if leave.count is None else f"{leave.count} was given"
    what = f"{expected} {'fax' if expected == 1 else 'faxes'} would be sent, and {given}"
    yield Problem("--yes-send", what, f"--yes-send {expected} is the count", "send-count")


def _about_repeats(faxes: Sequence[RasterFax]) -> Iterator[Problem]:
    """One fax to a number and call."""
    first: dict[str, RasterFax] = {}
    for fax in faxes:
        before = first.setdefault(fax.number.value, fax)
        if before is not fax:
            what = f"{fax.number.value} would be called twice: for {before.dispatch.id} as well"
            yield _unsafe(fax.dispatch.id, what, "send them on different days", "send-repeated")


def _about_date(fax: RasterFax, now: datetime) -> Iterator[Problem]:
    days = abs(fax.dispatch.day - now.date())
    if days > DATED_WITHIN:
        what = f"HISTORICAL, NOT FOR SENDING: dated {fax.dispatch.day}, {days.days} days from today"
        yield _unsafe(fax.dispatch.id, what, "make it without --date; nothing else sends it", "send-historical")


def _about_age(fax: RasterFax, max_age_days: int, now: datetime) -> Iterator[Problem]:
    reason = why_old(fax.number, max_age_days, now.date())
    if reason:
        number = f"{fax.number.value} (printed {fax.number.as_printed})"
        hint = "ask there whether it still is their fax; --even-if-old sends to it"
        yield _unsafe(fax.dispatch.to.addressee.id, f"the number {number} {reason}", hint, "send-old")


def _about_night(fax: RasterFax, clocks: Sequence[datetime]) -> Iterator[Problem]:
    """A number may lie in several zones: in none of them it may be night."""
    where = fax.dispatch.to.addressee.id
    if not clocks:
        what = f"the time zone of {fax.number.value} is not known, so it may be night there"
        yield _unsafe(where, what, "if it is not: --at-night", "send-night")
        return
    asleep = next((clock for clock in clocks if not MORNING <= clock.hour < EVENING), None)
    if asleep:
        what = f"it would be {asleep:%H:%M} ({asleep.tzinfo}) where {fax.number.value} rings"
        hint = f"faxes go out from {MORNING}:00 to {EVENING}:00 there; --at-night sends all the same"
        yield _unsafe(where, what, hint, "send-night")


def _until_evening(clocks: Sequence[datetime]) -> timedelta:
    """How long it is until the first evening, a minute at least and no longer than a number is tried anyway."""
    evenings = [clock.replace(hour=EVENING, minute=0, second=0, microsecond=0) - clock for clock in clocks]
    return min([max(left, timedelta(minutes=1)) for left in evenings] + [TRYING])
