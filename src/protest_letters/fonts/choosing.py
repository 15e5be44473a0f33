"""Which font prints which sign: a typeface first, then its fallbacks, without parting what belongs together."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz

from protest_letters.document import Face
from protest_letters.fonts.finding import Fallbacks, Family
from protest_letters.fonts.reading import nearest, read_fonts
from protest_letters.fonts.scripts import EAST_ASIAN, NEVER, row_of, script_of, surplus_marks
from protest_letters.glyphs import UNSEEN, FontFile

#: What HarfBuzz sets where a font lacks it: spaces of every width out of the space, and a hyphen that breaks nowhere.
_STAND_INS = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
) | {"\u2011": "\u2010"}
#: A space of any width, or what stands between two: fonts are chosen word by word.
UNITS = re.compile(r"\s|\S+")
_REMEMBERED = 8192
_BOLD = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_ITALIC = frozenset({Face.ITALIC, Face.BOLD_ITALIC})


@dataclass(frozen=True, slots=True)
class Part:
    """Signs of a word, from `start` up to `end`, that one font prints in one script (empty: of none)."""

    start: int
    end: int
    font: FontFile
    script: str


class Chain:
    """A typeface and its fallbacks, each file opened when it is first needed."""

    def __init__(self, files: Mapping[Face, Path], fallbacks: Fallbacks) -> None:
        self._files = files
        self.fallbacks = fallbacks
        self._opened: dict[FontFile, uharfbuzz.Font] = {}
        self._first: dict[Face, FontFile] = {}
        self._plain: dict[Face, frozenset[str]] = {}
        # letters come again and again, and so do the names of towns
        self.whole = lru_cache(_REMEMBERED)(self._whole)

    def first(self, face: Face) -> FontFile:
        """The letter's own font in a style.

        Raises:
            ProtestError: the file is absent or no font (exit code 9).
        """
        if face not in self._first:
            self._first[face] = read_fonts(self._files[face])[0].file
        return self._first[face]

    @property
    def own(self) -> Family:
        """The letter's own typeface.

        Raises:
            ProtestError: a file is absent or no font (exit code 9).
        """
        fonts = tuple(read_fonts(path)[0] for path in self._files.values())
        return Family(fonts[0].family, fonts, "the letter's own")

    def family(self, font: FontFile) -> str:
        """The name of a font's family."""
        return read_fonts(Path(font.path))[font.index].family

    def opened(self, font: FontFile) -> uharfbuzz.Font:
        """A font as HarfBuzz has it, at its place on its axes."""
        if font not in self._opened:
            one = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font.path), font.index))
            if font.axes:
                one.set_variations(dict(font.axes))
            self._opened[font] = one
        return self._opened[font]

    def has(self, font: FontFile, signs: str) -> bool:
        """Whether a font prints all of these signs, a letter and its mark as one sign if it has that alone."""
        glyph = self.opened(font).get_nominal_glyph

        def covered(text: str) -> bool:
            # fonts map control characters to something as well
            return all(
                sign in UNSEEN or (sign >= " " and (glyph(ord(sign)) or glyph(ord(_STAND_INS.get(sign, sign)))))
                for sign in text
            )

        return covered(signs) or covered(unicodedata.normalize("NFC", signs))

    def is_plain(self, text: str, face: Face) -> bool:
        """Whether the letter's own font has all of a text, which has no marks."""
        if face not in self._plain:
            own = {chr(code) for code in self.opened(self.first(face)).face.unicodes if code >= ord(" ")}
            own |= UNSEEN | {sign for sign, other in _STAND_INS.items() if other in own}
            # marks are looked at with their letters
            self._plain[face] = frozenset(sign for sign in own - NEVER if unicodedata.category(sign)[0] != "M")
        return self._plain[face].issuperset(text)

    def fonts_for(self, signs: str, face: Face) -> Iterator[FontFile]:
        """Yield the fonts that may print some signs, the best first; what lacks a style is asked for its regular one.

        Raises:
            ProtestError: a font that the user names cannot be read or must not be used (exit code 9).
        """
        first = self.first(face)
        yield first
        yield self.first(Face.REGULAR)
        rows = dict.fromkeys(row_of(sign) for sign in signs if not self.has(first, sign))
        for family in (one for row in rows for one in self.fallbacks.for_script(row)):
            yield styled(family, face)
            yield styled(family, Face.REGULAR)

    def _whole(self, signs: str, face: Face) -> FontFile | None:
        """The first font that has all of these signs, None if there is none."""
        return next((font for font in self.fonts_for(signs, face) if self.has(font, signs)), None)

    def parts(self, word: str, face: Face) -> tuple[Part, ...]:
        """A word by fonts and scripts.

        Letters of one script are printed by one font if there is one that has them all, and so is the punctuation among
        them if that font has it. What stands before or behind the word changes nothing, so that it is as wide alone as
        in a line.
        """
        if self.is_plain(word, face):
            font = self.first(face)
            return tuple(Part(start, end, font, script) for start, end, script in _scripts(word))
        found: list[Part] = []
        at = 0
        for start, end, script in _scripts(word):
            for text, font in self._printed(word[start:end], face):
                # punctuation in another font than the letters beside it is of no script
                own = script if any(map(script_of, text)) else ""
                last = found[-1] if found else None
                if last and last.font == font and own in ("", last.script):
                    found[-1] = replace(last, end=at + len(text))
                else:
                    found.append(Part(at, at + len(text), font, own))
                at += len(text)
        return tuple(found)

    def _printed(self, text: str, face: Face) -> Iterator[tuple[str, FontFile]]:
        """Yield each letter with its marks, and its font: that of all the letters, else one of its own, else any."""
        each = tuple(clusters(text))
        letters = "".join(one for one in each if script_of(one[0]))
        font = self.whole(letters or text, face)
        for one in each:
            own = font if font and self.has(font, one) else self.whole(one, face)
            if own:
                yield one, own
            else:
                yield from ((sign, self.whole(sign, face) or self.first(face)) for sign in one)

    def lacks(self, text: str) -> str:
        """The signs that no font has, or that must not be printed, each once, in order.

        Raises:
            ProtestError: a font that the user names cannot be read or must not be used (exit code 9).
        """
        if self.is_plain(text, Face.REGULAR):
            return ""
        found = (sign for one in clusters(text) if not self.is_plain(one, Face.REGULAR) for sign in self._lacking(one))
        return "".join(dict.fromkeys(found))

    def _lacking(self, cluster: str) -> Iterator[str]:
        yield from surplus_marks(cluster)
        whole = self.whole(cluster, Face.REGULAR)
        for sign in cluster:
            if sign in NEVER or not (whole or self.whole(sign, Face.REGULAR)):
                yield sign


def styled(family: Family, face: Face) -> FontFile:
    """The font of a family that comes nearest to a style."""
    return nearest(family.fonts, bold=face in _BOLD, italic=face in _ITALIC)


def clusters(text: str) -> Iterator[str]:
    """Yield each letter with the marks and joiners that belong to it."""
    start = 0
    for at in range(1, len(text)):
        if unicodedata.category(text[at])[0] != "M" and text[at] not in UNSEEN and text[at - 1] != "\u200d":
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _scripts(word: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of a word that are of one script; what is of none goes with what stands before it."""
    tags: list[str] = []
    last = next((tag for tag in map(script_of, word) if tag), "")
    for tag in map(script_of, word):
        if tag and not (tag in EAST_ASIAN and last in EAST_ASIAN):
            last = tag
        tags.append(last)
    start = 0
    for tag, group in groupby(tags):
        end = start + len(list(group))
        yield start, end, tag
        start = end
