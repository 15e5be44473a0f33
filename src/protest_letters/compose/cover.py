"""The words of a fax's first sheet: to whom, from whom, how many pages, about what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.address import address_block, form_of_address
from protest_letters.compose.body import write_text
from protest_letters.compose.letterhead import signature
from protest_letters.customs import NO_BREAK, custom_of, date_in_words
from protest_letters.dispatch import Dispatch
from protest_letters.document import Cover, Face, Line, Run
from protest_letters.model import FormOfAddress
from protest_letters.postal import country_name


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What a cover calls its parts in one language.

    Attributes:
        count: how many pages there are, with {pages}.
        follows: says that the letter itself comes by post.
        colon: what stands after a label.
    """

    language: str
    heading: str
    to: str
    number: str
    sender: str
    date: str
    pages: str
    count: str
    subject: str
    follows: str
    colon: str = ":"


COVER_WORDS = (
    CoverWords(
        *("de", "FAX", "An", "Faxnummer", "Von", "Datum", "Seiten", "{pages} (mit dieser)", "Betreff"),
        "Das Original folgt mit der Post.",
    ),
    CoverWords(
        *("en", "FAX", "To", "Fax number", "From", "Date", "Pages", "{pages} (with this one)", "Subject"),
        "The original follows by post.",
    ),
    CoverWords(
        *("es", "FAX", "Para", "Número de fax", "De", "Fecha", "Páginas", "{pages} (incluida esta)", "Asunto"),
        "El original se envía por correo.",
    ),
    CoverWords(
        *("fr", "TÉLÉCOPIE", "À", "Numéro de fax", "De", "Date", "Pages", "{pages} (avec celle-ci)", "Objet"),
        "L’original suit par la poste.",
        colon=f"{NO_BREAK}:",
    ),
    CoverWords(
        *("ru", "ФАКС", "Кому", "Номер факса", "От кого", "Дата", "Страниц", "{pages} (включая эту)", "Тема"),
        "Оригинал направлен почтой.",
    ),
)


def cover_words(language: str) -> CoverWords:
    """Return the words of a language, `de` for `de-CH`; English where there are none."""
    base = language.partition("-")[0]
    words = {row.language: row for row in COVER_WORDS}
    return words.get(base, words["en"])


def compose_cover(
    dispatch: Dispatch, forms: Sequence[FormOfAddress], pages: int, *, original_follows: bool = False
) -> Cover:
    """Write the cover of a fax of so many pages, the cover among them.

    Raises:
        ProtestError: the template cannot be filled (exit code 4), or the campaign lacks a form of a name or title (3).
    """
    words, custom = cover_words(dispatch.language), custom_of(dispatch.language)
    form = form_of_address(dispatch, forms)
    # on a cover nobody looks for the street
    without_street = replace(dispatch, to=replace(dispatch.to, address=None))
    number = dispatch.to.fax
    rows = (
        (words.to, address_block(without_street, form, custom)),
        (words.number, ((Run(number.value, origin=number.evidence.place),),) if number else ()),
        (words.sender, _sender(dispatch)),
        (words.date, ((Run(date_in_words(dispatch.day, custom)),),)),
        (words.pages, ((Run(words.count.format(pages=pages)),),)),
        (words.subject, ((Run(write_text(dispatch, form, custom).about, Face.BOLD),),)),
    )
    return Cover(
        heading=(Run(words.heading, Face.BOLD),),
        rows=tuple(((Run(label + words.colon),), lines) for label, lines in rows if lines),
        notes=((Run(words.follows),),) if original_follows else (),
    )


def _sender(dispatch: Dispatch) -> tuple[Line, ...]:
    """Who writes, each once, then town and country."""
    sender = dispatch.sender
    head = ((Run(sender.organisation, origin="--organisation"),),) if sender.many and sender.organisation else ()
    who = dict.fromkeys((*head, *signature(sender, custom_of(dispatch.language))))
    country = country_name(sender.country, dispatch.language.partition("-")[0])
    return (*who, (Run(sender.city, origin="--city"), Run(f", {country}", origin="--country")))
