"""Who writes, from what was typed or kept: checked, and with every missing field named at once."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from protest_letters.dispatch import Sender
from protest_letters.postal import country_hint, known_country
from protest_letters.problems import Level, Problem, raise_errors

#: The fields of a sender that are text on one line, in the order in which they are asked for.
FIELDS = ("name", "role", "organisation", "care_of", "street", "postcode", "city", "country")
_LIMIT = 1000
#: A page holds some 3,000 characters; what is longer is a letter of its own.
_PERSONAL_LIMIT = 3000
#: What stands in for a home address, so that the home address of another source is not set beside it.
_HOME = ("street", "postcode")
#: What belongs to one person, and not to whoever else writes from the same house.
_OF_A_PERSON = ("role", "organisation")


def merge_fields(*sources: Mapping[str, str]) -> dict[str, str]:
    """Return each field from the first source that has it.

    A source that gives the organisation that passes mail on keeps the home address of later sources out: whoever
    says `--care-of` does not want it in the letter. A source of somebody else's name gives no post or organisation.
    """
    fields: dict[str, str] = {}
    for source in sources:
        hidden = (*(_HOME if fields.get("care_of") else ()), *(_OF_A_PERSON if is_another(source, fields) else ()))
        fields |= {key: text for key, text in source.items() if key not in fields and key not in hidden}
    return fields


def is_another(source: Mapping[str, str], fields: Mapping[str, str]) -> bool:
    """Whether a source is of somebody else than these fields: both have a name, and not the same."""
    names = [clean(one.get("name", "")).casefold() for one in (source, fields)]
    return all(names) and names[0] != names[1]


def mixed_address(*sources: Mapping[str, str]) -> Iterable[Problem]:
    """Say which parts of an address were not kept together: a street of one town with the postcode of another."""
    merged = merge_fields(*sources)
    origin = {key: next(one for one in sources if one.get(key) == merged[key]) for key in merged}
    home = origin.get("street", {})
    for key in ("name", "care_of", "postcode", "city", "country"):
        source = origin.get(key, home)
        if not home or source is home or not merged[key]:
            continue
        if _differ(home.get(key), merged[key]):
            what = f'the street "{home["street"]}" was kept with "{home[key]}", the letter has "{merged[key]}"'
        elif key in ("care_of", "postcode", "city") and _differ(source.get("street"), home["street"]):
            what = f'"{merged[key]}" was kept with "{source["street"]}", the letter has "{home["street"]}"'
        else:
            continue
        hint = "give the whole address: --street, --postcode, --city, --country"
        yield Problem(option_of(key), what, hint, "mixed-address", Level.NOTICE)


def _differ(one: str | None, other: str) -> bool:
    return bool(one) and clean(one or "").casefold() != clean(other).casefold()


#: How a town is written where posts want its state or province with it, and an example.
WITH_REGION = {
    "AU": (re.compile(r"\b[A-Z]{2,3}$"), "Perth WA"),
    "CA": (re.compile(r"\b[A-Z]{2}$"), "Ottawa ON"),
    "US": (re.compile(r",? [A-Z]{2}$"), "Columbus, OH"),
}


def doubtful_sender(sender: Sender) -> Iterable[Problem]:
    """Say what may keep an answer from arriving."""
    if sender.care_of and not sender.street:
        what = f"is not given for {sender.care_of}, so an answer by post may not arrive"
        yield Problem("--street", what, "add the organisation's --street and --postcode", "no-street", Level.NOTICE)
    pattern, example = WITH_REGION.get(sender.country, (None, ""))
    if pattern and not pattern.search(sender.city):
        what = f'"{sender.city}" is without its state or province'
        yield Problem("--city", what, f'write it as in "{example}"', "region", Level.NOTICE)


def missing_fields(
    given: Mapping[str, str], *, many: bool = False, home: bool = True, named: bool = True
) -> tuple[str, ...]:
    """Return the fields a letter needs and `given` lacks, in the order in which one would ask for them.

    `home` says whether street and postcode are among them, as for all that goes through the post; `named` whether
    anything is but the country, whose post carries it.
    """
    if not named:
        return () if (given.get("country") or "").strip() else ("country",)
    lacking = [] if (given.get("name") or "").strip() else ["name"]
    if many and not (given.get("organisation") or "").strip():
        lacking.append("organisation")
    if home and not (given.get("care_of") or "").strip():
        lacking += [] if (given.get("street") or "").strip() else ["street"]
        # an empty postcode was given on purpose: many countries have none
        lacking += [] if "postcode" in given else ["postcode"]
    return (*lacking, *(key for key in ("city", "country") if not (given.get(key) or "").strip()))


def read_sender(
    given: Mapping[str, str],
    *,
    many: bool = False,
    home: bool = True,
    reference: str = "",
    personal: str = "",
) -> Sender:
    """Return the sender of a letter, without a picture of the signature.

    Args:
        given: name, role, organisation, street, postcode, city, country, care_of; as typed. An empty postcode says
            that there is none; one that is not there is missing.
        many: whether the organisation writes, in the plural.
        home: whether street and postcode are needed.
        reference: the organisation's own reference number.
        personal: the sender's own words, on several lines if need be.

    Raises:
        ProtestError: with every field that is missing or cannot be used (exit code 2).
    """
    fields = {key: clean(text) for key, text in given.items()}
    fields["country"] = fields.get("country", "")
    own_words = clean(personal.replace("\r\n", "\n"))
    raise_errors(
        [
            *_needed(missing_fields(fields, many=many, home=home)),
            *unusable(fields | {"our_ref": clean(reference)}),
            *unknown_country(fields["country"]),
            *unusable_words(own_words),
        ]
    )
    fields["country"] = fields["country"].upper()
    texts = {field: fields.get(field, "") for field in FIELDS}
    return Sender(**texts, many=many, reference=clean(reference), personal=own_words, signature=None, joint=())


def read_poster(given: Mapping[str, str]) -> Sender:
    """Return whoever posts what does not show a sender, such as a label: nobody but a country.

    Raises:
        ProtestError: the country is missing or none (exit code 2).
    """
    country = clean(given.get("country", ""))
    missing = missing_fields({"country": country}, named=False)
    hint = "add --country …: each country's post has rules of its own; protest me keep keeps it"
    raise_errors(
        [
            *(Problem(option_of(field), "is needed to address mail", hint, "sender") for field in missing),
            *unknown_country(country),
        ]
    )
    return Sender("", "", country.upper())


def read_fields(given: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a sender that are worth keeping: those that can be used and say something.

    Raises:
        ProtestError: with every field that cannot be used (exit code 2).
    """
    fields = {key: clean(text) for key, text in given.items()}
    country = fields.get("country", "")
    raise_errors([*unusable(fields), *unknown_country(country)])
    return {key: text for key, text in (fields | {"country": country.upper()}).items() if text or key == "postcode"}


