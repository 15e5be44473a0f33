"""Spaces that bind, spaces that are narrow, spaces that are stretched. All print as spaces."""

import re
from collections.abc import Iterator

from protest_letters.customs import NARROW, plain_spaces
from protest_letters.document import Face, Typefaces

#: A narrow space is half as wide as a word space, as TeX's babel-french has it (its "FBthinspace", after the Imprimerie
#: nationale); in PT Serif that is an eighth of an em, the "Achtelgeviert" of German typographers.
NARROW_SHARE = 0.5
_UP_TO_SPACE = re.compile(f"[^ {NARROW}]*[ {NARROW}]?")
_UP_TO_NARROW = re.compile(f"[^{NARROW}]*{NARROW}?")
#: Scripts that are written from right to left: their words change places where a line of them is parted.
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def width_of(text: str, face: Face, size_pt: float, typefaces: Typefaces) -> float:
    """The width of a text with its narrow spaces, in millimetres."""
    narrow = text.count(NARROW)
    saved = narrow and narrow * (1 - NARROW_SHARE) * typefaces.width(" ", face, size_pt)
    return typefaces.width(plain_spaces(text), face, size_pt) - saved


def pieces(text: str, *, stretched: bool) -> Iterator[str]:
    """Part a text behind every space that is not as wide as the font has it: a narrow one, or any if they stretch."""
    pattern = _UP_TO_SPACE if stretched else _UP_TO_NARROW
    return filter(None, pattern.findall(text))


def is_leftward(text: str) -> bool:
    """Whether any of a text is written from right to left, so that it must not be parted."""
    return bool(_LEFTWARD.search(text))
