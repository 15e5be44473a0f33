"""Why a line of the address stands there, in one plain clause with its record and sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from protest_letters.dispatch import Campaign, Dispatch
from protest_letters.load.forms import PLACEHOLDER
from protest_letters.model import Book, Evidence, FormOfAddress, Holder, HolderState
from protest_letters.postal import country_line, place_lines, postal_lines
from protest_letters.resolve import holder_on, valid_on

_STATES = {
    HolderState.MALE: "held by a man",
    HolderState.FEMALE: "held by a woman",
    HolderState.UNKNOWN: "holder or gender not known",
    HolderState.VACANT: "office empty",
    HolderState.ACTING: "held by someone acting",
    HolderState.BODY: "an institution",
}
_CERTAINTY = {"A": "found there", "B": "professional knowledge", "C": "still to be checked"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Where words come from, why they stand there, and the sources of what they say."""

    origin: str
    rule: str
    source: tuple[str, ...] = ()


def form_reason(what: str, form: FormOfAddress, dispatch: Dispatch) -> Reason:
    """Explain words of a form of address."""
    row = f"{form.kind}, {_STATES[dispatch.to.state]}, in {form.language}"
    return Reason(form.place, f"{what} (row of the forms of address: {row})", (form_source(form),))


def form_source(form: FormOfAddress) -> str:
    """The source of a form of address, with how sure it is."""
    sure = _CERTAINTY.get(form.certainty, "")
    return f"{form.source} (certainty {form.certainty}{f': {sure}' if sure else ''})"


def line_reason(line: str, form: FormOfAddress, dispatch: Dispatch, campaign: Campaign) -> Reason:
    """Explain a line of the form's block: its own words, the office's title, the holder's name."""
    asked = {name for name, _ in PLACEHOLDER.findall(line)}
    to = dispatch.to
    own = form_reason("form of address", form, dispatch)
    origins: list[str] = []
    rules: list[str] = []
    sources: list[str] = []
    if "name" in asked and to.holder:
        origins.append(to.holder.place)
        rules.append(held(to.holder, dispatch, campaign.book))
        sources.extend(to.holder.source)
    if asked & {"title", "house", "in_host"}:
        origins.append(to.addressee.place)
        rules.append("name of the embassy" if "house" in asked else "title of the office")
    if to.holder is None and to.state is not HolderState.BODY:
        rules.append(f"who held the office on {dispatch.day} is not known, so nobody is named")
    if not asked:
        rules.append(own.rule)
    # an embassy that the book has not stands nowhere
    places = filter(None, dict.fromkeys((*origins, own.origin)))
    return Reason(", ".join(places), "; ".join(rules), (*sources, *own.source))


def held(holder: Holder, dispatch: Dispatch, book: Book) -> str:
    """Say why somebody counts as holder of the office on the letter's date."""
    day = dispatch.day
    _, seen = holder_on(dispatch.to.addressee.holders, day, book)
    term = f" ({', '.join(_term(holder))})"
    if seen is None:
        return f"held the office on {day}{term}"
    if any(not one.last for one in holder.seen):
        since = f", not before {holder.after}" if holder.after else ""
        return f"taken to hold the office on {day}: seen in it by a source without a date{since}"
    return f"last seen in the office on {seen}, so believed to hold it on {day}{term}"


def _term(holder: Holder) -> Iterator[str]:
    if holder.since:
        yield f"from {holder.since}"
    if holder.until:
        yield f"until {holder.until}"
    if holder.seen:
        yield f"seen {', '.join(map(str, holder.seen))}"


def postal_reason(text: str, dispatch: Dispatch, campaign: Campaign) -> Reason:
    """Explain a line under the name: street, town or country."""
    address, posted_in = dispatch.to.address, dispatch.sender.country
    assert address is not None  # noqa: S101 - a dispatch has one
    evidence = address.evidence
    language = dispatch.language.partition("-")[0]
    country = country_line(address.country, posted_in, language)
    if text == country:
        rule = f"country line: capitals, in a language that the post of {posted_in} reads"
        return Reason(evidence.place, rule)
    last = postal_lines(address, dispatch.language, posted_in)
    town = place_lines(address.city.first(language, "en"), address.postcode, address.country)
    if text in last[len(last) - len(town) - bool(country) :]:
        both = ", the town in Latin letters as well, as the letter crosses a border" if " / " in text else ""
        return Reason(evidence.place, f"town and postcode in the order of {address.country}{both}", evidence.source)
    return Reason(evidence.place, _in_use(evidence, dispatch, campaign.book), evidence.source)


def _in_use(evidence: Evidence, dispatch: Dispatch, book: Book) -> str:
    fit = [one for one in dispatch.to.addressee.addresses if not one.evidence.unfit]
    valid = sum(valid_on(one.evidence, dispatch.day, book) for one in fit)
    best = "the surest, then the newest" if valid > 1 else "the only one known for that date"
    if evidence.own:
        best = "your own correction comes first"
    made = ", put together from parts" if evidence.assembled else ""
    as_of = f"as of {evidence.as_of}" if evidence.as_of.first else "no source has a date"
    return f"address on {dispatch.day}: {best} ({as_of}, confidence {evidence.confidence}{made})"
