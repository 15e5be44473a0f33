"""Rules of the address book that bind several entries."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from protest_letters.load._yaml import data_problem
from protest_letters.model import Addressee, Book, Contact, Holder, Person
from protest_letters.problems import Problem, did_you_mean


def ids_in_order(book: Book, name: str) -> Iterator[Problem]:
    """Ids are unique and sorted, and the campaign names only those there are."""
    groups: tuple[Sequence[Addressee] | Sequence[Contact] | Sequence[Person], ...]
    groups = (book.offices, book.embassies, book.contacts, book.protected)
    places: dict[str, str] = {}
    for group in groups:
        entries = [(one.id, one.place) for one in group]
        for (before, _), (one_id, place) in pairwise(entries):
            if before > one_id:
                yield data_problem(place, f'"{one_id}" stands after "{before}"', "sort entries by id", "sorted")
        for one_id, place in entries:
            if one_id in places:
                yield data_problem(place, f'id "{one_id}" is taken in {places[one_id]}', "choose another", "unique-id")
            places[one_id] = place
    known = {one.id for one in book.addressees}
    for one_id in book.all:
        if one_id not in known | {"embassy"}:
            yield data_problem(name, f'campaign addressee "{one_id}" is not in the book', did_you_mean(one_id, known))


def certain_overlaps(addressee: Addressee) -> Iterator[Problem]:
    """Two persons certainly in one office on one day."""
    certain = [(holder, _certain_days(holder)) for holder in addressee.holders]
    for at, (holder, days) in enumerate(certain):
        for other, other_days in certain[at + 1 :]:
            if days and other_days and max(days[0], other_days[0]) < min(days[1], other_days[1]):
                yield data_problem(
                    other.place,
                    f"{other.name.first('en')} overlaps with {holder.name.first('en')} ({holder.place})"
                    f" from {max(days[0], other_days[0])}",
                    "give the first one until:, or correct the dates",
                    "holders-overlap",
                )


def _certain_days(holder: Holder) -> tuple[date, date] | None:
    """The half-open stretch in which the person certainly held the office."""
    known = [one for one in (holder.since, *holder.seen) if one]
    start = min((one.last for one in known if one.last), default=None)
    if start is None:
        return None
    if holder.until and holder.until.first:
        end = holder.until.first
    elif holder.since and holder.until is None:
        end = date.max
    else:
        end = max(one.first for one in known if one.first) + timedelta(days=1)
    return (start, end) if start < end else None
