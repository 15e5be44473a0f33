"""Epistolary customs, one row for each language: subject, punctuation, date, labels, no-break places.

The customs follow the language a letter is written in, not the country it is posted in. Figures and rules are
professional knowledge laid down in forms-of-address tables of chanceries; where a row departs from the
plain rule, it says why.
"""

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from protest_letters.binding import ENGLISH, FRENCH, GERMAN, NOTHING_BOUND, RUSSIAN, SPANISH, Binding

#: A space at which no line ends, and one that is narrow as well.
NO_BREAK, NARROW = "\u00a0", "\u202f"


@dataclass(frozen=True, slots=True)
class Custom:
    """How letters are written in one language.

    Attributes:
        subject: the subject line, with {subject}.
        subject_first: above the salutation.
        after_salutation: the punctuation after the salutation.
        date: a pattern of Unicode's date fields; `first_day` stands for the day on the first of a month.
        place_and_date: with {place} and {date}.
        care_of: before the name of whoever passes the mail on.
        enclosure: the label of the list of enclosures.
        our_reference: the line of the sender's own reference number, with {reference}.
        page_heading: the head of further pages, with {page} and {pages}.
        hyphenation: the name of the hyphenation patterns.
        capital_start: whether the body begins with a capital whatever its author wrote.
        signs_many: the fields under an organisation's signature, in order; its name stands in the letterhead already.
        rewrites: (pattern, replacement) pairs for the letter's own words: another order, another letter.
        binding: where in the letter's own words no line may end, and where a space is narrow.
    """

    language: str
    subject: str
    subject_first: bool
    after_salutation: str
    date: str
    place_and_date: str
    care_of: str
    enclosure: str
    our_reference: str
    page_heading: str
    hyphenation: str
    capital_start: bool = True
    first_day: str = ""
    signs_many: tuple[str, ...] = ("name", "role", "organisation")
    binding: Binding = NOTHING_BOUND
    rewrites: tuple[tuple[str, str], ...] = ()


_EN_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

CUSTOMS = (
    Custom(
        language="de",
        subject="{subject}",
        subject_first=True,
        after_salutation=",",
        date="d. MMMM y",
        place_and_date="{place}, {date}",
        care_of="c/o {name}",
        enclosure="Anlage:",
        our_reference="Unser Zeichen: {reference}",
        page_heading="Seite {page} von {pages}",
        hyphenation="de_DE",
        # DIN 5008 has the organisation over the pen; under it stand name and post
        signs_many=("name", "role"),
        # the sentence goes on after the comma: the author writes the small letter
        capital_start=False,
        binding=GERMAN,
    ),
    Custom(
        language="de-CH",
        subject="{subject}",
        subject_first=True,
        after_salutation="",
        date="d. MMMM y",
        place_and_date="{place}, {date}",
        care_of="c/o {name}",
        enclosure="Beilage:",
        our_reference="Unsere Referenz: {reference}",
        page_heading="Seite {page} von {pages}",
        hyphenation="de_CH",
        signs_many=("name", "role"),
        binding=GERMAN,
        rewrites=(("ß", "ss"),),
    ),
    Custom(
        language="en-GB",
        subject="{subject}",
        subject_first=False,
        after_salutation=",",
        date="d MMMM y",
        place_and_date="{place}, {date}",
        care_of="c/o {name}",
        enclosure="Enclosure:",
        our_reference="Our ref.: {reference}",
        page_heading="Page {page} of {pages}",
        hyphenation="en_GB",
        binding=ENGLISH,
    ),
    Custom(
        language="en-US",
        subject="Re: {subject}",
        subject_first=True,
        after_salutation=":",
        date="MMMM d, y",
        place_and_date="{place}, {date}",
        care_of="c/o {name}",
        enclosure="Enclosure:",
        our_reference="Our ref.: {reference}",
        page_heading="Page {page} of {pages}",
        hyphenation="en_US",
        binding=ENGLISH,
        rewrites=((rf"\b(\d{{1,2}}) ({_EN_MONTHS}) (\d{{4}})\b", r"\2 \1, \3"),),
    ),
    Custom(
        language="es",
        subject="Asunto: {subject}",
        subject_first=True,
        after_salutation=":",
        date="d 'de' MMMM 'de' y",
        place_and_date="{place}, {date}",
        care_of="c/o {name}",
        enclosure="Anexo:",
        our_reference="N/Ref.: {reference}",
        page_heading="Página {page} de {pages}",
        hyphenation="es",
        binding=SPANISH,
    ),
    Custom(
        language="fr",
        subject=f"Objet{NO_BREAK}: {{subject}}",
        subject_first=True,
        after_salutation=",",
        date="d MMMM y",
        first_day="'1er' MMMM y",
        place_and_date=f"{{place}}, le{NO_BREAK}{{date}}",
        care_of="c/o {name}",
        enclosure=f"Pièce jointe{NO_BREAK}:",
        our_reference=f"N/Réf.{NO_BREAK}: {{reference}}",
        page_heading="Page {page} sur {pages}",
        hyphenation="fr",
        binding=FRENCH,
    ),
    Custom(
        language="ru",
        subject="{subject}",
        subject_first=True,
        after_salutation="!",
        date="d MMMM y 'г'.",
        place_and_date="{place}, {date}",
        care_of="для передачи через: {name}",
        enclosure="Приложение:",
        our_reference="Исх. № {reference}",
        page_heading="Страница {page} из {pages}",
        hyphenation="ru_RU",
        # GOST R 7.0.97: the post, then the name; the organisation is not repeated on its own paper
        signs_many=("role", "name"),
        binding=RUSSIAN,
    ),
)


