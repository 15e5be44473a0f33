"""Who can be reached by which medium on a day, and the embassy that serves a country."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from protest_letters.dispatch import Medium, Resolved, Wish
from protest_letters.model import Addressee, Book
from protest_letters.postal import country_name
from protest_letters.problems import ExitCode, Problem
from protest_letters.regions import distance
from protest_letters.resolve import about_fax, resolve, valid_on
from protest_letters.telling import missing_address, missing_fax, notice

#: So many embassies are named to somebody whose country has none.
_NEAREST = 5


@dataclass(frozen=True, slots=True)
class _Way:
    """What a medium needs of the address book.

    Attributes:
        name: what is needed.
        open: whether somebody can be reached.
        missing: says that the book does not know the way on a day, and what it knows.
        remedy: what somebody can do who knows it.
    """

    name: str
    open: Callable[[Resolved], bool]
    missing: Callable[[Addressee, date], str]
    remedy: str


_TO_ADDRESS = _Way(
    "address",
    lambda found: found.address is not None,
    missing_address,
    "give the address you know with --address LINE … --address-country CC",
)
_TO_NUMBER = _Way(
    "fax number",
    lambda found: found.fax is not None,
    missing_fax,
    "put the number you know into your own corrections",
)
_WAYS = dict.fromkeys(Medium, _TO_ADDRESS) | {Medium.FAX: _TO_NUMBER}


def unreachable(where: str, what: str, hint: str = "") -> Problem:
    """Somebody who cannot be written to (exit code 3)."""
    return Problem(where, what, hint, "unreachable", code=ExitCode.DATA)


def out_of_reach(resolved: Resolved, medium: Medium) -> Problem | None:
    """Why the addressee cannot be reached through a medium on the day; None if it can."""
    one, way = resolved.addressee, _WAYS[medium]
    if way.open(resolved):
        return None
    return unreachable(one.id, way.missing(one, resolved.day), f"see protest show {one.id}, or {way.remedy}")


def about_addressee(found: Resolved, wish: Wish, book: Book) -> Iterable[Problem]:
    """What is to be said of an addressee: of the holder and of the ways that the medium uses or shows."""
    if wish.medium is Medium.FAX and found.fax:
        yield from (problem for problem in found.notices if problem.rule != "address-unknown")
        yield from about_fax(found.addressee, found.fax, book, wish.today)
    else:
        yield from found.notices


def find_embassy(
    book: Book, country: str, day: date, today: date, *, medium: Medium = Medium.LETTER
) -> Resolved | Problem:
    """Return the embassy to write to from a country, or a problem that says what else can be done."""
    way = _WAYS[medium]
    own = next((one for one in book.embassies if one.host == country), None)
    if own:
        resolved = resolve(book, own, day, today)
        if way.open(resolved):
            return resolved
    reasons = [way.missing(own, day)] if own else []
    for one in book.embassies:
        if any(served.country == country and valid_on(served.evidence, day, book) for served in one.accredited):
            resolved = resolve(book, one, day, today, served=country)
            if way.open(resolved):
                return resolved
            host = country_name(one.host, "en")
            reasons.append(f"the embassy in {host} ({one.id}) is accredited there, but {way.missing(one, day)}")
    where = f"embassy ({country_name(country, 'en')})"
    home = country == book.country
    none = "it is the country itself" if home else "no embassy and no accreditation is known"
    what = "; ".join(reasons) or none
    near = ", ".join(
        f"{one.id} in {country_name(one.host, 'en')}" for one in nearest(book, country, day, today, medium=medium)
    )
    listed = f"write to another by its id ({near}), or " if near else ""
    return unreachable(where, what, f"{listed}{way.remedy}")


def nearest(book: Book, country: str, day: date, today: date, *, medium: Medium = Medium.LETTER) -> list[Addressee]:
    """Return the embassies within reach on a day that are nearest to a country, by region and then by name."""
    usable = [one for one in book.embassies if _WAYS[medium].open(resolve(book, one, day, today))]
    usable.sort(key=lambda one: (distance(country, one.host), country_name(one.host, "en")))
    return usable[:_NEAREST]


def served_notice(found: Resolved, medium: Medium = Medium.LETTER) -> Problem:
    """Say that an accredited embassy is written to, and for which country."""
    host = country_name(found.addressee.host, "en")
    return notice(
        found.addressee.id,
        f"{country_name(found.served, 'en')} has no embassy with a known {_WAYS[medium].name};"
        f" the one in {host} is accredited there as well and is written to",
        rule="embassy-accredited",
    )
