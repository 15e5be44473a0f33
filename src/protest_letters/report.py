"""What `list` and `show` tell, as plain values: one shape for JSON, and the same for people."""

from dataclasses import replace
from datetime import date
from typing import Any

from protest_letters.dispatch import Campaign, Resolved, Template
from protest_letters.model import Addressee, Channel, Contact, Evidence, Holder
from protest_letters.plan import about_suspension, suspensions
from protest_letters.postal import country_name, postal_lines
from protest_letters.problems import Problem, ProtestError
from protest_letters.reach import find_embassy, served_notice
from protest_letters.resolve import resolve, valid_on
from protest_letters.telling import notice

Table = dict[str, Any]


def list_campaign(campaign: Campaign, day: date, today: date, country: str = "") -> Table:
    """Return whom one can write to on a day, and which letters there are."""
    book = campaign.book
    found = [resolve(book, one, day, today) for one in book.addressees]
    closed = {one.addressee.id for one in found if any(suspensions(campaign, country, one, today))}
    alias = find_embassy(book, country, day, today) if country else None
    ways = list(alias.channels) if isinstance(alias, Resolved) else []
    rows = [_row(one, book.country) | {"post_suspended": one.addressee.id in closed} for one in found]
    to = alias.addressee.id if isinstance(alias, Resolved) else None
    if book.embassies:
        rows.append({"id": "embassy", "kind": "embassy", "country": country or None, "channels": ways, "to": to})
    return {
        "campaign": {
            "title": book.title,
            "date": book.date.isoformat(),
            "folder": campaign.folder,
            "all": list(book.all),
            "default_letters": list(book.default_letters),
        },
        "addressees": rows,
        "contacts": [
            {"id": one.id, "town": one.address.city.first("en"), "exposure": one.exposure.value}
            for one in book.contacts
        ],
        "letters": [_letter_row(campaign, letter) for letter in campaign.letters],
    }


def _row(one: Resolved, state: str) -> Table:
    """One line of the list. An office is in the state written to, an embassy in its host country."""
    addressee = one.addressee
    return {
        "id": addressee.id,
        "kind": "embassy" if addressee.host else "office",
        "country": addressee.host or (one.address.country if one.address else state),
        "channels": list(one.channels),
        "title": (addressee.house if addressee.host else addressee.title).first("en"),
        "host": country_name(addressee.host, "en") if addressee.host else None,
        "own": any(was.evidence.own for was in (one.address, one.fax, one.email) if was),
        "holder": one.holder.name.first("en") if one.holder else None,
    }


def _letter_row(campaign: Campaign, letter: str) -> Table:
    drafts = [one for one in campaign.templates if one.id == letter]
    first = next((one for one in drafts if one.language == "en"), drafts[0])
    return {
        "id": letter,
        "kind": first.kind,
        "languages": list(campaign.languages_of(letter)),
        "subject": first.subject,
        "from": first.since.isoformat(),
        "until": first.until.isoformat() if first.until else None,
        "for": list(first.kinds),
    }


def show_addressee(one: Resolved, language: str, posted_in: str, today: date) -> Table:
    """Return all that is known of an addressee on a day; `address` is the lines under the name, as printed."""
    addressee, address = one.addressee, one.address
    evidence = address.evidence if address else None
    as_of = evidence.as_of.first if evidence else None
    base = language.partition("-")[0]
    return {
        "id": addressee.id,
        "kind": addressee.kind,
        "date": one.day.isoformat(),
        "title": addressee.title.first(base, "en"),
        "holder": one.holder.name.first(base, "en") if one.holder else None,
        "holder_state": one.state.value,
        "holder_source": list(one.holder.source) if one.holder else [],
        "address": list(postal_lines(address, language, posted_in)) if address else None,
        "fax": one.fax.value if one.fax else None,
        "fax_as_printed": one.fax.as_printed if one.fax else None,
        "email": one.email.value if one.email else None,
        "as_of": str(evidence.as_of) if evidence else None,
        "source": list(evidence.source) if evidence else [],
        "age_days": (one.day - as_of).days if as_of else None,
        "currency_days": (today - as_of).days if as_of else None,
        "confidence": evidence.confidence.value if evidence else None,
        "own": bool(evidence and evidence.own),
        "served": one.served or None,
        "languages": list(addressee.languages),
        "holders": [_term(holder, base) for holder in addressee.holders],
        "addresses": [_dated(", ".join(was.lines_in(base, "en")[1]), was.evidence) for was in addressee.addresses],
        "numbers": [_channel(way, was) for way, was in _channels(addressee)],
        "accredited": [was.country for was in addressee.accredited],
        "notes": [text for text in (addressee.note, evidence.note if evidence else "") if text],
        "notices": [{"rule": said.rule, "what": said.what, "hint": said.hint} for said in one.notices],
    }


