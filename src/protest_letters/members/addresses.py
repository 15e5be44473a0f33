"""Where a member writes from: the country, and which address the letter has."""

from collections.abc import Collection, Mapping

from protest_letters.countries import PLATES
from protest_letters.load.sender import WITH_REGION, missing_fields, unknown_country
from protest_letters.members.row import Row
from protest_letters.members.terms import Terms
from protest_letters.members.words import SenderAddress, sender_address
from protest_letters.postal import country_code, lost_zeros, needs_postcode
from protest_letters.problems import Level

#: How to mend a field that is missing.
_HINTS = {
    "street": "add it, or who passes mail on (care_of), or say sender_address none",
    "postcode": "add it",
    "city": "add it: a letter is dated from a town",
}


def country_of(row: Row, terms: Terms) -> str:
    """Return the code of a row's country; empty, and noted, if it is missing or unknown."""
    text = row.get("country")
    if not text:
        given = terms.defaults.get("country", "")
        if not given:
            row.refuse("country", "is missing", "add it, or give --country for all rows")
        return given
    code = country_code(text) or PLATES.get(text.upper(), "")
    if not code:
        hint = next((problem.hint for problem in unknown_country(text)), "write two letters, such as ES")
        row.refuse("country", f"{row.shown('country')} is no country known here", hint)
    return code


def address_of(row: Row, country: str, terms: Terms) -> dict[str, str]:
    """Return care_of, street, postcode and city as the letter has them; what is missing is noted."""
    wanted = sender_address(row.get("sender_address") or terms.defaults.get("sender_address", ""))
    if wanted is None:
        row.refuse("sender_address", f"{row.shown('sender_address')} is none of own, organisation, none", "write one")
        return {}
    given = {key: terms.defaults.get(key, "") for key in ("care_of", "street", "postcode", "city")}
    own = {key: row.get(key) for key in ("care_of", "street", "postcode")} | {"city": _town(row, country)}
    if wanted is SenderAddress.NONE:
        address = {"city": own["city"]}
    elif wanted is SenderAddress.ORGANISATION:
        address = _organisations(row, own, given, country, terms=terms)
    elif (
        wanted is SenderAddress.OPEN and not (own["street"] or own["care_of"]) and (given["street"] or given["care_of"])
    ):
        address = _for_all(row, own, given, country, terms=terms)
    else:
        address = own
    address["city"] = address["city"] or given["city"]
    _judge(row, address, country, home=terms.home and wanted in (SenderAddress.OPEN, SenderAddress.OWN))
    return address


def judge_given(row: Row, columns: Collection[str], terms: Terms) -> None:
    """Say where a row of a list with addresses has an empty cell, and takes what was given for all rows.

    Args:
        row: what was read of it.
        columns: the fields that the list has columns of; without one, all rows are meant to take it.
        terms: what was given.
    """
    given, open_ = terms.defaults, not (row.get("sender_address") or terms.defaults.get("sender_address"))
    if "street" in columns and open_ and given.get("street") and not (row.get("street") or row.get("care_of")):
        what = f'is empty, so the letter has the address given for all rows, "{given["street"]}"'
        row.remark("street", what, "add the member's own, if that is meant", rule="given")
    elif "city" in columns and given.get("city") and not row.get("city") and (row.get("street") or row.get("postcode")):
        what = f'is empty, so the letter has the town given for all rows, "{given["city"]}"'
        row.remark("city", what, "add it if it is another one", rule="given")


def _organisations(
    row: Row, own: Mapping[str, str], given: Mapping[str, str], country: str, *, terms: Terms
) -> dict[str, str]:
    """The organisation's address: never the street of the row, which is the member's home."""
    organisation = row.get("organisation") or terms.defaults.get("organisation", "")
    care_of = own["care_of"] or given["care_of"] or organisation
    if not care_of:
        row.refuse("sender_address", "names no organisation", "add care_of or organisation")
    return _for_all(row, own, {**given, "care_of": care_of}, country, terms=terms)


def _for_all(
    row: Row, own: Mapping[str, str], given: Mapping[str, str], country: str, *, terms: Terms
) -> dict[str, str]:
    """The address that was given for all rows, as a whole; without a street the row's own town stays."""
    if not given["street"]:
        return {"care_of": given["care_of"], "street": "", "postcode": "", "city": own["city"]}
    theirs = terms.defaults.get("country", "")
    if country and theirs and country != theirs:
        what = f"is {country}, and the address given for all rows is in {theirs}"
        row.refuse("country", what, "give the row an address of its own")
    return {**given, "city": given["city"] or own["city"]}


def _town(row: Row, country: str) -> str:
    """The town, with the state where the country's addresses have it behind the town."""
    city, region = row.get("city"), row.get("region")
    if not (city and region and country in WITH_REGION) or city.casefold().endswith(region.casefold()):
        return city
    return f"{city}, {region}" if country == "US" else f"{city} {region}"


def _judge(row: Row, address: dict[str, str], country: str, *, home: bool) -> None:
    filled = {key: text for key, text in address.items() if text} | {"name": "-", "country": "-"}
    if not needs_postcode(country):
        filled.setdefault("postcode", "")
    for field in missing_fields(filled, home=home):
        row.refuse(field, "is missing", _HINTS[field])
    whole = lost_zeros(address.get("postcode", ""), country)
    if whole and address["postcode"] == row.get("postcode"):
        what = f"{row.shown('postcode')} has fewer digits than postcodes in {country}"
        hint = f'was it "{whole}"? give the column the number format {"0" * len(whole)} in your office program'
        row.remark("postcode", what, hint, rule="postcode")
    pattern, example = WITH_REGION.get(country, (None, ""))
    if pattern and address.get("city") and not pattern.search(address["city"]):
        what, hint = f"{row.shown('city')} is without its state or province", f'write it as in "{example}"'
        row.remark("city", what, hint, rule="region", level=Level.NOTICE)