def clean(text: str) -> str:
    """Compose accents (NFC) and cut the space round a text."""
    return unicodedata.normalize("NFC", text).strip()


def option_of(field: str) -> str:
    """The option that gives a field: `--care-of` for `care_of`."""
    return "--" + field.replace("_", "-")


def _needed(missing: Sequence[str]) -> Iterable[Problem]:
    care = ", or --care-of with the organisation that passes mail on to you"
    others = {"street": care, "postcode": f' ("" if your country has none){care}'}
    address = "an authority answers to an address only"
    reasons = {
        "name": "an anonymous letter is not considered",
        "organisation": "you write as one; --as-person writes as yourself",
    }
    for at, field in enumerate(missing):
        option = option_of(field)
        keep = "; protest me keep keeps it for every letter" if at == 0 else ""
        hint = f"add {option} …{others.get(field, '')}: {reasons.get(field, address)}{keep}"
        yield Problem(option, "is needed for a letter", hint, "sender")


def unusable(fields: Mapping[str, str]) -> Iterable[Problem]:
    """Yield a problem for each field that is too long or not on one line."""
    for field, text in fields.items():
        if len(text) > _LIMIT:
            yield Problem(option_of(field), f"has {len(text)} characters", f"{_LIMIT} at most", "sender")
        elif any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text):
            yield Problem(option_of(field), "holds a line break or control character", "write it on one line", "sender")


def unusable_words(text: str) -> Iterable[Problem]:
    """Yield a problem if the sender's own words are too long or hold more than text."""
    if len(text) > _PERSONAL_LIMIT:
        what = f"has {len(text)} characters"
        yield Problem("--personal", what, f"{_PERSONAL_LIMIT} at most: a letter of one page is read", "sender")
    elif any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
        yield Problem("--personal", "holds a control character", "remove it", "sender")


def unknown_country(text: str, option: str = "--country") -> Iterable[Problem]:
    """Yield a problem if a text is no country's code."""
    if text and not known_country(text.upper()):
        yield Problem(option, f'"{text}" is no country', country_hint(text), "sender")
