"""Paragraphs to lines: the only place that breaks text.

Lines are broken for the paragraph as a whole (`total_fit`): flush left with an even right margin, or justified, or for
headings and addresses into lines of like length. Words are divided in the letter's own text alone (`hyphens`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from protest_letters.document import MM_PER_PT, Face, Line, Run, Typefaces
from protest_letters.layout.hyphens import habit_of
from protest_letters.layout.spaces import is_leftward, width_of
from protest_letters.layout.total_fit import BALANCED, JUSTIFIED, RAGGED, Fit, Place, best_ends
from protest_letters.layout.words import Set, Word, line_between, places_of, whole_line, words_of
from protest_letters.problems import ExitCode, Problem, ProtestError

#: Words of so few letters, if small, hang at the end of a heading's line.
_SHORT = 3
_HANGING = 30.0
#: A heading's line had rather end after a comma or a dot, if its lines are nearly as even then.
_PAUSES = (",", ";", ":", "·")
_NO_PAUSE = 6.0
#: A word space of justified text is no wider than so many ems. Half an em is the most that the AMA Manual of Style
#: (22.3.2) wants; a third more is allowed here, since a line that ends short among lines that do not looks worse.
WIDEST_SPACE = 2 / 3
#: Millimetres by which it may be.
ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Measure:
    """The column to set in: width in millimetres, size in points, fonts, hyphenation patterns (empty: none).

    `balanced` wants lines of like length, the last one too: for headings and addresses. `justified` wants lines that
    stretch to the measure, but for the last.
    """

    width: float
    size_pt: float
    typefaces: Typefaces
    hyphenation: str = ""
    balanced: bool = False
    justified: bool = False

    def of(self, runs: Sequence[Run]) -> float:
        """The width of runs side by side, in millimetres."""
        return sum(width_of(run.text, run.face, self.size_pt, self.typefaces) for run in runs)


def break_lines(runs: Line, measure: Measure) -> tuple[Line, ...]:
    """Break a paragraph.

    Raises:
        ProtestError: a word is wider than the line (exit code 5), with both widths in millimetres.
    """
    if measure.of(runs) <= measure.width:
        # however lines are judged, one that holds everything is the best
        whole = whole_line(runs)
        return (whole,) if whole else ()
    return _broken(runs, measure)


@lru_cache(maxsize=1024)
def _broken(runs: Line, measure: Measure) -> tuple[Line, ...]:
    """Break a paragraph into lines; what was broken lately is remembered, as sheets and letters share many."""
    words = words_of(runs, Set(measure.size_pt, measure.typefaces, measure.hyphenation))
    if not words:
        return ()
    fit = _fit(measure)
    for divide, most in fit.passes:
        places, stops = places_of(words, divide=divide)
        if measure.balanced:
            places = [_in_heading(place, words[stop.word]) for place, stop in zip(places, stops, strict=True)]
        found = best_ends(places, measure.width, fit, most, stub=divide)
        if found is not None:
            ends = [stops[at] for at in found]
            return tuple(line_between(words, *pair) for pair in zip((None, *ends), ends, strict=False))
    raise ProtestError([_too_wide(words, measure)])


def _fit(measure: Measure) -> Fit:
    if measure.balanced:
        return BALANCED
    return _fit_in(measure.hyphenation, justified=measure.justified)


@cache
def _fit_in(patterns: str, *, justified: bool) -> Fit:
    habit = habit_of(patterns)
    fit, weight = (JUSTIFIED, habit.justified) if justified else (RAGGED, habit.weight)
    return replace(fit, hyphen=fit.hyphen * weight)


def stretch_of(line: Line, measure: Measure, *, last: bool) -> float:
    """How many millimetres each space of a justified line is wider than the font has it; less than nought: narrower.

    Nought for a last line that has room, and where spaces would be wider than `WIDEST_SPACE`: rather a short line than
    one with holes.
    """
    spaces = sum(run.text.count(" ") for run in line)
    lack = measure.width - measure.of(line)
    if not spaces or (last and lack > 0) or any(is_leftward(run.text) for run in line):
        return 0.0
    widest = WIDEST_SPACE * measure.size_pt * MM_PER_PT + ROUNDING
    space = measure.typefaces.width(" ", Face.REGULAR, measure.size_pt)
    return lack / spaces if space + lack / spaces <= widest else 0.0


def _in_heading(place: Place, word: Word) -> Place:
    """Let a heading's line rather not end in an article or preposition, nor where there is no pause."""
    last = word.runs[-1].text
    hanging = last.islower() and len(last) <= _SHORT
    penalty = (_HANGING if hanging else 0.0) + (0.0 if last.endswith(_PAUSES) else _NO_PAUSE)
    return place._replace(penalty=penalty)


def _too_wide(words: Sequence[Word], measure: Measure) -> Problem:
    """Name the widest of what is never parted."""
    places, stops = places_of(words, divide=False)
    starts = [0.0, *(place.start for place in places)]
    at = max(range(len(places)), key=lambda number: places[number].end - starts[number])
    line = line_between(words, stops[at - 1] if at else None, stops[at])
    text = "".join(run.text for run in line)
    shown = text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004 - what fits a terminal beside the message
    return Problem(
        line[0].origin,
        f'"{shown}" is {measure.of(line):.1f} mm wide at {measure.size_pt:g} pt, the line {measure.width:.1f} mm',
        "shorten it or put a space where it may be divided",
        "too-wide",
        code=ExitCode.FIT,
    )
