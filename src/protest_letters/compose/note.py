"""For a contact: the blind copy of a letter, and the covering note."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from protest_letters.compose.body import to_blocks
from protest_letters.compose.courtesies import courtesy_of
from protest_letters.compose.filling import Passage, Value, fill, kept, part_of, template_problem
from protest_letters.compose.letter import compose_letter
from protest_letters.compose.markup import literal
from protest_letters.customs import Custom, bind_words, custom_of, date_in_words, regional
from protest_letters.dispatch import Dispatch, Sender, Template
from protest_letters.document import Block, Face, Letter, Line, Run
from protest_letters.model import Contact, FormOfAddress
from protest_letters.postal import country_name, postal_lines
from protest_letters.problems import ProtestError

#: What of a sender a copy may show besides the country, by what was agreed to.
NOTHING: frozenset[str] = frozenset()
NAME = frozenset({"name", "personal"})
#: A note has a salutation, a text and a close.
_PARTS = 3


def compose_copy(
    dispatch: Dispatch, forms: Sequence[FormOfAddress], shown: Collection[str], contact: Contact
) -> Letter:
    """Write the letter as it was sent, but for what would tell who sent it.

    Instead of the sender's block stand the name, if `shown` has it, and the country; in the place of the town the
    country as well. No picture of a signature, no reference, no mark of how it was made. For a contact whose record is
    historical that is said under the country.

    Raises:
        ProtestError: as of the letter itself.
    """
    sender = dispatch.sender
    language = dispatch.language.partition("-")[0]
    blind = Sender(
        name=sender.name if "name" in shown else courtesy_of(language).withheld,
        city=country_name(sender.country, language),
        country=sender.country,
        many=sender.plural,
        personal=sender.personal if "personal" in shown else "",
    )
    letter = compose_letter(replace(dispatch, sender=blind), forms)
    # the country stands in the place of the town and need not stand twice
    block = (*letter.sender[:2], *_marks(contact, (language,)))
    return replace(
        letter, sender=block, return_line=(), author=sender.name if "name" in shown else "", mark=None, seal=False
    )


@dataclass(frozen=True, slots=True)
class NoteWish:
    """A covering note to be written.

    Attributes:
        name: the sender's, if it may be shown; else empty.
        country: the country of posting.
        sent: how many letters went out from which country; empty for one.
    """

    contact: Contact
    day: date
    country: str
    name: str = ""
    sent: tuple[tuple[str, int], ...] = ()


def compose_note(wish: NoteWish, template: Template, languages: Sequence[str]) -> Letter:
    """Write the covering note in the template's language.

    Args:
        wish: to whom, on which day, from where.
        template: the note.
        languages: of the whole note; a historical record is marked in each of them in the place of the address.

    Raises:
        ProtestError: the template cannot be filled (exit code 4).
    """
    language = regional(template.language, wish.country)
    custom = custom_of(language)
    values: list[Value] = []
    context = _context(wish, template.language, custom)
    subject = bind_words(fill(part_of(template, "subject"), context, values), custom)
    salutation, *text, closing = _three(to_blocks(fill(template, context, values), template, values, custom), template)
    place = country_name(wish.country, template.language)
    name: tuple[Line, ...] = ((Run(wish.name, origin="--name"),),) if wish.name else ()
    return Letter(
        language=language,
        sender=name,
        return_line=(),
        address=(*_marks(wish.contact, languages), *_address(wish)),
        date_line=(Run(custom.place_and_date.format(place=place, date=date_in_words(wish.day, custom))),),
        subject=literal(custom.subject.format(subject=subject), values, Face.BOLD),
        subject_first=custom.subject_first,
        salutation=salutation.runs,
        body=(*text, *_sent(wish, custom), *(Block(line) for line in _marks(wish.contact, (template.language,)))),
        closing=closing.runs,
        signature=name,
        enclosures=(),
        page_heading=custom.page_heading,
        title="".join(run.text for run in literal(subject, values)),
        author=wish.name,
    )


def _sent(wish: NoteWish, custom: Custom) -> tuple[Block, ...]:
    """How many letters went out, by country, if that is to be said."""
    if not wish.sent:
        return ()
    language = custom.language.partition("-")[0]
    countries = ", ".join(f"{country_name(country, language)} {count}" for country, count in wish.sent)
    return (Block((Run(bind_words(courtesy_of(language).sent.format(countries=countries), custom)),)),)


def _three(blocks: tuple[Block, ...], template: Template) -> tuple[Block, ...]:
    """See that a note has its parts: the first paragraph greets, the last one takes leave, the text is between them.

    Raises:
        ProtestError: it has fewer paragraphs (exit code 4).
    """
    if len(blocks) < _PARTS:
        what = f"is a note of {len(blocks)} paragraphs"
        hint = "write a salutation, the text and a close, each a paragraph"
        raise ProtestError([template_problem(template, 1, what, hint)])
    return blocks


def _context(wish: NoteWish, language: str, custom: Custom) -> dict[str, object]:
    """What the placeholders of a note stand for: of the sender the country, and the name if it may be shown."""
    unknown = dict.fromkeys(("role", "organisation", "city"), kept("", "the copy's sender"))
    return {
        "ask": Passage(),
        "we": False,
        "kind": "contact",
        "date": date_in_words(wish.day, custom),
        "sender": {**unknown, "name": kept(wish.name, "--name"), "country": country_name(wish.country, language)},
        "addressee": dict.fromkeys(("name", "title", "style"), kept("", wish.contact.place)),
    }


def _marks(contact: Contact, languages: Sequence[str]) -> tuple[Line, ...]:
    """What marks a historical record, a line in each language; nothing for any other."""
    evidence = contact.address.evidence
    if not evidence.historical:
        return ()
    rows = [courtesy_of(language) for language in languages]
    return tuple((Run(row.historical.format(year=evidence.as_of.text[:4]), Face.BOLD),) for row in rows)


def _address(wish: NoteWish) -> tuple[Line, ...]:
    """The contact's block, in the language of the record that is not English if there is one."""
    contact = wish.contact
    language = note_language(contact)
    name = contact.name.first(f"{language}-dative", language)
    lines = (name, *postal_lines(contact.address, language, wish.country))
    return tuple((Run(line, origin=contact.place),) for line in lines)


def note_language(contact: Contact) -> str:
    """The language a contact reads, by the lines of the address: one that is not English, if there is one."""
    written = [language for language, _ in contact.address.lines]
    return next((language for language in written if language != "en"), "ru")
