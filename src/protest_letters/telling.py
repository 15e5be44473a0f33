"""What is said of records: notices, spans of time, and what is known where nothing can be used."""

from collections.abc import Iterable, Sequence
from datetime import date

from protest_letters.model import Address, Addressee, Channel
from protest_letters.problems import Level, Problem


def notice(addressee: str, what: str, hint: str = "", rule: str = "known") -> Problem:
    """Something a writer should know about an addressee."""
    return Problem(addressee, what, hint, rule, Level.NOTICE)


def time_between(first: date, second: date) -> str:
    """Say how long it is from one day to another: in days, from two years on in years."""
    first, second = sorted((first, second))
    years = second.year - first.year - ((second.month, second.day) < (first.month, first.day))
    return f"{years} years" if years >= 2 else f"{(second - first).days} days"  # noqa: PLR2004 - years count from two on


def missing_address(one: Addressee, day: date) -> str:
    """Say that no address is known for a day, and which are known before and after."""
    parts = [f"no usable address is known for {day}", *_around(one.addresses, day)]
    if one.seat:
        parts.append(f"the embassy is in {one.seat.city.first('en')}, its street is in no source")
    ways = [channel.as_printed for channel in (*one.email, *one.phone, *one.web)]
    if ways and not one.addresses:
        parts.append(f"ask there for it: {', '.join(ways)}")
    return "; ".join(parts)


def missing_fax(one: Addressee, day: date) -> str:
    """Say that no fax number is known for a day, and which are known before and after."""
    return "; ".join([f"no fax number is known for {day}", *_around(one.fax, day)])


def _around(records: Sequence[Address] | Sequence[Channel], day: date) -> Iterable[str]:
    """The last record before a day, the first after it, and those without a date."""
    dated = [(one.evidence.as_of.first, one) for one in records if one.evidence.as_of.first]
    before = [pair for pair in dated if pair[0] <= day]
    after = [pair for pair in dated if pair[0] > day]
    if before:
        yield f"before: {_brief(max(before, key=lambda pair: pair[0])[1])}"
    if after:
        yield f"after: {_brief(min(after, key=lambda pair: pair[0])[1])}"
    yield from (f"undated: {_brief(one)}" for one in records if not one.evidence.as_of.first)


def _brief(record: Address | Channel) -> str:
    if isinstance(record, Channel):
        return f"{record.as_printed} (as of {record.evidence.as_of})"
    lines = ", ".join(record.lines_in("en")[1])
    evidence = record.evidence
    unfit = f" (not fit for an envelope: {evidence.unfit})" if evidence.unfit else ""
    return f"{lines}, {record.city.first('en')} (as of {evidence.as_of}){unfit}"
