"""Any text in ASCII: accents dropped, Cyrillic and typographic signs written out by a stated scheme.

The scheme for Cyrillic is the romanisation of the US Board on Geographic Names and the British Permanent Committee
(BGN/PCGN, Russian 1947, Kazakh 1979) in its simplified form: no diacritics, no apostrophes, e for every Russian e. It
is the one that English-language maps and newspapers use. Other scripts have no scheme here and are said to be lost.
"""

import unicodedata
from dataclasses import dataclass

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
    "ŋ": "n",
    **dict.fromkeys("«»„“”‟″", '"'),
    **dict.fromkeys("‹›‚‘’‛′ʹʼ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "•": "*",
    "·": "-",
    "№": "No.",
    "§": "par. ",
    "€": "EUR",
    "£": "GBP",
    "×": "x",
    "°": " deg.",
}
#: Signs that only guide a line break, and go without a word.
_SILENT = dict.fromkeys("\u00ad\u200b\u2060\ufeff", "") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
_ASCII_END = 128


@dataclass(frozen=True, slots=True)
class Ascii:
    """A text in ASCII.

    Attributes:
        text: with nothing beyond ASCII; a lost sign is a question mark in it.
        replaced: each sign that was written otherwise, once, in order, with what stands for it.
        lost: each sign for which there is no way to write it, once, in order.
    """

    text: str
    replaced: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]


def to_ascii(text: str) -> Ascii:
    """Write a text in ASCII; it may grow longer."""
    written: list[str] = []
    replaced: dict[str, str] = {}
    lost: dict[str, None] = {}
    signs = unicodedata.normalize("NFC", text)
    for at, sign in enumerate(signs):
        if ord(sign) < _ASCII_END or sign in _SILENT:
            written.append(_SILENT.get(sign, sign))
            continue
        latin = _latin(sign)
        if latin is None:
            lost[sign] = None
            written.append("?")
            continue
        replaced.setdefault(sign, latin)
        written.append(latin.upper() if _in_capitals(signs, at) else latin)
    return Ascii("".join(written), tuple(replaced.items()), tuple(lost))


def _latin(sign: str) -> str | None:
    """What stands for one sign; None if nothing does."""
    small = sign.lower()
    if small in _CYRILLIC:
        latin = _CYRILLIC[small]
        return latin if sign == small else latin.capitalize()
    if sign in _OTHERS:
        return _OTHERS[sign]
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return plain if plain and plain.isascii() else None


def _in_capitals(signs: str, at: int) -> bool:
    """Whether a capital stands among capitals, so that what is written for it is in capitals as a whole."""
    around = signs[max(at - 1, 0) : at] + signs[at + 1 : at + 2]
    return signs[at].isupper() and any(one.isupper() for one in around) and not signs[at + 1 : at + 2].islower()