def custom_of(language: str) -> Custom:
    """Return the row of a language, `de` for `de-AT`.

    Raises:
        KeyError: there is no row.
    """
    for name in (language, language.partition("-")[0]):
        for row in CUSTOMS:
            if row.language == name:
                return row
    raise KeyError(language)


def known_languages() -> tuple[str, ...]:
    """The languages letters can be written in, without regions."""
    return tuple(sorted({row.language.partition("-")[0] for row in CUSTOMS}))


def regional(language: str, country: str) -> str:
    """Return the language as written in a country of posting.

    A region with customs of its own stays (`en-US`); of any other the language counts (`de-AT` is `de`), with
    the region of the country of posting if that has customs of its own. English is en-US in the United States, else
    en-GB.
    """
    base, _, region = language.partition("-")
    exact = f"{base.lower()}-{region.upper()}"
    if any(row.language == exact for row in CUSTOMS):
        return exact
    if base.lower() == "en":
        return "en-US" if country == "US" else "en-GB"
    here = f"{base.lower()}-{country}"
    return here if any(row.language == here for row in CUSTOMS) else base.lower()


def date_in_words(day: date, custom: Custom) -> str:
    """Write a date as the custom has it: « 1er novembre 1999 », «20 ноября 1999 г.»."""
    pattern = custom.first_day if custom.first_day and day.day == 1 else custom.date
    return format_date(day, pattern, custom.language.replace("-", "_"))


def bind_words(text: str, custom: Custom) -> str:
    """Write the letter's own words as the custom has them, with no-break spaces where no line may end."""
    for pattern, replacement in custom.rewrites:
        text = re.sub(pattern, replacement, text)
    return bind_spaces(text, custom)


def bind_spaces(text: str, custom: Custom) -> str:
    """Make spaces no-break or narrow ones where the custom has them, and change nothing else: anybody's words."""
    for pattern in custom.binding.no_break:
        text = re.sub(pattern, lambda found: found.group().replace(" ", NO_BREAK), text)
    for pattern in custom.binding.narrow:
        text = re.sub(pattern, lambda found: found.group().replace(" ", NARROW).replace(NO_BREAK, NARROW), text)
    return text


def plain_spaces(text: str) -> str:
    """The text with every space a plain one, as it is printed and read back."""
    return text.replace(NO_BREAK, " ").replace(NARROW, " ")
