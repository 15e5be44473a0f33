"""Ordinary text in telegraphic form: sentences to words of capitals A to Z, figures, and nothing else.

What carries no sense of its own (accents, quotation marks, commas) is left out; what would be lost with its sense is
said. KDDI's list of characters for telegrams abroad has no accents and only the signs . , : ? ' - / + = ( ).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel.dates import get_month_names

from protest_letters.compose.filling import OPEN
from protest_letters.customs import custom_of
from protest_letters.latin import Written, to_ascii
from protest_letters.problems import ExitCode, Problem
from protest_letters.telegraph import BETWEEN_FIGURES

#: The word for &.
_AND = {"de": "und", "en": "and", "es": "y", "fr": "et", "ru": "i"}
#: Punctuation that goes without a word.
_DROPPED = set(".,;:!?\"'()[]{}*_-/\\~^`|<>")
_INITIALS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b)")
_BETWEEN_FIGURES = re.compile(rf"(?<=\d)[{re.escape(BETWEEN_FIGURES)}](?=\d)")
_POSSESSIVE = re.compile(r"'S\b")
_ENDING = re.compile(r"[.!?;…]+[\"'’”»)\]]*(?:\s+|$)")
_OPENING = "\"'‘“„«([ "


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in ordinary writing.

    Attributes:
        origin: where it came from, for messages.
        language: decides how letters with accents and & are spelled.
        own: the letter's own words; all else are values put in, such as names.
    """

    text: str
    origin: str
    language: str
    own: bool = False


def telegraphic(plain: Plain) -> tuple[str, ...]:
    """Return the words of a text that `untransmittable` finds nothing wrong with."""
    return tuple(_spaced(_capitals(plain).text, own=plain.own).split())


def untransmittable(plain: Plain) -> Iterator[Problem]:
    """Yield a problem for each sign that would be lost with its sense, and for a value of which nothing is left."""
    written = _capitals(plain)
    hint = "write it in Latin or Cyrillic letters, or as a word"
    for sign in (*written.lost, *_unknown(written.text)):
        what = f'"{sign}" (U+{ord(sign):04X}) cannot be telegraphed'
        yield Problem(plain.origin, what, hint, "telegram", code=ExitCode.CHARACTER)
    if plain.text.strip() and not plain.own and not telegraphic(plain):
        what = f'"{plain.text.strip()}" leaves nothing to telegraph'
        yield Problem(plain.origin, what, "write a word", "telegram", code=ExitCode.CHARACTER)


def _capitals(plain: Plain) -> Written:
    base = plain.language.partition("-")[0]
    written = to_ascii(plain.text, plain.language)
    return replace(written, text=written.text.replace("&", f" {_AND.get(base, _AND['en'])} ").upper())


def _unknown(text: str) -> Iterator[str]:
    """The signs of ASCII that have a sense but no place in a telegram, each once."""
    yield from dict.fromkeys(sign for sign in text if not (sign.isalnum() or sign.isspace() or sign in _DROPPED))


def _spaced(text: str, *, own: bool) -> str:
    """Take punctuation out, but keep what stands between figures; initials and names stay one word."""
    text = _INITIALS.sub("", text)
    text = _POSSESSIVE.sub("S", text).replace("'", " ") if own else text.replace("'", "")
    kept = {found.start() for found in _BETWEEN_FIGURES.finditer(text)}
    return "".join(sign if at in kept or sign not in _DROPPED else " " for at, sign in enumerate(text))


def sentences(text: str, language: str) -> Iterator[str]:
    """Divide a text at full stops, question marks and exclamation marks.

    A sentence ends where a capital or a value follows. Where the language's dates have a full stop behind the day, the
    one between a figure and a month ends nothing.
    """
    custom = custom_of(language)
    months = tuple(get_month_names("wide", locale=language.partition("-")[0]).values()) if "d." in custom.date else ()
    start = 0
    for found in _ENDING.finditer(text):
        following = text[found.end() :].lstrip(_OPENING)
        if following and not (following[0].isupper() or following[0] == OPEN):
            continue
        if months and text[: found.start()][-1:].isdigit() and following.startswith(months):
            continue
        yield text[start : found.end()]
        start = found.end()
    if text[start:].strip():
        yield text[start:]
