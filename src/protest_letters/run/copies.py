"""Copies for the contacts: a parcel for each, kept apart from whatever goes to authorities."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from protest_letters.compose.note import NAME, NOTHING, NoteWish, compose_copy, compose_note, note_language
from protest_letters.dispatch import Campaign, Dispatch, Template, Wish
from protest_letters.document import Artifact, Document, Typefaces
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import NORMAL, Style
from protest_letters.leaks import find_leaks, protect
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.model import Book, Contact, FormOfAddress
from protest_letters.plan import plan_letters
from protest_letters.postal import language_of
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, exit_code
from protest_letters.run.letters import texts_of
from protest_letters.run.making import Made, about_dates
from protest_letters.standards import Standard
from protest_letters.telling import time_between

#: Where the parcels lie, and the id of the covering note.
FOLDER, NOTE = "contacts", "covering-note"
#: The fields of a sender that no copy shows; a post is a word that may stand in any text.
_WITHHELD = ("name", "organisation", "street", "care_of", "reference")


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was asked for beyond the letters.

    Attributes:
        sign: the sender agrees to be named.
        even_if_old: send to records older than the campaign allows.
        sent: how many letters went out from which country, for the note; empty for one letter.
        each: how many copies of a letter there are, by the dispatch's id; one of each that is not named.
    """

    wish: Wish
    sign: bool = False
    even_if_old: bool = False
    sent: tuple[tuple[str, int], ...] = ()
    each: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every sheet of a parcel is made with."""

    campaign: Campaign
    forms: Sequence[FormOfAddress]
    standard: Standard
    style: Style
    typefaces: Typefaces


def make_copies(
    sharing: Sharing,
    campaign: Campaign,
    forms: Sequence[FormOfAddress],
    standard: Standard,
    *,
    style: Style = NORMAL,
) -> Made:
    """Make a parcel for each contact: a blind copy of each letter and a covering note; return all that is to be said.

    A parcel for a living contact whose record is too old is refused, and so is one that would tell of another contact;
    the others are made.
    """
    plan = plan_letters(sharing.wish, campaign)
    # what is to be known of an authority's address was said with the letter
    problems = [one for one in plan.problems if one.level is not Level.NOTICE]
    problems += [*about_dates(sharing.wish), *_about_words(sharing)]
    if exit_code(plan.problems) is ExitCode.USAGE or not plan.dispatches:
        return (), tuple(problems)
    if not campaign.book.contacts:
        problems.append(_nobody())
    workshop = Workshop(campaign, forms, standard, style, pt_serif(sharing.wish.fonts))
    artifacts: list[Artifact] = []
    for contact in campaign.book.contacts:
        made, said = make_parcel(contact, plan.dispatches, sharing, workshop)
        artifacts.extend(made)
        problems.extend(said)
    return tuple(artifacts), tuple(dict.fromkeys(problems))


def _nobody() -> Problem:
    hint = "add contacts: to addressees.yaml, or contacts.private.yaml beside it for people in danger"
    return Problem("contacts", "the campaign has none", hint, "contacts", code=ExitCode.DATA)


def _about_words(sharing: Sharing) -> Iterator[Problem]:
    if sharing.wish.sender.personal and not sharing.sign:
        what = "stands in no copy: your own words may tell who you are"
        yield Problem("--personal", what, "--sign-copy keeps them, with your name", "copies", Level.NOTICE)


def _too_old(contact: Contact, sharing: Sharing, book: Book) -> bool:
    """Whether a living contact's record is older than the campaign allows by the real date; an undated one is."""
    evidence = contact.address.evidence
    if evidence.historical or sharing.even_if_old:
        return False
    first = evidence.as_of.first
    return first is None or (sharing.wish.today - first).days > book.max_age_days


def _about(contact: Contact, sharing: Sharing, book: Book) -> Iterator[Problem]:
    """What is to be said of a contact's record: historical, or too old for something to be sent there."""
    evidence = contact.address.evidence
    if evidence.historical:
        what = f"HISTORICAL, NOT FOR POSTING: the record is as of {evidence.as_of}; copy and note are marked"
        yield Problem(contact.id, what, "there is no envelope for it", "historical", Level.WARNING)
    elif _too_old(contact, sharing, book):
        first = evidence.as_of.first
        age = f"{time_between(first, sharing.wish.today)} old" if first else "without a date"
        what = f"is not written to: the record is {age}, and somebody else may live there"
        hint = f"renew it, or --even-if-old if you know better; the campaign allows {book.max_age_days} days"
        yield Problem(contact.id, what, hint, "age", code=ExitCode.UNSAFE)


