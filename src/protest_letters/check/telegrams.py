"""The rule for the telegrams of letter files."""

import re
from collections.abc import Iterator

from protest_letters.check.question import Question, letter_problem, specimen_dispatches
from protest_letters.compose.telegram import compose_telegram
from protest_letters.dispatch import Dispatch, Template
from protest_letters.problems import Level, Problem, ProtestError

#: Every word is paid for, and a clerk reads it out.
_MAXIMUM = 60
#: Salutations and closes by language, as they would begin.
_COURTESIES = {
    "de": r"sehr geehrte|liebe[rs]? |hochachtungsvoll|mit freundlichen",
    "en": r"dear |yours (?:sincerely|faithfully|truly)|kind regards|sincerely",
    "es": r"estimad|distinguid|atentamente|saludos|le salud",
    "fr": r"monsieur|madame|veuillez agréer|salutations|sincèrement",
    "ru": r"уважаем|здравствуй|с уважением|с приветом",
}


def telegram(question: Question) -> Iterator[Problem]:
    """A letter has a telegram of 60 words at most that fills, can be written in A to Z, and has no salutation."""
    for draft in question.campaign.templates:
        if draft.kind == "letter" and not draft.telegram.strip():
            hint = "add telegram: … to its front matter; protest telegram needs it"
            yield letter_problem(draft, "has no telegram", hint, Level.NOTICE)
        yield from _courtesies(draft)
    for dispatch in specimen_dispatches(question):
        if dispatch.template.kind == "letter" and dispatch.template.telegram.strip():
            yield from _made(dispatch, question)


def _courtesies(draft: Template) -> Iterator[Problem]:
    words = _COURTESIES.get(draft.language, "")
    for found in re.finditer(rf"\b(?:{words})", draft.telegram, re.IGNORECASE) if words else ():
        what = f'"{found.group().strip()}" stands in the telegram'
        yield letter_problem(draft, what, "a telegram has no salutation and no close", Level.WARNING)


def _made(dispatch: Dispatch, question: Question) -> Iterator[Problem]:
    try:
        words = compose_telegram(dispatch, question.forms).text.words
    except ProtestError as error:
        yield from error.problems
        return
    if len(words) > _MAXIMUM:
        what = f"its telegram has {len(words)} words with each STOP"
        yield letter_problem(dispatch.template, what, f"{_MAXIMUM} at most", Level.WARNING)
