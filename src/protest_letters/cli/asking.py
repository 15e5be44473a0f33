"""Questions on a terminal: what a letter lacks, each answer judged before the next question."""

import sys
from collections.abc import Mapping, Sequence

from protest_letters.cli.console import talk
from protest_letters.load.sender import clean, missing_fields, unusable
from protest_letters.postal import country_code, country_hint, country_name

#: What is asked, by field.
_QUESTIONS = {
    "name": "Your name",
    "organisation": "Your organisation",
    "street": "Your street and number (empty if an organisation passes mail on to you)",
    "care_of": "The organisation that passes mail on to you",
    "postcode": "Your postcode (empty if your country has none)",
    "city": "Your town",
    "country": "Your country",
}
#: Fields whose empty answer says something.
_MAY_BE_EMPTY = ("street", "postcode")
#: "Yes" in the languages of the letters.
_YES = frozenset({"y", "yes", "j", "ja", "o", "oui", "s", "si", "sí", "д", "да"})
#: After so many answers of no use the questions end.
_TRIES = 5


def can_ask() -> bool:
    """Whether somebody sits at a terminal who could answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for(given: Mapping[str, str], *, many: bool = False, home: bool = True, named: bool = True) -> dict[str, str]:
    """Ask for whatever a letter needs and `given` lacks; the end of the input ends the questions."""
    answers: dict[str, str] = {}
    for _ in range(len(_QUESTIONS)):
        missing = _still(missing_fields({**given, **answers}, many=many, home=home, named=named), answers)
        if not missing:
            break
        answer = _answer(missing[0])
        if answer is None:
            break
        answers[missing[0]] = answer
    return {name: text for name, text in answers.items() if text or name == "postcode"}


def _still(missing: Sequence[str], answers: Mapping[str, str]) -> list[str]:
    """What is to be asked: once the street is left empty, who passes mail on, and no postcode."""
    if answers.get("street") != "":
        return list(missing)
    rest = [name for name in missing if name not in ("street", "postcode")]
    return rest if answers.get("care_of") else ["care_of", *rest]


def _answer(name: str) -> str | None:
    """Ask for one field until the answer can be used; None at the end of the input or after too many tries."""
    for _ in range(_TRIES):
        typed = asked(_QUESTIONS[name])
        if typed is None:
            return None
        text, fault = _judged(name, clean(typed))
        if not fault:
            return text
        talk(f"  {fault}")
    return None


def _judged(name: str, text: str) -> tuple[str, str]:
    """Return the answer to keep, and what is wrong with it."""
    if not text:
        return "", "" if name in _MAY_BE_EMPTY else "it is needed"
    if name == "country":
        code = country_code(text)
        if code:
            talk(f"  {country_name(code, 'en')} ({code})")
        return code, "" if code else f'"{text}" is no country: {country_hint(text)}'
    return text, next((f"{problem.what}: {problem.hint}" for problem in unusable({name: text})), "")


def asked(question: str) -> str | None:
    """Return what is typed on one line; None at the end of the input."""
    sys.stderr.write(f"{question}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def agreed(question: str) -> bool:
    """Whether the answer is yes, in any of the letters' languages."""
    return (asked(f"{question} [y/N]") or "").casefold() in _YES
