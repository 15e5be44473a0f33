"""What may be wrong with the text of a cell, whatever the cell is for."""

import re
import unicodedata

from protest_letters.fonts.scripts import unprinted
from protest_letters.load.sender import unusable, unusable_words
from protest_letters.members.row import Row
from protest_letters.members.terms import Terms
from protest_letters.petitions.quality import lost_characters, mixes_alphabets, repaired
from protest_letters.problems import ExitCode, Level

#: What is printed, in the order of the page: parts of an address are read together.
PRINTED = ("given", "surname", "name", "role", "organisation", "care_of", "street", "postcode", "city", "personal")
#: Signs that shape what is printed; others of their kind change the order of letters or cannot be seen.
_JOINERS = "\u200c\u200d"
#: Stands where a decoder lost a character.
_LOST = "\ufffd"
#: A question mark inside a word: in running text one may well stand behind it.
_INSIDE = re.compile(r"(?<![^\s\"'«„(])[^\W\d_]+\?[^\W\d_]+")


def judge_text(row: Row, field: str) -> None:
    """Note what is too long, cannot be printed, or was damaged on its way."""
    text = row.get(field)
    wrong = [*(unusable_words(text) if field == "personal" else unusable({field: text}))]
    for problem in wrong:
        row.refuse(field, problem.what, problem.hint)
    if wrong or (text.isascii() and "?" not in text):
        return
    odd = next((sign for sign in text if unicodedata.category(sign) in ("Cf", "Co", "Cn") and sign not in _JOINERS), "")
    if odd:
        row.refuse(field, f"holds U+{ord(odd):04X}, which is no character to be printed", "type it anew")
    hint = _damage(text, running=field == "personal")
    if hint:
        row.refuse(field, f"{row.shown(field)} holds a damaged character", hint, rule="damaged")
    elif mixes_alphabets(text):
        what = f"{row.shown(field)} mixes Latin and Cyrillic letters in one word"
        row.remark(field, what, "type the word anew if it was not meant", rule="damaged")


def _damage(text: str, *, running: bool) -> str:
    """How to mend a text in which characters were lost; empty if none seem to be."""
    if not running:
        return lost_characters(text)
    right = repaired(text)
    if right:
        return f'it was probably "{right}"'
    return "write it as it should be read" if _LOST in text or _INSIDE.search(text) else ""


def judge_glyphs(row: Row, printed: dict[str, str], terms: Terms) -> None:
    """Note the characters that no font has, in the field in which they stand."""
    if not terms.lacks("".join(printed.values())):
        return
    for field, text in printed.items():
        # what is no character to be printed was said already, and so was a sign for a lost one
        signs = "".join(sign for sign in terms.lacks(text) if unicodedata.category(sign)[0] != "C" and sign != _LOST)
        if signs:
            why, hint = unprinted(signs[0], terms.lacks)
            row.refuse(field, _missing(signs, why), hint, rule="character", code=ExitCode.CHARACTER)


def _missing(signs: str, why: str) -> str:
    """Name the first sign in full and the others by themselves."""
    first, others = signs[0], signs[1:]
    named = f'"{first}" (U+{ord(first):04X}, {unicodedata.name(first, "a character without a name")})'
    more = f" and {' '.join(others)}" if others else ""
    return f"{named}{more} {'are' if others else 'is'} {why}"


def judge_leaks(row: Row, printed: dict[str, str], terms: Terms) -> None:
    """Note whom the row's texts would name that a letter must not name; parts of an address are read together."""
    whole = terms.leaks([("", "\n".join(printed.values()))])
    if not whole:
        return
    places = [(field, text) for field, text in printed.items() if terms.leaks([("", text)])]
    for problem in whole:
        field = next((field for field, text in places if problem.what in _whats(text, terms)), "")
        if problem.level is Level.ERROR:
            hint = "take it out; if the member only bears the same name: --allow with the member's whole name"
            row.refuse(field, problem.what, hint, rule=problem.rule, code=problem.code)
        else:
            row.remark(field, problem.what, problem.hint, rule=problem.rule, level=problem.level)


def _whats(text: str, terms: Terms) -> set[str]:
    return {problem.what for problem in terms.leaks([("", text)])}