def _term(holder: Holder, language: str) -> Table:
    return {
        "name": holder.name.first(language, "en"),
        "from": str(holder.since) if holder.since else None,
        "until": str(holder.until) if holder.until else None,
        "seen": [str(seen) for seen in holder.seen],
        "own": holder.own,
        "note": holder.note or None,
    }


def _channels(addressee: Addressee) -> list[tuple[str, Channel]]:
    groups = (
        ("fax", addressee.fax),
        ("phone", addressee.phone),
        ("email", addressee.email),
        ("web", addressee.web),
    )
    return [(way, channel) for way, channels in groups for channel in channels]


def _channel(way: str, channel: Channel) -> Table:
    return {"way": way, **_dated(channel.value, channel.evidence), "as_printed": channel.as_printed}


def _dated(value: str, evidence: Evidence) -> Table:
    return {
        "value": value,
        "as_of": str(evidence.as_of),
        "confidence": evidence.confidence.value,
        "historical": evidence.historical,
        "own": evidence.own,
        "source": list(evidence.source),
    }


def show_letter(campaign: Campaign, letter: str, language: str) -> Table:
    """Return a letter's facts and text in one language, English or the first there is by default."""
    drafts = {one.language: one for one in campaign.templates if one.id == letter}
    draft: Template = drafts.get(language.partition("-")[0]) or drafts.get("en") or next(iter(drafts.values()))
    return {
        **_letter_row(campaign, letter),
        "language": draft.language,
        "subject": draft.subject,
        "asks": dict(draft.asks),
        "law": list(draft.law),
        "facts": [{"fact": one.fact, "date": str(one.date), "source": one.source} for one in draft.facts],
        "telegram": draft.telegram,
        "body": draft.body.strip(),
    }


def show_contact(contact: Contact, *, reveal: bool) -> Table:
    """Return a contact's id, town and exposure; name and street only if they are to be revealed."""
    evidence = contact.address.evidence
    table: Table = {
        "id": contact.id,
        "town": contact.address.city.first("en"),
        "exposure": contact.exposure.value,
        "historical": evidence.historical,
        "as_of": str(evidence.as_of),
    }
    if reveal:
        table["name"] = contact.name.first("en")
        table["address"] = list(postal_lines(contact.address, "en", ""))
        table["source"] = list(evidence.source)
    return table


def resolve_for_show(campaign: Campaign, name: str, day: date, today: date, *, country: str) -> Resolved:
    """Resolve an addressee to be shown; an embassy without an address is shown with what else can be done.

    Raises:
        ProtestError: no embassy is known for the country (exit code 3), or none was given (2).
    """
    book = campaign.book
    if name != "embassy":
        one = book.addressee(name)
        assert one is not None  # noqa: S101 - the caller looked it up
        return _with_suspensions(resolve(book, one, day, today), campaign, country, today)
    if not country:
        raise ProtestError([Problem("--country", "the embassy depends on the sender's country", "add --country FR")])
    found = find_embassy(book, country, day, today)
    if isinstance(found, Resolved):
        found = _with_suspensions(found, campaign, country, today)
        return _with_notice(found, served_notice(found)) if found.served else found
    near = _nearest(campaign, day, country)
    if near is None:
        raise ProtestError([found])
    served = "" if near.host == country else country
    return _with_notice(
        resolve(book, near, day, today, served=served), notice(near.id, found.what, found.hint, "unreachable")
    )


def _with_suspensions(found: Resolved, campaign: Campaign, country: str, today: date) -> Resolved:
    """Add that the post of the sender's country takes no letters for the addressee."""
    for one in suspensions(campaign, country, found, today):
        found = _with_notice(found, notice(found.addressee.id, about_suspension(one), rule="post-suspended"))
    return found


def _nearest(campaign: Campaign, day: date, country: str) -> Addressee | None:
    """The country's own embassy, or the one accredited there, whether or not its street is known."""
    book = campaign.book
    own = next((one for one in book.embassies if one.host == country), None)
    served = (
        one
        for one in book.embassies
        if any(where.country == country and valid_on(where.evidence, day, book) for where in one.accredited)
    )
    return own or next(served, None)


def _with_notice(found: Resolved, said: Problem) -> Resolved:
    others = tuple(one for one in found.notices if one.rule != "address-unknown" or said.rule != "unreachable")
    return replace(found, notices=(said, *others))
