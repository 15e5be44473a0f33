"""The records of an address book, one reader each: holders, addresses, numbers, contacts."""

import re

from protest_letters.dates import UNKNOWN, PartialDate
from protest_letters.load._fields import Fields
from protest_letters.model import (
    Accreditation,
    Address,
    Channel,
    Confidence,
    Contact,
    Evidence,
    Exposure,
    Holder,
    HolderState,
    Person,
    Seat,
)
from protest_letters.postal import known_country

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
#: Ids that mean something else on the command line.
RESERVED = ("all", "embassy")


def read_id(fields: Fields) -> str:
    """An id: small letters, digits and single dashes; none that means something else on the command line."""
    word = fields.text("id")
    if word and not _ID.fullmatch(word):
        fields.complain(f'id "{word}" has signs that no id may have', "use a-z, 0-9 and single dashes", key="id")
    if word in RESERVED:
        fields.complain(f'id "{word}" is reserved', "choose another", key="id")
    return word


def read_country(fields: Fields, key: str) -> str:
    """An ISO 3166-1 code in capitals."""
    word = fields.text(key)
    if word and not known_country(word):
        fields.complain(f'{key} "{word}" is no ISO 3166-1 code', "write two capitals, such as KZ", key=key)
    return word


def read_holder(fields: Fields) -> Holder:
    """A person in an office, with the days."""
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


def read_evidence(fields: Fields) -> Evidence:
    """Why and for which days a record is believed."""
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


def read_address(fields: Fields) -> Address:
    """A postal address."""
    return Address(
        lines=fields.lines("lines"),
        postcode=fields.text("postcode", required=False),
        city=fields.texts("city"),
        country=read_country(fields, "country"),
        evidence=read_evidence(fields),
    )


def read_seat(fields: Fields) -> Seat:
    """The town of an embassy whose street is not known."""
    return Seat(fields.texts("city"), read_evidence(fields))


def read_accreditation(fields: Fields) -> Accreditation:
    """A country that an embassy serves as well."""
    return Accreditation(read_country(fields, "country"), read_evidence(fields))


def read_number(fields: Fields) -> Channel:
    """A fax or telephone number."""
    number = fields.text("number")
    if number and not _E164.fullmatch(number):
        fields.complain(f'number "{number}" is not in E.164', 'write "+", country code and digits only', key="number")
    return Channel(number, fields.text("as_printed", required=False) or number, read_evidence(fields))


def read_channel(fields: Fields, key: str) -> Channel:
    """An e-mail address or a web page under `key`."""
    value = fields.text(key)
    return Channel(value, value, read_evidence(fields))


def read_contact(fields: Fields) -> Contact:
    """A person on whose behalf one writes."""
    return Contact(
        id=read_id(fields),
        name=fields.texts("name"),
        exposure=fields.choice("exposure", Exposure, Exposure.ENDANGERED),
        address=Address(
            lines=fields.lines("lines"),
            postcode=fields.text("postcode", required=False),
            city=fields.texts("city"),
            country=read_country(fields, "country"),
            evidence=read_evidence(fields),
        ),
        town_names=fields.strings("town_names"),
        phone=_shaped(fields, "phone", _E164, 'write "+", country code and digits only'),
        email=_shaped(fields, "email", _EMAIL, "write name@example.org"),
        place=fields.place(),
    )


def _shaped(fields: Fields, key: str, shape: re.Pattern[str], hint: str) -> tuple[str, ...]:
    """Texts of one shape."""
    words = fields.strings(key)
    for word in words:
        if word and not shape.fullmatch(word):
            # the word itself may be private, and messages go into logs
            fields.complain(f"{key} has not the shape of one", hint, key=key)
    return words


def read_person(fields: Fields) -> Person:
    """Somebody whom no letter may name."""
    return Person(read_id(fields), fields.texts("name"), fields.strings("source", required=True), fields.place())
