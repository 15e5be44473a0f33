"""`addressees.yaml` to the address book: the schema, and the rules that bind several keys."""

from datetime import date

from protest_letters.load._book_rules import certain_overlaps, ids_in_order
from protest_letters.load._fields import Fields, read_record
from protest_letters.load._records import (
    read_accreditation,
    read_address,
    read_channel,
    read_contact,
    read_country,
    read_holder,
    read_id,
    read_number,
    read_person,
    read_seat,
)
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.load.forms import read_form
from protest_letters.model import Addressee, Book, Texts
from protest_letters.problems import did_you_mean, raise_errors

KINDS = ("ambassador", "body", "chairman", "head-of-state", "minister")


def load_book(raw: bytes, name: str) -> Book:
    """Read an address book.

    Args:
        raw: the bytes of `addressees.yaml`.
        name: what to call the file in messages.

    Raises:
        ProtestError: with every problem of the file.
    """
    root, problems = read_yaml(raw, name)
    if root is None or root.pairs is None:
        if root is not None or not problems:
            problems.append(data_problem(name, "is empty or no mapping", "begin with campaign:, offices:, embassies:"))
        raise_errors(problems)
        raise AssertionError  # pragma: no cover - raise_errors has raised
    book = read_record(root, name, problems, _book)
    problems.extend(ids_in_order(book, name))
    problems.extend(problem for one in book.addressees for problem in certain_overlaps(one))
    raise_errors(problems)
    return book


def _book(fields: Fields) -> Book:
    campaign = fields.one("campaign", _campaign)
    if campaign is None:
        fields.complain('key "campaign" is missing', "begin the file with campaign:")
        campaign = _EMPTY
    head, ambassador, house = campaign
    return Book(
        title=head.title,
        date=head.date,
        compiled=head.compiled,
        country=head.country,
        all=head.all,
        default_letters=head.default_letters,
        max_age_days=head.max_age_days,
        source=head.source,
        offices=fields.many("offices", _office),
        embassies=fields.many("embassies", lambda one: _embassy(one, ambassador, house)),
        contacts=fields.many("contacts", read_contact),
        protected=fields.many("protected", read_person),
    )


_EMPTY = (Book("", date.min, date.min, "", (), (), 730, (), (), (), ()), Texts(), Texts())


def _campaign(fields: Fields) -> tuple[Book, Texts, Texts]:
    day = fields.day("date")
    head = Book(
        title=fields.text("title"),
        date=day,
        compiled=fields.day("compiled", default=day),
        country=read_country(fields, "country"),
        all=fields.strings("addressees", required=True),
        default_letters=fields.strings("default_letters", required=True),
        max_age_days=fields.integer("max_age_days", 730),
        source=fields.strings("source", required=True),
        offices=(),
        embassies=(),
        contacts=(),
    )
    return head, fields.texts("ambassador", required=False), fields.texts("embassy", required=False)


def _office(fields: Fields) -> Addressee:
    kind = fields.text("kind")
    if kind and kind not in KINDS:
        fields.complain(f'kind "{kind}" is not known', did_you_mean(kind, KINDS), key="kind")
    return Addressee(
        id=read_id(fields),
        kind=kind,
        title=fields.texts("title"),
        holders=fields.many("holders", read_holder),
        addresses=fields.many("addresses", read_address),
        fax=fields.many("fax", read_number),
        phone=fields.many("phone", read_number),
        email=fields.many("email", lambda one: read_channel(one, "address")),
        web=fields.many("web", lambda one: read_channel(one, "url")),
        languages=fields.strings("languages"),
        forms=fields.many("forms", lambda one: read_form(one, kind)),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _embassy(fields: Fields, ambassador: Texts, house: Texts) -> Addressee:
    host = read_country(fields, "host")
    identifier = read_id(fields)
    if host and identifier != f"embassy-{host.lower()}":
        fields.complain(f'id "{identifier}" does not name the host', f"write embassy-{host.lower()}", key="id")
    if not ambassador:
        fields.complain("the campaign gives no title for ambassadors", "add campaign: ambassador: {en: …}")
    return Addressee(
        id=identifier,
        kind="ambassador",
        title=ambassador,
        house=house,
        host=host,
        in_host=fields.texts("in_host", required=False),
        holders=fields.many("holders", read_holder),
        addresses=fields.many("addresses", read_address),
        seat=fields.one("seat", read_seat),
        fax=fields.many("fax", read_number),
        phone=fields.many("phone", read_number),
        email=fields.many("email", lambda one: read_channel(one, "address")),
        web=fields.many("web", lambda one: read_channel(one, "url")),
        accredited=fields.many("accredited", read_accreditation),
        languages=fields.strings("languages"),
        forms=fields.many("forms", lambda one: read_form(one, "ambassador")),
        note=fields.text("note", required=False),
        place=fields.place(),
    )
