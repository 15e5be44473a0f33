"""A dispatch and those who sign to a petition: all its words, none of its measures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from protest_letters.compose.address import form_of_address
from protest_letters.compose.body import write_request
from protest_letters.compose.letter import compose_letter
from protest_letters.compose.letterhead import return_line
from protest_letters.customs import NO_BREAK, Custom, bind_words, custom_of, date_in_words
from protest_letters.dispatch import Dispatch
from protest_letters.document import Face, Letter, Line, Run
from protest_letters.load.sender import option_of
from protest_letters.model import FormOfAddress
from protest_letters.petitions.collation import sort_people
from protest_letters.petitions.petition import Petition
from protest_letters.petitions.signatory import Signatory
from protest_letters.petitions.words import Words, words_of
from protest_letters.postal import known_country, name_on_mail

#: The fields of the responsible person, in the order of the line that names them.
_RESPONSIBLE = ("role", "organisation")
#: Lines of the address that say who is written to: the form of address and the office.
_WHO = 2


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, and until when signatures are collected.

    Attributes:
        people: nobody for sheets that are signed with a pen.
        closing: the last day; None for none.
    """

    people: tuple[Signatory, ...] = ()
    closing: date | None = None


def compose_petition(dispatch: Dispatch, forms: Sequence[FormOfAddress], signing: Signing) -> Petition:
    """Write the petition.

    Raises:
        ProtestError: the template cannot be filled (exit code 4), or the campaign lacks a form of a name or title (3).
    """
    custom, words = custom_of(dispatch.language), words_of(dispatch.language)
    letter = _in_the_plural(dispatch, forms)
    return Petition(
        letter=letter,
        request=write_request(_plural(dispatch), form_of_address(dispatch, forms), custom),
        addressee=_joined([*letter.address[:_WHO], _unbroken(letter.date_line)], ", "),
        people=tuple(_line(one, dispatch.language) for one in sort_people(signing.people, dispatch.language)),
        responsible=_joined([(Run(words.responsible),), _responsible(dispatch)], " "),
        notes=_notes(signing, words, custom, by_pen=not signing.people),
        signs=_joined([(Run(words.signs),), _responsible(dispatch, address=False)], " "),
        words=words,
    )


def _in_the_plural(dispatch: Dispatch, forms: Sequence[FormOfAddress]) -> Letter:
    """The letter of all of them, with the head of whoever is responsible: a person, or an organisation."""
    theirs = compose_letter(_plural(dispatch), forms)
    own = compose_letter(dispatch, forms)
    return replace(
        theirs,
        sender=own.sender,
        letterhead=own.letterhead,
        return_line=own.return_line,
        author=own.author,
        signature_picture=None,
        # `explain` reads the marks of letters
        mark=None,
    )


def _unbroken(line: Line) -> Line:
    return tuple(replace(run, text=run.text.replace(" ", NO_BREAK)) for run in line)


def _plural(dispatch: Dispatch) -> Dispatch:
    return replace(dispatch, sender=replace(dispatch.sender, many=True, personal=""))


def _responsible(dispatch: Dispatch, *, address: bool = True) -> Line:
    sender = dispatch.sender
    given = [(Run(getattr(sender, name), origin=option_of(name)),) for name in _RESPONSIBLE if getattr(sender, name)]
    name = (Run(sender.name, origin=option_of("name")),)
    # the return line begins with the name, or with the organisation's
    where = return_line(dispatch)[1:] if address else ()
    return _joined([name, *given, *where], ", ")


def _joined(lines: Sequence[Line], between: str) -> Line:
    parts = [line for line in lines if line]
    return tuple(run for at, line in enumerate(parts) for run in ((Run(between), *line) if at else line))


def _line(one: Signatory, language: str) -> Line:
    """`Surname, Given, town, country, post, organisation`, the surname in bold."""
    country = name_on_mail(one.country, language) if known_country(one.country) else one.country
    rest = [part for part in (one.given, one.town, country, one.role, one.organisation) if part]
    after = "".join(f", {part}" for part in rest)
    surname = Run(one.surname, Face.BOLD, one.place)
    return (surname, Run(after, origin=one.place)) if after else (surname,)


def _notes(signing: Signing, words: Words, custom: Custom, *, by_pen: bool) -> tuple[Line, ...]:
    texts = [words.identification, words.privacy]
    if signing.closing:
        day = date_in_words(signing.closing, custom)
        texts = [words.collected.format(date=day), *([words.return_by.format(date=day)] if by_pen else []), *texts]
    return tuple((Run(bind_words(text, custom)),) for text in texts)
