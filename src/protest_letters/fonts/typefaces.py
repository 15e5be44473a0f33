"""Typefaces: shaped text and its widths, remembered word by word.

A text is shaped by words and spaces, each for itself, with kerning and ligatures inside words only. So the widths of
the words and spaces of a line add up to that of the line, and a letter costs what is new in it. (One thing is lost: in
a line with letters that read from right to left, a number is not kerned with the Latin letters it touches.)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from protest_letters.document import MM_PER_PT, Face
from protest_letters.fonts.choosing import UNITS, Chain, Part
from protest_letters.fonts.finding import Fallbacks
from protest_letters.fonts.ordering import is_neutral, levels, visual_order
from protest_letters.fonts.scripts import EAST_ASIAN, SCRIPTS, script_of
from protest_letters.fonts.shaping import Columns, Stretch, shape
from protest_letters.glyphs import FontFile, GlyphRun

#: How many words and lines are remembered: those of a campaign's letters, and room for those of their senders.
_WORDS, _LINES = 8192, 1024
_LANGUAGES = {row.tag: row.language for row in reversed(SCRIPTS)}
_CHINESE = "zh-Hans"
#: No language is told, and none is needed.
_UNTOLD = ("", "")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was shaped at once, from `start` up to `end` of a text."""

    start: int
    end: int
    font: FontFile
    language: str
    level: int
    columns: Columns

    @property
    def rightward(self) -> bool:
        return self.level % 2 == 0

    def goes_on(self, before: "_Piece") -> bool:
        """Whether it can be one run with the piece that stands to the left of it."""
        same = (self.font, self.language, self.rightward) == (before.font, before.language, before.rightward)
        return same and (before.end == self.start if self.rightward else self.end == before.start)


class ShapedTypefaces:
    """One family in four faces, with fallbacks for what it lacks."""

    def __init__(self, files: Mapping[Face, Path], fallbacks: Fallbacks | None = None) -> None:
        self.chain = Chain(files, fallbacks or Fallbacks())
        self._word = lru_cache(_WORDS)(self._shape_word)
        self._line = lru_cache(_LINES)(self._shape_line)
        self._advance = lru_cache(_WORDS)(self._add_up)

    def shape(self, text: str, face: Face, language: str = "") -> tuple[GlyphRun, ...]:
        """The glyphs of a text, run after run from left to right as they stand on the line.

        Args:
            text: a line, or a part of one.
            face: the style.
            language: as in `de`, where the script does not tell it.

        Raises:
            ProtestError: a font cannot be read, or one that the user names must not be used (exit code 9).
        """
        return self._line(text, face, language)

    def width(self, text: str, face: Face, size_pt: float) -> float:
        """The width of `text` in millimetres: the advances of its glyphs, with kerning inside words.

        Raises:
            ProtestError: a font cannot be read, or one that the user names must not be used (exit code 9).
        """
        return self._advance(text, face) * size_pt * MM_PER_PT / 1000

    def lacks(self, text: str) -> str:
        """The characters of `text` that no font has a glyph for, each once, in order.

        Raises:
            ProtestError: a font cannot be read, or one that the user names must not be used (exit code 9).
        """
        return self.chain.lacks(text)

    def _add_up(self, text: str, face: Face) -> float:
        if self.chain.is_plain(text, face) and not levels(text):
            # one of thousands of names: its line is not made for every size that is tried
            words = (self._word(unit, face, _UNTOLD) for unit in UNITS.findall(text))
            return sum(columns.width for word in words for _, _, columns in word)
        return sum(sum(run.advances) for run in self._line(text, face, ""))

    def _shape_line(self, text: str, face: Face, language: str) -> tuple[GlyphRun, ...]:
        east = "" if self.chain.is_plain(text, face) else _east_asian(text, language)
        pieces = list(self._pieces(text, face, (language, east)))
        runs: list[list[_Piece]] = []
        for at in visual_order([piece.level for piece in pieces]):
            if runs and pieces[at].goes_on(runs[-1][-1]):
                runs[-1].append(pieces[at])
            else:
                runs.append([pieces[at]])
        # what has no shape at all leaves no run
        return tuple(_joined(text, run) for run in runs if any(piece.columns.ids for piece in run))

    def _pieces(self, text: str, face: Face, languages: tuple[str, str]) -> Iterator[_Piece]:
        """Yield a text's pieces in the order in which they are read."""
        embedded = levels(text)
        for found in UNITS.finditer(text):
            unit, at = found.group(), found.start()
            if embedded:
                yield from self._embedded(unit, face, languages, (at, embedded))
                continue
            for part, language, columns in self._word(unit, face, languages):
                yield _Piece(at + part.start, at + part.end, part.font, language, 0, columns)

    def _shape_word(self, word: str, face: Face, languages: tuple[str, str]) -> tuple[tuple[Part, str, Columns], ...]:
        """A word that reads from left to right."""
        found = []
        for part in self.chain.parts(word, face):
            language = _language(part.script, languages)
            stretch = Stretch(part.start, part.end, part.script, language)
            found.append((part, language, shape(self.chain.opened(part.font), word, stretch)))
        return tuple(found)

    def _embedded(
        self, word: str, face: Face, languages: tuple[str, str], place: tuple[int, Sequence[int]]
    ) -> Iterator[_Piece]:
        """Yield the pieces of a word in a text of both directions; `place` is its beginning and the text's levels."""
        at, embedded = place
        for part in self.chain.parts(word, face):
            language = _language(part.script, languages)
            for start, end in _cuts(word, part, embedded[at : at + len(word)]):
                level = embedded[at + start]
                stretch = Stretch(start, end, part.script, language, level % 2 == 0)
                columns = shape(self.chain.opened(part.font), word, stretch)
                yield _Piece(at + start, at + end, part.font, language, level, columns)


