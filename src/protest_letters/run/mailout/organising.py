"""Who runs a mail-out: what was typed, else what is kept of whoever runs it, else what the list says most often."""

from collections import Counter
from collections.abc import Callable, Mapping

from protest_letters.customs import known_languages
from protest_letters.load.members import MemberList, fields_of
from protest_letters.mailout.piece import Organiser
from protest_letters.postal import country_code, language_of, place_lines
from protest_letters.problems import Problem, ProtestError

#: Parts of one address, which come from one source.
_HOME = ("care_of", "street", "postcode", "city")


def organiser_of(
    read: MemberList, sources: tuple[Mapping[str, str], ...], contact: str = "", language: str = ""
) -> Organiser:
    """Return who runs a mail-out.

    Args:
        read: the list.
        sources: fields of a sender, the first before the others.
        contact: how members ask something; else the address.
        language: of the papers; else that of the country.

    Raises:
        ProtestError: nobody is named, or no country (exit code 2).
    """
    name = _first("organisation", sources) or _commonest("organisation", read) or _first("name", sources) or contact
    country = _first("country", sources).upper() or _commonest("country", read, country_code)
    if not name:
        hint = 'give --contact "NAME, how to reach you", or keep your details with protest me keep'
        raise ProtestError([Problem("--contact", "nobody is named who runs the mail-out", hint)])
    if not country:
        raise ProtestError([Problem("--country", "no country is known", "give --country for rows that name none")])
    home = next(({key: one.get(key, "") for key in _HOME} for one in sources if one.get("street")), {})
    lines = (home["care_of"], home["street"], *place_lines(home["city"], home["postcode"], country)) if home else ()
    address = (name, *(line for line in lines if line)) if home else ()
    own = language or language_of(country)
    return Organiser(
        name=name,
        contact=contact or ", ".join(address[1:]) or name,
        address=address,
        language=own if own.partition("-")[0] in known_languages() else "en",
        country=country,
    )


def _first(key: str, sources: tuple[Mapping[str, str], ...]) -> str:
    return next((one[key] for one in sources if one.get(key)), "")


def _commonest(field: str, read: MemberList, meaning: Callable[[str], str] = str) -> str:
    """What most rows have in a field, the first of those that are equally common; nothing if the list has none."""
    texts = Counter(text for text in (fields_of(row, read).get(field, "") for row in read.table.rows) if text)
    meant: Counter[str] = Counter()
    for text, count in texts.items():
        meant[meaning(text)] += count
    meant.pop("", None)
    return meant.most_common(1)[0][0] if meant else ""
