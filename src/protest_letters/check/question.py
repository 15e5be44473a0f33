"""What the rules look at, and letters made up for them to look at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from protest_letters.compose.letter import compose_letter
from protest_letters.customs import known_languages, regional
from protest_letters.dates import UNKNOWN
from protest_letters.dispatch import Campaign, Dispatch, Sender, Template
from protest_letters.document import Letter, Typefaces
from protest_letters.model import Address, Addressee, Confidence, Evidence, FormOfAddress, Texts
from protest_letters.problems import ExitCode, Level, Problem, ProtestError
from protest_letters.resolve import resolve

_PERSON = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
_UNION = replace(_PERSON, organisation="Sample Union", many=True)
_NOWHERE = Address(
    (("en", ("Sample Street 1",)),),
    "010000",
    Texts((("en", "Sampletown"),)),
    "KZ",
    Evidence(UNKNOWN, Confidence.LOW, ()),
)
_FORMS = ("", "-dative", "-dative-plain", "-f", "-dative-f")


@dataclass(frozen=True, slots=True)
class Question:
    """The campaign, the forms of address, the fonts and the real date.

    `tracked` says that the file of private contacts is under version control; None that this could not be found out.
    """

    campaign: Campaign
    forms: tuple[FormOfAddress, ...]
    typefaces: Typefaces
    today: date
    tracked: bool | None = False


def letter_problem(draft: Template, what: str, hint: str = "", level: Level = Level.ERROR) -> Problem:
    """Something wrong with a letter file as a whole."""
    return Problem(draft.file, what, hint, level=level, code=ExitCode.TEMPLATE)


def letter_texts(draft: Template) -> Iterator[str]:
    """Every text of a letter that somebody may read."""
    yield from (draft.subject, draft.body, draft.telegram, *draft.enclosures, *(ask for _, ask in draft.asks))


def specimens(question: Question) -> Iterator[tuple[Template, Letter | ProtestError]]:
    """Every letter to every kind of office, from one person and from a union; or why it cannot be made."""
    for dispatch in specimen_dispatches(question):
        try:
            yield dispatch.template, compose_letter(dispatch, question.forms)
        except ProtestError as error:
            yield dispatch.template, error


def specimen_dispatches(question: Question) -> Iterator[Dispatch]:
    """A dispatch of every letter to every kind of office, from one person and from a union."""
    for draft in question.campaign.templates:
        if draft.language not in known_languages():
            continue
        for kind in draft.kinds:
            for sender in (_PERSON, _UNION):
                yield _specimen(question, draft, kind, sender)


def _specimen(question: Question, draft: Template, kind: str, sender: Sender) -> Dispatch:
    """A dispatch to the first addressee of the kind, or to an invented one, at an invented address."""
    book = question.campaign.book
    addressee = next((one for one in book.addressees if one.kind == kind), None) or _nobody(kind)
    to = replace(resolve(book, addressee, draft.since, draft.since), address=_NOWHERE)
    return Dispatch(to, regional(draft.language, sender.country), sender, draft.since, draft)


def _nobody(kind: str) -> Addressee:
    keys = [language + form for language in known_languages() for form in _FORMS]
    name = Texts(tuple((key, "Sample Office") for key in keys))
    return Addressee("sample", kind, name, name)