def make_parcel(
    contact: Contact, dispatches: Sequence[Dispatch], sharing: Sharing, workshop: Workshop
) -> tuple[list[Artifact], list[Problem]]:
    """Make what one contact gets; return it with what is to be said.

    All of it is made, or nothing if the record is too old, or a sheet cannot be made or tells too much.
    """
    said = list(_about(contact, sharing, workshop.campaign.book))
    if _too_old(contact, sharing, workshop.campaign.book):
        return [], said
    made, problems = _parcel(contact, dispatches, sharing, workshop)
    return made, [*said, *problems]


def _parcel(
    contact: Contact, dispatches: Sequence[Dispatch], sharing: Sharing, workshop: Workshop
) -> tuple[list[Artifact], list[Problem]]:
    """Make every sheet of a parcel, and look whether it tells too much."""
    copies, notes = protect(workshop.campaign.book), protect(workshop.campaign.book, to=contact.id)
    artifacts: list[Artifact] = []
    problems: list[Problem] = []
    for dispatch in (*dispatches, None):
        name = f"copy-{dispatch.id}.pdf" if dispatch else "note.pdf"
        path = f"{FOLDER}/{contact.id}/{name}"
        try:
            documents = (
                (_copy(dispatch, contact, sharing, workshop),) if dispatch else _note(contact, sharing, workshop)
            )
        except ProtestError as error:
            problems.extend(error.problems)
            continue
        pages = tuple(page for document in documents for page in document.pages)
        texts = texts_of(replace(documents[0], pages=pages), name)
        named = (sharing.wish.sender.name,) if sharing.sign and sharing.wish.namesake else ()
        found = [*find_leaks(texts, copies if dispatch else notes, named), *_tells_of_sender(texts, sharing, dispatch)]
        problems.extend(replace(one, where=f"{path}, {one.where}") for one in found)
        more = documents[:1] * (sharing.each.get(dispatch.id, 1) - 1) if dispatch else documents[1:]
        artifacts.append(Artifact(path, write_pdf(documents[0], workshop.typefaces, *more)))
    return artifacts if exit_code(problems) is ExitCode.DONE else [], problems


def _copy(dispatch: Dispatch, contact: Contact, sharing: Sharing, workshop: Workshop) -> Document:
    letter = compose_copy(dispatch, workshop.forms, NAME if sharing.sign else NOTHING, contact)
    return lay_out(letter, workshop.standard, workshop.typefaces, workshop.style)


def _note(contact: Contact, sharing: Sharing, workshop: Workshop) -> tuple[Document, ...]:
    """The covering note, in the contact's language and in the sender's: each on pages of its own."""
    sender = sharing.wish.sender
    name = sender.name if sharing.sign else ""
    wish = NoteWish(contact, sharing.wish.day, sender.country, name, sharing.sent)
    templates = _templates(contact, sharing.wish, workshop.campaign)
    languages = [one.language for one in templates]
    return tuple(
        lay_out(compose_note(wish, one, languages), workshop.standard, workshop.typefaces, workshop.style)
        for one in templates
    )


def _templates(contact: Contact, wish: Wish, campaign: Campaign) -> tuple[Template, ...]:
    """The note in the contact's language, then in the sender's: the one asked for, the country's, else English.

    Raises:
        ProtestError: the campaign has none in the contact's language (exit code 4).
    """
    written = {one.language: one for one in campaign.templates if (one.kind, one.id) == ("note", NOTE)}
    local = note_language(contact)
    if local not in written:
        hint = f"add letters/{NOTE}.{local}.md with kind: note"
        what = f"there is no covering note in the language of {contact.id} ({local})"
        raise ProtestError([Problem("letters", what, hint, "note", code=ExitCode.TEMPLATE)])
    wanted = (wish.language.partition("-")[0].lower(), language_of(wish.sender.country), "en")
    own = next((language for language in wanted if language in written), local)
    return tuple(written[language] for language in dict.fromkeys((local, own)))


def _tells_of_sender(
    texts: Sequence[tuple[str, str]], sharing: Sharing, dispatch: Dispatch | None
) -> Iterator[Problem]:
    """Say where something of the sender that is withheld stands in a sheet all the same.

    What the campaign's letter says itself tells of nobody: an organisation may bear the name of the cause.
    """
    own = f"{dispatch.template.subject} {dispatch.template.body}".casefold() if dispatch else ""
    for name in _WITHHELD:
        value = getattr(sharing.wish.sender, name)
        if not value or (name == "name" and sharing.sign) or value.casefold() in own:
            continue
        words = r"\s+".join(re.escape(word) for word in value.split())
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        for where, text in texts:
            if pattern.search(text):
                what = f"holds your --{name.replace('_', '-')}, which no copy shows"
                hint = "leave it out of your own words and of the letter's text"
                yield Problem(where, what, hint, "copies", code=ExitCode.UNSAFE)
