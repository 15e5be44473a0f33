"""What the user knows better than the campaign: corrections by id and contacts of their own, in private files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._records import (
    read_address,
    read_channel,
    read_contact,
    read_holder,
    read_id,
    read_number,
)
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.model import Address, Addressee, Book, Channel, Contact, Holder
from protest_letters.postal import known_country
from protest_letters.problems import Level, Problem, did_you_mean, raise_errors

#: The file's name in the user's folder.
FILE = "corrections.yaml"
#: Contacts of a campaign that are nobody else's business; kept out of what is published.
PRIVATE_CONTACTS = "contacts.private.yaml"
Item = TypeVar("Item")
_Record = TypeVar("_Record", Address, Channel)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user adds to one addressee; it comes before the campaign's own records."""

    id: str
    holders: tuple[Holder, ...] = ()
    addresses: tuple[Address, ...] = ()
    fax: tuple[Channel, ...] = ()
    phone: tuple[Channel, ...] = ()
    email: tuple[Channel, ...] = ()
    web: tuple[Channel, ...] = ()
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the user keeps for the campaign of one title."""

    campaign: str
    addressees: tuple[Correction, ...]
    contacts: tuple[Contact, ...]
    place: str = ""


def read_corrections(raw: bytes, name: str) -> tuple[Corrections, ...]:
    """Read a file of corrections, a list with one entry for each campaign.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    return _read_list(raw, name, _corrections, "begin each entry with - campaign: and its title")


def read_private_contacts(raw: bytes, name: str) -> tuple[Contact, ...]:
    """Read a file that is a list of contacts.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    return _read_list(raw, name, _private_contact, "begin each entry with - id: …")


def _read_list(raw: bytes, name: str, read: Callable[[Fields], Item], hint: str) -> tuple[Item, ...]:
    root, problems = read_yaml(raw, name)
    if root is not None and root.items is None:
        problems.append(data_problem(name, "must be a list", hint))
    nodes = (root.items or []) if root else []
    items = tuple(read_record(node, name, problems, read) for node in nodes)
    raise_errors(problems)
    return items


def _corrections(fields: Fields) -> Corrections:
    return Corrections(
        campaign=fields.line("campaign"),
        addressees=fields.many("addressees", _correction),
        contacts=fields.many("contacts", _private_contact),
        place=fields.place(),
    )


def _correction(fields: Fields) -> Correction:
    return Correction(
        id=read_id(fields),
        holders=tuple(replace(one, own=True) for one in fields.many("holders", read_holder)),
        addresses=_owned(fields.many("addresses", read_address)),
        fax=_owned(fields.many("fax", read_number)),
        phone=_owned(fields.many("phone", read_number)),
        email=_owned(fields.many("email", lambda one: read_channel(one, "address"))),
        web=_owned(fields.many("web", lambda one: read_channel(one, "url"))),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _private_contact(fields: Fields) -> Contact:
    return replace(read_contact(fields), private=True)


def _owned(records: tuple[_Record, ...]) -> tuple[_Record, ...]:
    return tuple(replace(one, evidence=replace(one.evidence, own=True)) for one in records)


def corrected(book: Book, corrections: Sequence[Corrections]) -> Book:
    """Return the book with what the user keeps for a campaign of its title.

    An embassy that the book has not is added, so that an address found out once can be kept.

    Raises:
        ProtestError: an id is nobody's in the book, or a contact's is taken (exit code 3).
    """
    mine = [one for one in corrections if _plain(one.campaign) == _plain(book.title)]
    changes = [change for one in mine for change in one.addressees]
    raise_errors(_unknown(book, changes))
    for change in changes:
        book = _with_change(book, change)
    return with_contacts(book, [contact for one in mine for contact in one.contacts])


def _plain(title: str) -> str:
    """A title without what a keyboard may not have: typographic apostrophes, capitals, odd spaces."""
    return " ".join(title.replace("’", "'").casefold().split())


def unused_corrections(book: Book, corrections: Sequence[Corrections]) -> Iterator[Problem]:
    """Say which corrections are for a campaign of another title: it may be mistyped."""
    for one in corrections:
        if _plain(one.campaign) != _plain(book.title):
            what = f'is for the campaign "{one.campaign}" and not used in "{book.title}"'
            hint = f'if it is meant, write campaign: "{book.title}"'
            yield Problem(one.place, what, hint, "correction", Level.NOTICE)


def _unknown(book: Book, changes: Sequence[Correction]) -> Iterator[Problem]:
    known = {one.id for one in book.addressees}
    for change in changes:
        if change.id not in known and unlisted_embassy(book, change.id) is None:
            hint = did_you_mean(change.id, known) or "protest list shows all ids"
            yield data_problem(change.place, f'"{change.id}" is nobody\'s id in this campaign', hint, "correction")


def unlisted_embassy(book: Book, name: str) -> Addressee | None:
    """Return an embassy by an id that the book has not, such as `embassy-np`; None if it is no such id."""
    prefix, _, code = name.rpartition("-")
    host = code.upper()
    return book.embassy_in(host) if prefix == "embassy" and known_country(host) else None


def _with_change(book: Book, change: Correction) -> Book:
    offices = tuple(_added(one, change) if one.id == change.id else one for one in book.offices)
    embassies = {one.id: one for one in book.embassies}
    if change.id not in {one.id for one in book.offices}:
        one = embassies.get(change.id) or unlisted_embassy(book, change.id)
        assert one is not None  # noqa: S101 - _unknown saw to it
        embassies[change.id] = _added(one, change)
    return replace(book, offices=offices, embassies=tuple(embassies[name] for name in sorted(embassies)))


def _added(one: Addressee, change: Correction) -> Addressee:
    return replace(
        one,
        holders=change.holders + one.holders,
        addresses=change.addresses + one.addresses,
        fax=change.fax + one.fax,
        phone=change.phone + one.phone,
        email=change.email + one.email,
        web=change.web + one.web,
        note=change.note or one.note,
    )


def with_contacts(book: Book, contacts: Sequence[Contact]) -> Book:
    """Return the book with further contacts.

    Raises:
        ProtestError: an id is taken (exit code 3).
    """
    taken = {one.id: one.place for one in book.addressees} | {one.id: one.place for one in book.contacts}
    problems = []
    for one in contacts:
        if one.id in taken:
            what = f'id "{one.id}" is taken in {taken[one.id]}'
            problems.append(data_problem(one.place, what, "choose another", "unique-id"))
        taken[one.id] = one.place
    raise_errors(problems)
    return replace(book, contacts=(*book.contacts, *contacts))
