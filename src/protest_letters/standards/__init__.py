"""Letter standards: which row a country of posting has, and the rows by their names.

A standard belongs to the country of posting: it decides paper, window, margins and folds, never the words.
"""

from protest_letters.standards.rows import STANDARDS
from protest_letters.standards.standard import A4, LETTER, Standard

__all__ = [
    "A4",
    "LETTER",
    "STANDARDS",
    "US_LETTER_COUNTRIES",
    "Standard",
    "known_standards",
    "standard_for",
    "standard_named",
]

#: Countries whose paper is US Letter (CLDR 47, supplemental measurementData, paperSize).
US_LETTER_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})

_BY_COUNTRY = {
    "FR": "fr",
    "MC": "fr",
    "CH": "ch-right",
    "LI": "ch-right",
    "GB": "uk",
    "IE": "uk",
    **dict.fromkeys(US_LETTER_COUNTRIES, "us"),
}


def known_standards() -> tuple[str, ...]:
    """The ids of all rows."""
    return tuple(row.id for row in STANDARDS)


def standard_named(name: str) -> Standard | None:
    """Return the row with this id, or None."""
    return next((row for row in STANDARDS if row.id == name), None)


def standard_for(country: str) -> Standard:
    """Return the row for a country of posting; DIN form B on A4 where no other is known."""
    name = _BY_COUNTRY.get(country, "din-b")
    return next(row for row in STANDARDS if row.id == name)
