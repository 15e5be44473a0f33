"""The text that lies in a mail-out's folder: what personal data it holds, who gets which part, when it ends."""

from collections.abc import Iterator
from textwrap import fill

from protest_letters.mailout import figures
from protest_letters.mailout.papers import Job
from protest_letters.mailout.piece import Handover
from protest_letters.mailout.words import words_of
from protest_letters.mailout.words.kinds import Readme, Words

_WIDTH = 78
_INDENT = "  "
_CONTACTS = "contacts/"
#: The parts of the folder and the words for each; the last column says that members sign themselves.
_PARTS = (
    ("checklist.pdf", "checklist", False),
    ("authorities/", "authorities", False),
    ("packets/", "packets", True),
    ("packets/mailer.csv", "mailer", True),
    (_CONTACTS, "contacts", False),
    ("register.csv", "register", False),
    ("problems.csv", "problems", False),
    ("again/", "again", False),
    (".plan.json", "plan", False),
)


def readme_text(job: Job) -> str:
    """Write the text in the organisation's language, in lines that any editor shows."""
    words = words_of(job.organiser.country, job.organiser.language)
    return "\n\n".join(_paragraphs(job, words)) + "\n"


def _paragraphs(job: Job, words: Words) -> Iterator[str]:
    text = words.readme
    yield f"{text.title}\n{'=' * len(text.title)}"
    yield _filled(text.holds.format(organisation=job.organiser.name))
    yield _filled(
        text.counts.format(
            people=figures.number(job.people, words),
            letters=figures.number(job.estimate.letters, words),
            date=figures.day(job.made_on, words),
        )
    )
    yield f"{text.parts}\n{'-' * len(text.parts)}"
    yield "\n".join(_parts(job, text))
    yield _filled(text.keep)
    yield _filled(text.delete.format(date=figures.day(job.delete_by, words)))
    erase = f"`protest erase {job.folder}"
    yield _filled(text.erase.format(command=f"{erase}`"))
    yield _filled(text.one.format(command=f"{erase} --member ID`"))
    yield _filled(text.beyond)


def _parts(job: Job, text: Readme) -> Iterator[str]:
    for name, said, at_home in _PARTS:
        if (not at_home or job.handover is not Handover.ORGANISATION) and (name != _CONTACTS or job.parcels):
            yield f"{name}\n{_filled(getattr(text, said), _INDENT)}"


def _filled(text: str, indent: str = "") -> str:
    return fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
