"""Any text in ASCII or another small set of signs: accents dropped, Cyrillic and typography written by a stated scheme.

The scheme for Cyrillic is the romanisation of the US Board on Geographic Names and the British Permanent Committee
(BGN/PCGN, Russian 1947, Kazakh 1979) in its simplified form: no diacritics, no apostrophes, e for every Russian e. It
is the one that English-language maps and newspapers use. Letters that Russian and Kazakh do not have follow the
BGN/PCGN tables of their own language in the same simplified form. A German text has ae, oe and ue, as German is written
where there is no umlaut. Other scripts have no scheme here and are said to be lost.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

#: What messages call the scheme.
SCHEME = "BGN/PCGN, simplified"

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    # Kazakh (BGN/PCGN 1979), Ukrainian and Belarusian letters that names may have
    "ә": "a",
    "ғ": "gh",
    "қ": "q",
    "ң": "ng",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "ў": "w",
    # Serbian and Macedonian (BGN/PCGN 2005, 2013), Tajik and Turkic letters that names may have
    "ђ": "dj",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "ћ": "c",
    "џ": "dz",
    "ѓ": "gj",
    "ѕ": "dz",
    "ќ": "kj",
    "ҳ": "h",
    "ҷ": "j",
    "җ": "j",
    "ҙ": "z",
    "ҡ": "q",
    "ҫ": "s",
}
#: Signs that one language writes otherwise.
_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    # Russian quotes inside quotes: two alike side by side could not be told apart
    "ru": {"„": "'", "“": "'"},
}
#: Letters that no decomposition takes apart, and signs of typography.
_OTHERS = {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
    "ħ": "h",
    "Ħ": "H",
    "Ŋ": "N",
    "ŋ": "n",
    # Azerbaijani, Sami and West African letters that names may have
    **dict(zip("ƏəŦŧƁɓƊɗƘƙƳƴƐɛƆɔ", "AaTtBbDdKkYyEeOo", strict=True)),
    **dict.fromkeys("«»„“”‟″", '"'),
    **dict.fromkeys("‹›‚‘’‛′ʹʼʻʾʿ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    **dict.fromkeys("•◦▪", "*"),
    "·": "-",
    "→": "->",
    "←": "<-",
    "⁄": "/",
    # Spanish opens a question and closes it; the sign at the end is enough
    **dict.fromkeys("¿¡", ""),
    "©": "(c)",
    "®": "(R)",
    "±": "+/-",
    "÷": ":",
    "№": "No.",
    "§": "par. ",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₸": "KZT",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "×": "x",
    "°": " deg.",
}
#: Signs that only guide a line break, and go without a word.
_SILENT = dict.fromkeys("\u00ad\u200b\u2060\ufeff", "") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
#: Formatting signs that are letters' own; others of their kind steer a terminal.
_JOINERS = "\u200c\u200d"


class Charset(StrEnum):
    """A set of signs that a text may be limited to."""

    ASCII = "ascii"
    LATIN_1 = "latin-1"
    UTF_8 = "utf-8"


#: The first code point that a set does not have.
_END = {Charset.ASCII: 0x80, Charset.LATIN_1: 0x100, Charset.UTF_8: 0x110000}


@dataclass(frozen=True, slots=True)
class Written:
    """A text in the signs of a set.

    Attributes:
        text: with nothing beyond the set; a lost sign is a question mark in it.
        replaced: each sign that was written otherwise, once, in order, with what stands for it; maybe nothing.
        lost: each sign for which there is no way to write it, once, in order; control characters among them.
    """

    text: str
    replaced: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]


def to_ascii(text: str, language: str = "") -> Written:
    """Write a text in ASCII; it may grow longer. The language is that of the text, as in `de-CH`."""
    return to_charset(text, Charset.ASCII, language)


def to_charset(text: str, charset: Charset, language: str = "") -> Written:
    """Write a text in the signs of a set: what the set has stays, the rest is written out.

    Line ends and tabs stay; signs that only guide a line break go without a word.
    """
    own = _BY_LANGUAGE.get(language.partition("-")[0], {})
    written: list[str] = []
    replaced: dict[str, str] = {}
    lost: dict[str, None] = {}
    signs = unicodedata.normalize("NFC", text)
    for at, sign in enumerate(signs):
        if sign in _SILENT or _has(charset, sign):
            written.append(_SILENT.get(sign, sign))
            continue
        latin = None if _steers(sign) else _latin(sign, own)
        if latin is None:
            lost[sign] = None
            written.append("?")
            continue
        replaced.setdefault(sign, latin)
        written.append(latin.upper() if _in_capitals(signs, at) else latin)
    return Written("".join(written), tuple(replaced.items()), tuple(lost))


def _has(charset: Charset, sign: str) -> bool:
    return ord(sign) < _END[charset] and not _steers(sign)


def _steers(sign: str) -> bool:
    """Whether a sign is none to be read, but steers a terminal or a printer."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\n\t" and sign not in _JOINERS


def _latin(sign: str, own: Mapping[str, str]) -> str | None:
    """What stands for one sign; None if nothing does."""
    small = sign.lower()
    letter = own.get(small, _CYRILLIC.get(small))
    if letter is not None:
        return letter if sign == small else letter.capitalize()
    if sign in _OTHERS or sign.isascii():
        return _OTHERS.get(sign, sign)
    if unicodedata.combining(sign):
        return ""
    parts = unicodedata.normalize("NFKD", sign)
    written = [_latin(part, own) for part in parts] if parts != sign else [None]
    return None if None in written else "".join(part for part in written if part)


def _in_capitals(signs: str, at: int) -> bool:
    """Whether a capital stands among capitals, so that what is written for it is in capitals as a whole."""
    around = signs[max(at - 1, 0) : at] + signs[at + 1 : at + 2]
    return signs[at].isupper() and any(one.isupper() for one in around) and not signs[at + 1 : at + 2].islower()
