"""Dates that may be known to the day, the month, the year or not at all."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The half-open stretch of days [first, after) in which something lies.

    Attributes:
        text: as written: `1999-11-17`, `1999-11`, `1999` or `unknown`.
        first: the first day it can be; None when unknown.
        after: the first day it can no longer be; None when unknown.
    """

    text: str
    first: date | None = None
    after: date | None = None

    @property
    def last(self) -> date | None:
        """The last day it can be, None when unknown."""
        return self.after - timedelta(days=1) if self.after else None

    def __str__(self) -> str:
        return self.text


UNKNOWN = PartialDate("unknown")


def parse_partial_date(text: str) -> PartialDate:
    """Read `1999-11-17`, `1999-11`, `1999` or `unknown`.

    Raises:
        ValueError: the text is none of these, or no day of the calendar.
    """
    if text == UNKNOWN.text:
        return UNKNOWN
    shape = _SHAPE.fullmatch(text)
    if not shape or not text.isascii():
        msg = f'"{text}" is no date: write 1999-11-17, 1999-11, 1999 or unknown'
        raise ValueError(msg)
    year, month, day = shape.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        after = _following(first, by_month=bool(month), by_day=bool(day))
    except (ValueError, OverflowError):
        msg = f'"{text}" is no day of the calendar'
        raise ValueError(msg) from None
    return PartialDate(text, first, after)


def _following(first: date, *, by_month: bool, by_day: bool) -> date:
    if by_day:
        return first + timedelta(days=1)
    if by_month:
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date(first.year + 1, 1, 1)


def parse_day(text: str) -> date:
    """Read a whole day, `1999-11-17`.

    Raises:
        ValueError: the text is no day of the calendar.
    """
    found = parse_partial_date(text)
    if found.first is None or found.after != found.first + timedelta(days=1):
        msg = f'"{text}" is no day: write it as 1999-11-17'
        raise ValueError(msg)
    return found.first


def years_later(day: date, years: int) -> date:
    """Return the same day `years` later (or earlier, if negative); 29 February becomes the 28th."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