def _cuts(word: str, part: Part, embedded: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a part that are of one level.

    Punctuation beside letters that read from right to left is shaped alone: whether it goes with them is decided by
    what else stands on the line, and a word must be as wide in every line.
    """

    def kind(at: int) -> tuple[int, bool]:
        return embedded[at], embedded[at] % 2 == 1 and is_neutral(word[at])

    start = part.start
    for at in range(part.start + 1, part.end):
        if kind(at) != kind(at - 1):
            yield start, at
            start = at
    yield start, part.end


def _east_asian(text: str, language: str) -> str:
    """In which language's shapes Chinese characters are set: the one that is told, else what the other letters tell."""
    if language.partition("-")[0] in ("zh", "ja", "ko"):
        return language
    scripts = {script_of(sign) for sign in text}
    return "ja" if scripts & {"Hira", "Kana"} else "ko" if "Hang" in scripts else _CHINESE


def _language(script: str, languages: tuple[str, str]) -> str:
    told, east = languages
    return east if script in EAST_ASIAN else _LANGUAGES.get(script, "") or told


def _joined(text: str, pieces: Sequence[_Piece]) -> GlyphRun:
    """Pieces from left to right as one run."""
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    columns = [piece.columns for piece in pieces]
    clusters = [piece.start - start + cluster for piece in pieces for cluster in piece.columns.clusters]
    # a sign without a shape at the beginning belongs to the first glyph
    first = min(clusters)
    offsets: list[tuple[float, float]] = []
    if any(one.offsets for one in columns):
        offsets = [place for one in columns for place in one.offsets or ((0.0, 0.0),) * len(one.ids)]
    return GlyphRun(
        pieces[0].font,
        tuple(glyph for one in columns for glyph in one.ids),
        tuple(advance for one in columns for advance in one.advances),
        tuple(clusters if first == 0 else (0 if one == first else one for one in clusters)),
        text[start:end],
        tuple(offsets),
        pieces[0].rightward,
        pieces[0].language,
    )
