"""The address book on one day: who holds an office, and at which address and number it can be reached.

Rules of time (docs/addressees.md says them for people):

- intervals are half-open; a partial date of a term counts only where it is certain;
- a channel is valid from `from`, else from the first day of its `as_of` on, never before; an undated one only within
  five years of the day the book was compiled; a historical one up to two years after the campaign's date;
- a holder last `seen` on a day is believed for the campaign's `max_age_days` after it;
- of several valid records the user's own wins, then the surer, then the newer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from protest_letters.dates import PartialDate, years_later
from protest_letters.dispatch import Resolved
from protest_letters.model import Address, Addressee, Book, Channel, Confidence, Evidence, Holder, HolderState
from protest_letters.problems import Problem
from protest_letters.telling import missing_address, notice, time_between

Record = TypeVar("Record", Address, Channel)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of record in messages: what it is called, how its rules begin, what one should do with an old one."""

    what: str
    rule: str
    check: str


_ADDRESS = _Kind("the address", "address", "check it before posting")
_FAX = _Kind("the fax number", "fax", "check it before sending")
_UNDATED_YEARS = 5
_HISTORICAL_YEARS = 2


def resolve(book: Book, addressee: Addressee, day: date, today: date, *, served: str = "") -> Resolved:
    """Look an addressee up for a letter of `day`.

    Args:
        book: the address book.
        addressee: one of its entries.
        day: the letter's date.
        today: the machine's real date; it decides what is old.
        served: the country for which an accredited embassy is written to.
    """
    holder, last_seen = holder_on(addressee.holders, day, book)
    address = best([one for one in addressee.addresses if not one.evidence.unfit], day, book)
    fax, email = best(addressee.fax, day, book), best(addressee.email, day, book)
    notices = [
        *_about_holder(addressee, holder, last_seen, day, book=book),
        *_about_address(addressee, address, day),
        *(_about_age(addressee, address.evidence, _ADDRESS, book=book, today=today) if address else ()),
    ]
    return Resolved(addressee, day, holder, _state(addressee, holder), address, fax, email, served, tuple(notices))


def with_typed_address(found: Resolved, address: Address, book: Book) -> Resolved:
    """Return the addressee at an address typed for this once; without a country it is the addressee's own."""
    one = found.addressee
    placed = replace(address, country=address.country or one.host or book.country)
    said = tuple(problem for problem in found.notices if not problem.rule.startswith("address-"))
    what = "the address is the one you typed, not one of the address book's"
    return replace(found, address=placed, notices=(*said, notice(one.id, what, rule="address-typed")))


def _state(addressee: Addressee, holder: Holder | None) -> HolderState:
    if addressee.kind == "body":
        return HolderState.BODY
    return holder.state if holder else HolderState.UNKNOWN


def holder_on(holders: Sequence[Holder], day: date, book: Book) -> tuple[Holder | None, date | None]:
    """Return who held the office on a day, and the day last seen if that is what we go by.

    The user's own come first. Terms come before sightings, and among sightings the latest counts.
    """
    own = [one for one in holders if one.own]
    if own and len(own) < len(holders):
        # the user's own come before the campaign's, whether known by a term or by having been seen
        found, seen = holder_on(own, day, book)
        return (found, seen) if found else holder_on([one for one in holders if not one.own], day, book)
    for holder in holders:
        if _in_term(holder, day):
            return holder, None
    sightings = [(seen, holder) for holder in holders for seen in _sightings(holder, day, book)]
    if not sightings:
        return None, None
    seen, holder = max(sightings, key=lambda pair: pair[0])
    return holder, seen


def _in_term(holder: Holder, day: date) -> bool:
    """Whether the day lies certainly in the term, or between two sightings."""
    if holder.until and holder.until.first and day >= holder.until.first:
        return False
    begun = [one.last for one in (holder.since, *holder.seen) if one and one.last and one.last <= day]
    if not begun:
        return False
    open_ended = holder.since is not None and holder.until is None
    seen_later = any(one.first and one.first >= day for one in holder.seen)
    return open_ended or seen_later or bool(holder.until and holder.until.first)


def _sightings(holder: Holder, day: date, book: Book) -> Iterable[date]:
    """The days of sightings from which a holder is still believed to be in office on `day`."""
    if holder.until and holder.until.first and day >= holder.until.first:
        return
    for seen in holder.seen:
        if seen.last is None:
            yield from _undated_sighting(holder, day, book)
        elif 0 <= (day - seen.last).days <= book.max_age_days:
            yield seen.last


def _undated_sighting(holder: Holder, day: date, book: Book) -> Iterable[date]:
    not_before = (holder.after and holder.after.after) or date.min
    if _near(day, book.compiled) and day >= not_before:
        yield not_before


def _near(day: date, compiled: date) -> bool:
    return years_later(compiled, -_UNDATED_YEARS) <= day < years_later(compiled, _UNDATED_YEARS)


