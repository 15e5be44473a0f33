"""Texts as the leak test reads them: one spelling for what looks alike, and each way in which words may be broken."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from protest_letters.glyphs import UNSEEN

#: Signs of another script that cannot be told from a Latin letter on paper, and Kazakh letters that stand for a
#: Russian one. Texts and patterns are folded alike, so it does no harm that v and b, n and h fall together in Cyrillic.
_ALIKE = {
    **dict(zip("АВЕКМНОРСТУХІЈЅԛԝһԁ", "ABEKMHOPCTYXIJSqwhd", strict=True)),
    **dict(zip("авекмнорстухіјѕ", "abekmhopctyxijs", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("αεικνορτυχ", "aeikvoptyx", strict=True)),
    **dict(zip("ҚқҒғҢңҰұҮүӨөҺӘә", "KkГгHhYyYyOoHAa", strict=True)),
    **dict(zip("øØłŁđĐıƒ", "oOlLdDif", strict=True)),
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
}
_APOSTROPHES = dict.fromkeys("’‘ʼʹʺ′`´ˈ", "'")
_HYPHENS = dict.fromkeys("‐‑‒–—―−", "-")
#: What cannot be seen, and what PDFium puts for a hyphen at the end of a line.
_UNSEEN = dict.fromkeys((*UNSEEN, "\ufffe", "\x02"), "")
_MARKS = {
    chr(code): ""
    for start, end in ((0x300, 0x370), (0x483, 0x48A), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100))
    for code in range(start, end)
}
_FOLDED = str.maketrans(_MARKS | _ALIKE | _APOSTROPHES | _HYPHENS | _UNSEEN)

# Each pattern begins with what is rare, and looks back from there: that is found far faster.
#: A word that goes on in the next line.
_BROKEN = re.compile("[-‐‑\u00ad\ufffe\x02](?<=\\w.)[ \t\r]*\n\\s*(?=\\w)|[\ufffe\x02]\\s*")
_BLANKS = re.compile(r"\s{2,}")
#: Letters set apart: four or more with a space after each.
_SPACED = re.compile(r"(?<!\w)\w(?: \w){3,}(?!\w)")
#: Words run together, as in a file's name: a capital behind a small letter.
_JOINT = re.compile(r"[A-ZА-Я](?<=[a-zа-я].)")


def fold(text: str) -> str:
    """Return a text without accents and unseen signs, in letters that look alike; capitals stay."""
    return "\n".join(map(_folded, text.split("\n")))


@lru_cache(maxsize=4096)
def _folded(line: str) -> str:
    """Fold one line; letters share many."""
    return unicodedata.normalize("NFKD", line).translate(_FOLDED)


@lru_cache(maxsize=4096)
def _closed(line: str) -> str:
    """Close the gaps in words of a folded line, and open words that are run together."""
    return _JOINT.sub(r" \g<0>", _SPACED.sub(lambda found: found.group().replace(" ", ""), line))


def readings(text: str) -> Iterator[str]:
    """Yield the folded text in every way in which its words may be meant, capitals kept."""
    folded = fold(text)
    yield folded
    # what is set in columns or with a margin has many blanks where a sentence has one
    flowing = _BLANKS.sub(" ", folded)
    if flowing != folded:
        yield flowing
    joined = _BROKEN.sub("", text)
    if joined != text:
        yield fold(joined)
    closed = "\n".join(map(_closed, folded.split("\n")))
    if closed != folded:
        yield closed
