"""Who writes, from what was typed or kept: checked, and with every missing field named at once."""

import unicodedata
from collections.abc import Iterable, Mapping

from protest_letters.dispatch import Sender
from protest_letters.postal import known_country
from protest_letters.problems import Problem, raise_errors

_LIMIT = 1000


def read_sender(given: Mapping[str, str], *, many: bool = False) -> Sender:
    """Return the sender of a letter.

    Args:
        given: name, role, organisation, street, postcode, city, country, care_of; as typed. An empty postcode says
            that there is none; one that is not there is missing.
        many: whether the organisation writes, in the plural.

    Raises:
        ProtestError: with every field that is missing or cannot be used (exit code 2).
    """
    fields = {key: unicodedata.normalize("NFC", text).strip() for key, text in given.items()}
    fields["country"] = fields.get("country", "").upper()
    raise_errors([*_missing(fields, many=many), *_unusable(fields)])
    return Sender(**fields, many=many)


def option_of(field: str) -> str:
    """The option that gives a field: `--care-of` for `care_of`."""
    return "--" + field.replace("_", "-")


def _missing(fields: Mapping[str, str], *, many: bool) -> Iterable[Problem]:
    for field in ("name", "city", "country"):
        if not fields.get(field):
            yield _needed(field)
    if not fields.get("care_of"):
        other = ", or --care-of with the organisation that passes mail on to you"
        if not fields.get("street"):
            yield _needed("street", other)
        # an empty postcode was given on purpose: many countries have none
        if "postcode" not in fields:
            yield _needed("postcode", f' ("" if your country has none){other}')
    if many and not fields.get("organisation"):
        yield _needed("organisation")


def _needed(field: str, other: str = "") -> Problem:
    reason = "an anonymous letter is not considered" if field == "name" else "an authority answers to an address only"
    return Problem(option_of(field), "is needed for a letter", f"add {option_of(field)} …{other}: {reason}", "sender")


def _unusable(fields: Mapping[str, str]) -> Iterable[Problem]:
    for field, text in fields.items():
        if len(text) > _LIMIT:
            yield Problem(option_of(field), f"has {len(text)} characters", f"{_LIMIT} at most", "sender")
        elif any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in text):
            yield Problem(option_of(field), "holds a line break or control character", "write it on one line", "sender")
    if fields["country"] and not known_country(fields["country"]):
        yield Problem(
            "--country",
            f'"{fields["country"]}" is no country',
            "write two letters of ISO 3166-1, such as ES, DE or US",
            "sender",
        )
