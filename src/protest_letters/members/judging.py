"""A member list to those who can write and the rows that cannot be used: every row judged, everything said at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from protest_letters.dates import month_first
from protest_letters.dispatch import Sender
from protest_letters.load._yaml import data_problem
from protest_letters.load.members import MemberList, fields_of
from protest_letters.load.tables import TableRow, at_row
from protest_letters.members.addresses import address_of, country_of, judge_given
from protest_letters.members.fields import (
    consent_of,
    email_of,
    gender_of,
    ids_of,
    language_of_member,
    name_of,
    signature_of,
    ties_of,
)
from protest_letters.members.identity import MAX_ID, derived_id, told_apart
from protest_letters.members.member import Finding, Judged, Member, Rejected
from protest_letters.members.row import Row
from protest_letters.members.terms import Terms
from protest_letters.members.texts import PRINTED, judge_glyphs, judge_leaks, judge_text
from protest_letters.problems import Level, Problem, ProtestError


@dataclass(frozen=True, slots=True)
class _Read:
    """A row as it was understood: the member there would be, what was found, and whether the list gives the id."""

    member: Member
    findings: tuple[Finding, ...]
    has_id: bool


def judge_members(read: MemberList, terms: Terms) -> Judged:
    """Judge every row of a list.

    Raises:
        ProtestError: it lacks a column without which no row can be used, and nothing was given for all (exit code 3).
    """
    lacking = list(_lacking(read, terms))
    if lacking:
        raise ProtestError([*read.problems, *lacking])
    terms = replace(terms, month_first=month_first(_cells(read, "consent")))
    rows = [_read(row, given, read, terms) for row, given in zip(read.table.rows, read.ids, strict=True)]
    members: list[Member] = []
    rejected: list[Rejected] = []
    problems = [*read.problems, *_unused_signatures(read, terms)]
    for one in _with_ids(rows, read.label("id")):
        member = one.member
        problems += [finding.problem(member.place) for finding in one.findings]
        if any(finding.level is Level.ERROR for finding in one.findings):
            rejected.append(Rejected(member.id, member.row, member.line, member.cells, one.findings, member.place))
        else:
            members.append(member)
    return Judged(tuple(members), tuple(rejected), tuple(problems))


#: Fields of which a list has a column, or something is given for all rows; what is said if not, and how to mend it.
_NEEDED = (
    (("country",), "has no column of countries", "add one, or give --country for all rows"),
    (("city",), "has no column of towns", "add one, or give --city for all rows"),
)
_HOME = (
    ("street", "care_of", "sender_address"),
    "has no addresses",
    "add columns of street and postcode, or give --care-of or --sender-address for all rows",
)


def _lacking(read: MemberList, terms: Terms) -> Iterator[Problem]:
    """The columns for want of which every row would be rejected."""
    for fields, what, hint in (*_NEEDED, *((_HOME,) if terms.home else ())):
        if not read.has(*fields) and not any(terms.defaults.get(field) for field in fields):
            yield data_problem(read.name, what, hint, "column")


def _cells(read: MemberList, field: str) -> Iterator[str]:
    """The cells of a field's columns, without space around."""
    return (row.cells[at].strip() for at, one in read.columns if one == field for row in read.table.rows)


def _unused_signatures(read: MemberList, terms: Terms) -> Iterator[Problem]:
    if read.has("signature") and terms.signatures is None:
        what, hint = "has a column of signatures, and no folder is named", "--signatures DIR prints them"
        yield Problem(read.name, what, hint, "picture", Level.NOTICE)


def _read(row: TableRow, earlier: str, read: MemberList, terms: Terms) -> _Read:
    fields = fields_of(row, read)
    judged = Row(fields, lambda field: read.label("surname" if field == "name" and not read.has("name") else field))
    _judge_cells(row, judged, read)
    name, surname, given = name_of(judged)
    sender = _sender(judged, name, terms)
    own_id = judged.get("id") or earlier
    if len(own_id) > MAX_ID:
        judged.refuse("id", f"has {len(own_id)} characters", f"{MAX_ID} at most")
    member = Member(
        id=own_id or derived_id(name, *(judged.get(field) for field in ("street", "postcode", "city"))),
        row=row.number,
        line=row.line,
        sender=sender,
        surname=surname,
        given=given,
        language=language_of_member(judged),
        email=email_of(judged),
        branch=judged.get("branch"),
        gender=gender_of(judged),
        to=ids_of(judged, "to", terms),
        not_to=ids_of(judged, "not_to", terms),
        consent=consent_of(judged, terms),
        signature=signature_of(judged, terms),
        household=judged.get("household").casefold(),
        ties=ties_of(judged),
        place=read.place(row),
        cells=row.cells,
    )
    judge_given(judged, {field for _, field in read.columns}, terms)
    _judge_as_a_whole(judged, member, terms)
    return _Read(member, tuple(judged.findings), bool(own_id))


def _judge_cells(row: TableRow, judged: Row, read: MemberList) -> None:
    """Note what is wrong with the row's cells, whatever they mean; a column that is not used may hold anything."""
    used = dict(read.columns)
    for fault in row.faults:
        if fault.column < 0 or fault.column in used:
            judged.refuse(used.get(fault.column, ""), fault.what, fault.hint, rule=fault.rule)
    for field in judged.fields:
        judge_text(judged, field)


def _sender(judged: Row, name: str, terms: Terms) -> Sender:
    country = country_of(judged, terms)
    address = address_of(judged, country, terms)
    role, organisation = (judged.get(field) or terms.defaults.get(field, "") for field in ("role", "organisation"))
    return Sender(
        name,
        city=address.get("city", ""),
        country=country,
        street=address.get("street", ""),
        postcode=address.get("postcode", ""),
        role=role,
        organisation=organisation,
        care_of=address.get("care_of", ""),
        personal=judged.get("personal"),
    )


def _judge_as_a_whole(judged: Row, member: Member, terms: Terms) -> None:
    """Note what can be seen only once it is known what a letter would have."""
    if "all" in member.not_to or (member.to and set(member.to) <= set(member.not_to)):
        judged.refuse("not_to", "leaves nobody to write to", "take one out of it, or remove the row")
    # of a name in two columns each is named by its own
    parts = {} if judged.get("name") else {"given": judged.get("given"), "surname": judged.get("surname"), "name": ""}
    texts = {field: parts.get(field, getattr(member.sender, field, "")) for field in PRINTED}
    printed = {field: text for field, text in texts.items() if text}
    judge_glyphs(judged, printed, terms)
    judge_leaks(judged, printed, terms)


def _with_ids(rows: list[_Read], label: str) -> Iterator[_Read]:
    """Give every row an id of its own; a number of the list's that stands twice keeps the later row from being used."""
    given: dict[str, Member] = {}
    derived = [one.member.id for one in rows if not one.has_id]
    apart = iter(told_apart(derived, frozenset(one.member.id for one in rows if one.has_id)))
    for one in rows:
        if not one.has_id:
            yield replace(one, member=replace(one.member, id=next(apart)))
            continue
        first = given.setdefault(one.member.id, one.member)
        twice = f'"{first.id}" is the id of {at_row(first.row, first.line)} as well'
        finding = Finding(label, twice, "give each member a number of their own, or empty the cell")
        yield one if first is one.member else replace(one, findings=(*one.findings, finding))
