"""`addressees.yaml` to the address book: the schema, and the rules that bind several keys."""

import re
from datetime import date

from protest_letters.dates import UNKNOWN, PartialDate
from protest_letters.load._book_rules import certain_overlaps, ids_in_order
from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.load.forms import read_form
from protest_letters.model import (
    Accreditation,
    Address,
    Addressee,
    Book,
    Channel,
    Confidence,
    Contact,
    Evidence,
    Exposure,
    Holder,
    HolderState,
    Seat,
    Texts,
)
from protest_letters.postal import known_country
from protest_letters.problems import did_you_mean, raise_errors

KINDS = ("ambassador", "body", "chairman", "head-of-state", "minister")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
#: Ids that mean something else on the command line.
RESERVED = ("all", "embassy")


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
        contacts=fields.many("contacts", _contact),
    )


_EMPTY = (Book("", date.min, date.min, "", (), (), 730, (), (), (), ()), Texts(), Texts())


def _campaign(fields: Fields) -> tuple[Book, Texts, Texts]:
    day = fields.day("date")
    head = Book(
        title=fields.text("title"),
        date=day,
        compiled=fields.day("compiled", default=day),
        country=_country(fields, "country"),
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
        id=_identifier(fields),
        kind=kind,
        title=fields.texts("title"),
        holders=fields.many("holders", _holder),
        addresses=fields.many("addresses", _address),
        fax=fields.many("fax", _number),
        phone=fields.many("phone", _number),
        email=fields.many("email", lambda one: _channel(one, "address")),
        web=fields.many("web", lambda one: _channel(one, "url")),
        languages=fields.strings("languages"),
        forms=fields.many("forms", lambda one: read_form(one, kind)),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _embassy(fields: Fields, ambassador: Texts, house: Texts) -> Addressee:
    host = _country(fields, "host")
    identifier = _identifier(fields)
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
        holders=fields.many("holders", _holder),
        addresses=fields.many("addresses", _address),
        seat=fields.one("seat", _seat),
        fax=fields.many("fax", _number),
        phone=fields.many("phone", _number),
        email=fields.many("email", lambda one: _channel(one, "address")),
        web=fields.many("web", lambda one: _channel(one, "url")),
        accredited=fields.many("accredited", _accreditation),
        languages=fields.strings("languages"),
        forms=fields.many("forms", lambda one: read_form(one, "ambassador")),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _identifier(fields: Fields) -> str:
    word = fields.text("id")
    if word and not _ID.fullmatch(word):
        fields.complain(f'id "{word}" has signs that no id may have', "use a-z, 0-9 and single dashes", key="id")
    if word in RESERVED:
        fields.complain(f'id "{word}" is reserved', "choose another", key="id")
    return word


def _country(fields: Fields, key: str) -> str:
    word = fields.text(key)
    if word and not known_country(word):
        fields.complain(f'{key} "{word}" is no ISO 3166-1 code', "write two capitals, such as KZ", key=key)
    return word


def _holder(fields: Fields) -> Holder:
    acting = fields.flag("acting")
    gender = fields.text("gender")
    if gender and gender not in ("m", "f", "unknown"):
        fields.complain(f'gender "{gender}" is not known', "write m, f or unknown", key="gender")
        gender = "unknown"
    since, until, seen = fields.partial("from"), fields.partial("until"), fields.partials("seen")
    if since is None and not seen:
        fields.complain("when the person held the office is missing", "add from: (and until:) or seen: [dates]")
    _in_order(fields, since, until)
    return Holder(
        name=fields.texts("name"),
        state=HolderState.ACTING if acting else HolderState(gender or "unknown"),
        source=fields.strings("source", required=True),
        since=since,
        until=until,
        seen=seen,
        after=fields.partial("after"),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _in_order(fields: Fields, since: PartialDate | None, until: PartialDate | None) -> None:
    first, last = (since or UNKNOWN).first, (until or UNKNOWN).last
    if first and last and last < first:
        fields.complain(
            f"ends ({last}) before it begins ({first})", "exchange from and until", key="until", rule="date"
        )


def _evidence(fields: Fields) -> Evidence:
    as_of = fields.partial("as_of", required=True) or UNKNOWN
    confidence = fields.choice("confidence", Confidence, Confidence.MEDIUM)
    if not as_of.first and confidence is Confidence.HIGH:
        fields.complain(
            "as_of is unknown, so confidence can be medium at most",
            "find the date of the source, or lower the confidence",
            key="confidence",
            rule="undated-high",
        )
    assembled = fields.flag("assembled")
    if assembled and confidence is not Confidence.LOW:
        fields.complain("what is put together can only have confidence low", key="confidence", rule="assembled")
    since, until = fields.partial("from"), fields.partial("until")
    _in_order(fields, since, until)
    return Evidence(
        as_of=as_of,
        confidence=confidence,
        source=fields.strings("source", required=True),
        since=since,
        until=until,
        historical=fields.flag("historical"),
        assembled=assembled,
        unfit=fields.text("unfit", required=False),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _address(fields: Fields) -> Address:
    return Address(
        lines=fields.lines("lines"),
        postcode=fields.text("postcode", required=False),
        city=fields.texts("city"),
        country=_country(fields, "country"),
        evidence=_evidence(fields),
    )


def _seat(fields: Fields) -> Seat:
    return Seat(fields.texts("city"), _evidence(fields))


def _accreditation(fields: Fields) -> Accreditation:
    return Accreditation(_country(fields, "country"), _evidence(fields))


def _number(fields: Fields) -> Channel:
    number = fields.text("number")
    if number and not _E164.fullmatch(number):
        fields.complain(f'number "{number}" is not in E.164', 'write "+", country code and digits only', key="number")
    return Channel(number, fields.text("as_printed", required=False) or number, _evidence(fields))


def _channel(fields: Fields, key: str) -> Channel:
    value = fields.text(key)
    return Channel(value, value, _evidence(fields))


def _contact(fields: Fields) -> Contact:
    return Contact(
        id=_identifier(fields),
        name=fields.texts("name"),
        exposure=fields.choice("exposure", Exposure, Exposure.ENDANGERED),
        address=Address(
            lines=fields.lines("lines"),
            postcode=fields.text("postcode", required=False),
            city=fields.texts("city"),
            country=_country(fields, "country"),
            evidence=_evidence(fields),
        ),
        place=fields.place(),
    )
