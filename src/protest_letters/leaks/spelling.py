"""A name to a pattern: every Russian case of it, in Cyrillic and in every usual romanisation.

A pattern is put together letter by letter, so that mixed spellings are found as well (Tchernogorow). It is matched
against a folded text (see `folding`): accents are gone, and letters that look alike are one.
"""

import re
import unicodedata
from collections.abc import Sequence

from protest_letters.leaks.folding import fold

#: What may stand for a Cyrillic letter: English (BGN/PCGN, ALA-LC, passports), German, French, Spanish, Italian,
#: Portuguese, Polish, Dutch and Catalan usage, scientific transliteration and ISO 9, without accents.
_WRITTEN = {
    "а": "a",
    "б": "б|b",
    "в": "b|v|w|ff?",
    "г": "г|gh?|gu",
    "д": "д|d",
    "е": "[yji]?e|э",
    "ё": "e|[yji]?o|[yji]e",
    "ж": "ж|zh|sch|sh|dj|[jgzx]",
    "з": "з|z|s",
    "и": "и|yi|[iy]j?|j",
    "й": "(?:и|[yij])?",
    "к": "c?k|c|qu?",
    "л": "л|l",
    "м": "m",
    "н": "h|n",
    "о": "o",
    "п": "п|p",
    "р": "p|r",
    "с": "c|ss?",
    "т": "t",
    "у": "ou|oo|oe|[yuw]",
    "ф": "ф|f|ph",
    "х": "x|kh|ch|h|j",
    "ц": "ц|t[szc]|cz?|z",
    "ч": "ч|tsch|tch|tsh|tsj|tj|ts|ch|cs|cz|tx|c",
    "ш": "ш|sch|sh|sj|ch|sz|[sx]",
    "щ": "щ|shch|schtsch|chtch|stsch|chtsch|sjtsj|szcz|sch|sht|shh|sc|sj|xtx|s",
    "ъ": "",
    "ы": "ы|[yij]",
    "ь": "",
    "э": "э|a?e",
    "ю": "ю|you|iou|joe|[yji]?u",
    "я": "я|[yji]?a",
}
#: Kazakh letters, as Russian writes them.
_RUSSIAN = str.maketrans("қғңұүөәіһ", "кгнууоаих")
#: Between two letters: an apostrophe, or a sign that the record may have dropped.
_BETWEEN = "['ьъ]?"

#: What follows a stem, by how the name in Cyrillic ends: (the end, as a pattern; how many of its letters are no part
#: of the stem; the endings in all cases, genders and numbers). The first row that fits counts.
_DECLENSIONS = (
    (re.compile(r"[оеё]ва$|[иы]на$"), 1, " а у ым ом е ой ою ы ых ыми"),
    (re.compile(r"[оеё]в$|[иы]н$"), 0, " а у ым ом е ой ою ы ых ыми"),
    (re.compile(r"[иоы]й$|[ая]я$"), 2, "ий ый ой ого его ому ему им ым ом ем ая яя ую юю ою ей ие ые их ых ими ыми"),
    (re.compile(r"[ая]$"), 1, "а я ы и е у ю ой ою ей ею ам ям ами ями ах ях "),
    (re.compile(r"[йь]$"), 1, "й ь я ю ем ём е и ев ей ям ями ях "),
    (re.compile(r"[оеёиуюэы]$|[иы]х$"), 0, ""),
    (re.compile(r""), 0, " а у ом ем е ы и ов ей ам ами ах"),
)
#: The genitive and the plural of the languages letters are written in.
_FOREIGN_END = "(?:'?e?s|e?n)?"

#: English romanisation read backwards, the longer first.
_BACKWARDS = (
    *zip(("shch", "zh", "kh", "ts", "ch", "sh"), "щжхцчш", strict=True),
    *zip(("yu", "iu", "ju", "ya", "ia", "ja", "ye", "yo"), "юююяяяеё", strict=True),
    ("iy", "ий"),
    *zip("abvwgdeziyjkcqlmnoprstufhx", "абввгдезиыйккклмнопрстуфхс", strict=True),
)
#: Before a word, and after it, stands no letter.
START = r"(?<![^\W\d_])"
_END = r"(?![^\W\d_])"


def name_pattern(*spellings: str) -> str:
    """Return the source of a pattern that finds a name, in small letters, in any of its spellings and their cases."""
    declined = (f"{_letters(stem)}(?:{'|'.join(map(_letters, ends))})" for stem, ends in _stems(spellings))
    literal = (re.escape(fold(one).lower()) for one in dict.fromkeys(spellings))
    return f"{START}(?:{'|'.join((*declined, *literal))}){_FOREIGN_END}{_END}"


def name_clue(*spellings: str) -> str:
    """Return the source of a small pattern that finds whatever `name_pattern` finds, and more: how a name begins."""
    return f"{START}(?:{'|'.join(dict.fromkeys(_letters(stem) for stem, _ in _stems(spellings)))})"


def _stems(spellings: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The different stems of a name in Cyrillic, each with its endings, the longer first."""
    return tuple(dict.fromkeys(_stem(_in_cyrillic(one)) for one in spellings))


def _in_cyrillic(name: str) -> str:
    """A name in Cyrillic letters; what no row knows stays."""
    written = _plain(name).translate(_RUSSIAN)
    for latin, letter in _BACKWARDS:
        written = written.replace(latin, letter)
    return written


def _plain(name: str) -> str:
    """A name in small letters, Latin ones without accents; Cyrillic ones stay, й and ё with them."""
    small = unicodedata.normalize("NFC", name.lower())
    return "".join(sign if "\u0400" <= sign <= "\u04ff" else fold(sign) for sign in small)


def _stem(name: str) -> tuple[str, tuple[str, ...]]:
    _, cut, endings = next(row for row in _DECLENSIONS if row[0].search(name))
    return name[: len(name) - cut], tuple(sorted(endings.split(" "), key=len, reverse=True))


def _letters(word: str) -> str:
    return "".join(f"(?:{_WRITTEN.get(letter, re.escape(fold(letter)))}){_BETWEEN}" for letter in word)
