"""A letter as a fax: what its cover says, in the letter's language, and the line that an original follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.address import address_block, form_of_address
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import custom_of
from protest_letters.dispatch import Dispatch
from protest_letters.document import Entry, Fax, Letter, Line, Run
from protest_letters.model import Channel, FormOfAddress


@dataclass(frozen=True, slots=True)
class FaxLabels:
    """The words of a cover in one language, as they stand inside a sentence or a form.

    Source: HylaFAX's cover has the fields to, from, pages, date and regarding; the words are those of office forms in
    each language (professional knowledge).

    Attributes:
        original: says that the signed letter follows by post.
    """

    language: str
    to: str
    fax: str
    sender: str
    date: str
    pages: str
    subject: str
    original: str


FAX_LABELS = (
    FaxLabels("de", "An", "Fax", "Von", "Datum", "Seiten", "Betreff", "Das Original folgt per Post."),
    FaxLabels("en", "To", "Fax", "From", "Date", "Pages", "Subject", "The original follows by post."),
    FaxLabels("es", "Para", "Fax", "De", "Fecha", "Páginas", "Asunto", "El original se envía por correo postal."),
    FaxLabels(
        "fr", "Destinataire", "Télécopie", "Expéditeur", "Date", "Pages", "Objet", "L’original suit par la poste."
    ),
    FaxLabels("ru", "Кому", "Факс", "От кого", "Дата", "Страниц", "Тема", "Оригинал направлен почтой."),
)


def labels_of(language: str) -> FaxLabels:
    """Return the labels of a language, `de` for `de-CH`.

    Raises:
        KeyError: there are none.
    """
    base = language.partition("-")[0]
    found = next((row for row in FAX_LABELS if row.language == base), None)
    if found is None:
        raise KeyError(language)
    return found


def compose_fax(
    dispatch: Dispatch, forms: Sequence[FormOfAddress], *, cover: bool = True, original_follows: bool = False
) -> Fax:
    """Write the letter and what a fax needs beside it.

    The addressee's lines are those of a letter within the country: what only a post needs, the country of the address
    and the town in a second script, stays away.

    Raises:
        ProtestError: as `compose_letter` does.
    """
    at_home = _as_if_at_home(dispatch)
    block = address_block(at_home, form_of_address(at_home, forms), custom_of(dispatch.language))
    letter = replace(compose_letter(dispatch, forms), address=block)
    labels = labels_of(dispatch.language)
    entries = tuple(_cover(letter, dispatch.to.fax, labels)) if cover else ()
    return Fax(letter, entries, (Run(labels.original),) if original_follows else ())


def _as_if_at_home(dispatch: Dispatch) -> Dispatch:
    address = dispatch.to.address
    country = address.country if address else dispatch.sender.country
    return replace(dispatch, sender=replace(dispatch.sender, country=country))


def _cover(letter: Letter, fax: Channel | None, labels: FaxLabels) -> Iterator[Entry]:
    """Yield the cover's entries, in the order of offices' forms."""
    yield Entry(Run(labels.to), letter.address)
    if fax:
        yield Entry(Run(labels.fax), (_number(fax),))
    yield Entry(Run(labels.sender), letter.sender or letter.letterhead)
    yield Entry(Run(labels.date), (letter.date_line,))
    yield Entry(Run(labels.pages))
    yield Entry(Run(labels.subject), (_bare_subject(letter),))


def _number(fax: Channel) -> Line:
    """The number as one dials it from anywhere, and as the source prints it if that differs."""
    printed = f" ({fax.as_printed})" if fax.as_printed != fax.value else ""
    return (Run(fax.value + printed, origin=fax.evidence.place),)


def _bare_subject(letter: Letter) -> Line:
    """The subject without the word that announces it in a letter: the cover's label does that."""
    announced = custom_of(letter.language).subject.partition("{subject}")[0]
    first, *others = letter.subject
    return (replace(first, text=first.text.removeprefix(announced)), *others)
