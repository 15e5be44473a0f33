"""Dates that may be known to the day, the month, the year or not at all, and days as office programs show them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_POINTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})")
_STROKED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_HYPHENED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})")
_MONTHS = 12
_CENTURY = "20"


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


def month_first(texts: Iterable[str]) -> bool | None:
    """Return whether days such as `5/1/2026` have the month first, by those of a column that can be one day only.

    None if there are none of these, or of both kinds.
    """
    pairs = [(first, second) for first, second, _ in map(_figures, texts) if first]
    found = {second > _MONTHS for first, second in pairs if max(first, second) > _MONTHS}
    return found.pop() if len(found) == 1 else None


def may_be_two(text: str) -> bool:
    """Whether it is open which of a day's figures is the month: `5/1/2026`, but not `5/5/2026`."""
    first, second, _ = _figures(text)
    return first != second and max(first, second) <= _MONTHS


def parse_shown_day(text: str, *, month_first: bool | None) -> date:
    """Read a day as office programs show it: `2026-11-20`, `20.11.2026`, `20.11.26`, `2026/11/20`, `20/11/2026`.

    Args:
        text: what stands in the cell. A year of two figures is of this century.
        month_first: whether the month comes first where strokes or hyphens leave that open; None if nobody knows.

    Raises:
        ValueError: it is none of these, no day of the calendar, or may be two days.
    """
    pointed, year_first = _POINTED.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    first, second, year = _figures(text)
    if pointed:
        second, first, year = int(pointed[1]), int(pointed[2]), pointed[3]
    elif year_first:
        year, first, second = year_first[1], int(year_first[3]), int(year_first[4])
    elif not first:
        return parse_day(text)
    elif may_be_two(text) and month_first is None:
        msg = f'"{text}" may be two days'
        raise ValueError(msg)
    elif first > _MONTHS or (second <= _MONTHS and not month_first):
        first, second = second, first
    return parse_day(f"{year if len(year) == len('2026') else _CENTURY + year}-{first:02}-{second:02}")


def _figures(text: str) -> tuple[int, int, str]:
    """The figures of a day of which the month may be the first or the second; noughts for any other text."""
    found = _STROKED.fullmatch(text) or _HYPHENED.fullmatch(text)
    return (int(found[1]), int(found[2]), found[3]) if found else (0, 0, "")


def years_later(day: date, years: int) -> date:
    """Return the same day `years` later (or earlier, if negative); 29 February becomes the 28th."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
