"""Which column of a member list is which field, and which row of a file names the columns."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from protest_letters.load.member_fields import COLUMNS, LANGUAGES, ROWS
from protest_letters.load.tables import plain_header

#: What the column `name` means beside the other half of a name.
_HALVES = {"given": "surname", "surname": "given"}
_NUMBERED = re.compile(r" ?\d$")
#: No head is longer.
_LONGEST = 60


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


def known_heads() -> tuple[str, ...]:
    """Every head that is understood, as it is compared."""
    return tuple(_known())


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row names columns: one of names among two at least."""
    fields = {field_of(cell) for cell in cells if len(cell) <= _LONGEST} - {""}
    return len(fields) > 1 and bool(fields & {"name", "surname"})


def columns_of(headers: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return (index, field) for every column that is understood."""
    found = [(at, field_of(header)) for at, header in enumerate(headers)]
    fields = {field for _, field in found}
    other = next((half for half in _HALVES if half in fields), "")
    if other and not set(_HALVES) <= fields:
        found = [(at, _HALVES[other] if field == "name" else field) for at, field in found]
    return tuple((at, field) for at, field in found if field)


def written_in(headers: Sequence[str]) -> str:
    """The language of most of the heads, English where that is open."""
    words = [comparable(header) for header in headers]
    known = {one: {comparable(head) for row in COLUMNS for head in row.heads(one)} for one in LANGUAGES}
    # the fields' own names are English
    known["en"] |= {comparable(row.field) for row in COLUMNS}
    counts = {language: sum(word in heads for word in words) for language, heads in known.items()}
    # the first of the languages is preferred where two have as many
    return max(LANGUAGES, key=lambda language: counts[language]) if any(counts.values()) else "en"
