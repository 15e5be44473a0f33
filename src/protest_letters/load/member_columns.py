"""Which column of a member list is which field, and which row of a file names the columns."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from protest_letters.load.member_fields import COLUMNS, LANGUAGES, ROWS
from protest_letters.load.tables import plain_header

#: What the column `name` means beside the other half of a name.
_HALVES = {"given": "surname", "surname": "given"}
_NUMBERED = re.compile(r" ?\d$")
#: No head is longer.
_LONGEST = 60
#: Heads that mean the house number right behind a column of the street, or before it, and anything elsewhere.
_BEHIND = frozenset(("nr", "no", "n", "num", "number", "nummer", "hnr", "numero"))
_BEFORE = frozenset(("n", "numero"))
#: Heads of a column that holds a postcode and a town, such as `10115 Berlin`.
_PLACES = frozenset(
    (
        *("plz ort", "plz wohnort", "plz und ort", "plz u ort", "plz stadt", "npa localite", "cp ville"),
        *("cp et ville", "code postal ville", "code postal et ville", "cp localidad", "cp poblacion"),
        *("codigo postal y localidad", "codigo postal y poblacion", "postcode town", "postcode city"),
        *("postcode and town", "индекс город", "индекс и город"),
    )
)
#: A postcode of figures, perhaps with the country's letters before it, then the town.
_PLACE = re.compile(r"(?:[A-Za-z]{1,3}-)?(\d[\d -]*)[\s,]+(\D.*)")
#: Heads of a whole name that say that the surname stands first, which is turned round.
_SURNAME_FIRST = frozenset(
    (
        *("nom et prenom", "nom prenom", "name vorname", "nachname vorname", "name und vorname", "apellidos y nombre"),
        *("apellidos nombre", "surname given name", "surname first name", "last name first name"),
    )
)
#: The same, where the name is also written so.
_WRITTEN_SO = frozenset(("фио", "ф и о", "фамилия и имя", "фамилия имя", "фамилия имя отчество"))
_PAIR = 2
#: How near a head must be to one that is known to be meant; looser, "Phone" would be taken for "province".
_NEAR = 0.8


@cache
def _known() -> dict[str, str]:
    """Every head as it is compared, with its field."""
    return {comparable(head): row.field for row in COLUMNS for head in row.all_heads}


def comparable(head: str) -> str:
    """A head as it is compared: capitals, accents, signs and spaces beyond one do not count."""
    parts = unicodedata.normalize("NFKD", plain_header(head))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def field_of(head: str) -> str:
    """Return the field that a head names, empty if it names none; `Address 2` is a further line of the address."""
    word = comparable(head)
    field = _known().get(word, "")
    further = _known().get(_NUMBERED.sub("", word), "")
    return field or (further if further and ROWS[further].joined else "")


def near_head(head: str) -> str:
    """Return the field that a head nearly names, empty where none is near."""
    near = get_close_matches(comparable(head), _known(), n=1, cutoff=_NEAR)
    return _known()[near[0]] if near else ""


def split_place(text: str) -> tuple[str, str]:
    """Return the postcode and the town of `10115 Berlin`; without a postcode in front, all of it is the town."""
    found = _PLACE.fullmatch(text)
    return (found[1].strip(), found[2]) if found else ("", text)


def turned(text: str, head: str) -> str:
    """Put a comma into a name of two words whose head says that the surname stands first."""
    words = text.split()
    first = comparable(head) in _SURNAME_FIRST and len(words) == _PAIR and "," not in text
    return ", ".join(words) if first else text


def begins_with_surname(head: str) -> bool:
    """Whether names under a head begin with the surname and are written so as well."""
    return comparable(head) in _WRITTEN_SO


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row names columns: one of names among two at least."""
    fields = {field_of(cell) for cell in cells if len(cell) <= _LONGEST} - {""}
    return len(fields) > 1 and bool(fields & {"name", "surname"})


def columns_of(headers: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return (index, field) for every column that is understood; one of postcode and town stands there as both."""
    found = [(at, field_of(header)) for at, header in enumerate(headers)]
    fields = {field for _, field in found}
    other = next((half for half in _HALVES if half in fields), "")
    if other and not set(_HALVES) <= fields:
        found = [(at, _HALVES[other] if field == "name" else field) for at, field in found]
    if "house" not in fields:
        found = [(at, field or _house_beside(at, headers, found)) for at, field in found]
    return tuple((at, field) for at, named in found for field in _fields_of(headers[at], named))


def _fields_of(head: str, field: str) -> tuple[str, ...]:
    """The field of a column; a column of postcode and town has both."""
    return (field,) if field else ("postcode", "city") if comparable(head) in _PLACES else ()


def _house_beside(at: int, headers: Sequence[str], found: Sequence[tuple[int, str]]) -> str:
    """`Nr.` is the house number where it stands beside the street; the first column numbers the rows."""
    streets = {other for other, field in found if field == "street"}
    word = comparable(headers[at].replace("\u2116", "no"))
    is_house = (word in _BEHIND and at - 1 in streets) or (word in _BEFORE and at + 1 in streets)
    return "house" if at and is_house else ""


def written_in(headers: Sequence[str]) -> str:
    """The language of most of the heads, English where that is open."""
    words = [comparable(header) for header in headers]
    known = {one: {comparable(head) for row in COLUMNS for head in row.heads(one)} for one in LANGUAGES}
    # the fields' own names are English
    known["en"] |= {comparable(row.field) for row in COLUMNS}
    counts = {language: sum(word in heads for word in words) for language, heads in known.items()}
    # the first of the languages is preferred where two have as many
    return max(LANGUAGES, key=lambda language: counts[language]) if any(counts.values()) else "en"