def valid_on(evidence: Evidence, day: date, book: Book) -> bool:
    """Whether a record can be used for a letter of this day."""
    if evidence.until and evidence.until.first and day >= evidence.until.first:
        return False
    if evidence.historical and day > years_later(book.date, _HISTORICAL_YEARS):
        return False
    start = (evidence.since and evidence.since.first) or evidence.as_of.first
    return day >= start if start else _near(day, book.compiled)


def best(records: Sequence[Record], day: date, book: Book) -> Record | None:
    """Return the record to use on a day: the user's own, the surest, the newest; None if none is valid."""
    valid = [one for one in records if valid_on(one.evidence, day, book)]
    return max(
        valid,
        key=lambda one: (one.evidence.own, one.evidence.confidence.rank, one.evidence.as_of.first or date.min),
        default=None,
    )


def _about_holder(
    one: Addressee, holder: Holder | None, seen: date | None, day: date, *, book: Book
) -> Iterable[Problem]:
    if one.kind == "body":
        return
    if holder is None:
        around = "; ".join(_neighbours(one, day))
        yield notice(
            one.id,
            f"who holds the office on {day} is not known, so the letter goes to the office without a name"
            + (f" ({around})" if around else ""),
            rule="holder-unknown",
        )
    elif any(not sighting.last for sighting in holder.seen) and not _in_term(holder, day):
        yield notice(
            one.id,
            f"that {_name(holder)} holds the office comes from an undated source",
            rule="holder-undated",
        )
    elif seen or (seen := _long_ago(holder, day, book)):
        what = (
            f"{_name(holder)} was last seen in the office on {seen}, {time_between(seen, day)} before the letter's date"
        )
        yield notice(one.id, what, rule="holder-seen")
    if holder and holder.own:
        yield notice(
            one.id, f"that {_name(holder)} holds the office is your own correction ({holder.place})", rule="holder-own"
        )
    if holder and holder.state is HolderState.UNKNOWN:
        who = f"whether {_name(holder)} is a man or a woman is in no source"
        what = f"{who}, so the letter goes to the office without a name"
        yield notice(one.id, what, rule="holder-gender")


def _long_ago(holder: Holder, day: date, book: Book) -> date | None:
    """The day a holder without an end of term was last seen, if that is long ago."""
    known = [when.last for when in (holder.since, *holder.seen) if when and when.last and when.last <= day]
    last = max(known, default=None)
    return last if holder.until is None and last and (day - last).days > book.max_age_days else None


def _name(holder: Holder) -> str:
    return holder.name.first("en")


def _neighbours(one: Addressee, day: date) -> Iterable[str]:
    """The last holder known before the day and the first one after it."""
    known = [
        (when, holder)
        for holder in one.holders
        for when in (holder.since, *holder.seen, holder.until, holder.after)
        if when and when.first
    ]
    before = [pair for pair in known if _when(pair) <= day]
    after = [pair for pair in known if _when(pair) > day]
    if before:
        yield "before: {1}, known up to {0}".format(*_shown(max(before, key=_when)))
    if after:
        yield "after: {1}, known from {0}".format(*_shown(min(after, key=_when)))


def _when(known: tuple[PartialDate, Holder]) -> date:
    return known[0].first or date.min


def _shown(known: tuple[PartialDate, Holder]) -> tuple[str, str]:
    return str(known[0]), _name(known[1])


def _about_address(one: Addressee, address: Address | None, day: date) -> Iterable[Problem]:
    if address is None:
        yield notice(one.id, missing_address(one, day), rule="address-unknown")
        return
    yield from _about_evidence(one, address.evidence, _ADDRESS)


def about_fax(one: Addressee, fax: Channel, book: Book, today: date) -> Iterable[Problem]:
    """What a sender should know of a fax number: how sure it is, and how old."""
    yield from _about_evidence(one, fax.evidence, _FAX)
    yield from _about_age(one, fax.evidence, _FAX, book=book, today=today)


def _about_evidence(one: Addressee, evidence: Evidence, kind: _Kind) -> Iterable[Problem]:
    """Say of a record how sure it is."""
    what, rule = kind.what, kind.rule
    if evidence.own:
        yield notice(one.id, f"{what} is your own correction ({evidence.place})", rule=f"{rule}-own")
    if evidence.assembled:
        parts = "; ".join(evidence.source)
        yield notice(one.id, f"{what} was put together from separate sources: {parts}", rule=f"{rule}-assembled")
    elif evidence.confidence is Confidence.LOW:
        note = f": {evidence.note}" if evidence.note else ""
        yield notice(one.id, f"{what} rests on weak sources{note}", rule=f"{rule}-weak")
    if not evidence.as_of.first:
        yield notice(one.id, f"no source of {what} has a date", "check it before a mailing", f"{rule}-undated")


def _about_age(one: Addressee, evidence: Evidence, kind: _Kind, *, book: Book, today: date) -> Iterable[Problem]:
    as_of = evidence.as_of.first
    if as_of and (today - as_of).days > book.max_age_days:
        yield notice(
            one.id,
            f"{kind.what} is of {evidence.as_of}, {time_between(as_of, today)} old today",
            kind.check,
            f"{kind.rule}-old",
        )
