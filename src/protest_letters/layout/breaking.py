"""Paragraphs to lines: the only place that breaks text.

Lines are set flush left and broken for the whole paragraph at once: of all ways to break it, the one with the
least sum of squared empty space is taken (the idea of Knuth and Plass, "Breaking paragraphs into lines", 1981,
without stretching). Words are divided only where a line would otherwise stay emptier than `_LOOSE`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import inf

from pyphen import Pyphen

from protest_letters.customs import NO_BREAK
from protest_letters.document import OWN, Face, Line, Run, Typefaces
from protest_letters.problems import ExitCode, Problem, ProtestError

#: Emptier than this share of the width, a line is worth dividing a word for.
_LOOSE = 0.2
_LINE_COST = 4.0
_HYPHEN_COST = 0.8
_LADDER_COST = 2.0
_STUB_COST = 6.0
_STUB = 0.15
#: Shorter words are never divided.
_MINIMUM = 6
#: Words of so few letters, if small, hang at the end of a heading's line.
_SHORT = 3
_HANGING_COST = 30.0
#: A heading's line had rather end after a comma or a dot, if its lines are nearly as even then.
_PAUSES = (",", ";", ":", "·")
_NO_PAUSE_COST = 6.0
#: Millimetres by which sums of widths may err.
_ROUNDING = 1e-6
_SPACE, _HYPHEN, _NOTHING, _END = "space", "hyphen", "", "end"
# after a hyphen, dash or slash between letters a line may end
_SEAMS = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Box:
    """What is never divided, and what may follow it: a space, a hyphen to be added, nothing."""

    runs: tuple[Run, ...]
    width: float
    after: str
    gap: float


@dataclass(frozen=True, slots=True)
class Measure:
    """The column to set in: width in millimetres, size in points, fonts, hyphenation patterns (empty: none).

    `balanced` wants lines of like length, the last one too: for headings and addresses.
    """

    width: float
    size_pt: float
    typefaces: Typefaces
    hyphenation: str = ""
    balanced: bool = False

    def of(self, runs: Sequence[Run]) -> float:
        """The width of runs side by side, in millimetres."""
        return sum(self.typefaces.width(run.text, run.face, self.size_pt) for run in runs)


@lru_cache(maxsize=1024)
def break_lines(runs: Line, measure: Measure) -> tuple[Line, ...]:
    """Break a paragraph; what was broken lately is remembered, as sheets and letters share many.

    Raises:
        ProtestError: a word is wider than the line (exit code 5), with both widths in millimetres.
    """
    whole = _boxes(runs, measure, divide=False)
    if not whole:
        return ()
    ends = _best_ends(whole, measure)
    if measure.hyphenation and (ends is None or _is_loose(whole, ends, measure)):
        divided = _boxes(runs, measure, divide=True)
        better = _best_ends(divided, measure)
        if better is not None:
            whole, ends = divided, better
    if ends is None:
        raise ProtestError([_too_wide(whole, measure)])
    starts = [0, *ends[:-1]]
    return tuple(_line(whole[start:end]) for start, end in zip(starts, ends, strict=True))


def _too_wide(boxes: Sequence[_Box], measure: Measure) -> Problem:
    box = max(boxes, key=lambda one: one.width)
    text = "".join(run.text for run in box.runs)
    shown = text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004 - what fits a terminal beside the message
    return Problem(
        box.runs[0].origin,
        f'"{shown}" is {box.width:.1f} mm wide at {measure.size_pt:g} pt, the line {measure.width:.1f} mm',
        "shorten it or put a space or a hyphen where it may be divided",
        "too-wide",
        code=ExitCode.FIT,
    )


def _boxes(runs: Line, measure: Measure, *, divide: bool) -> tuple[_Box, ...]:
    return tuple(
        box
        for word, face in _words(runs)
        for box in _word_boxes(word, measure.typefaces.width(" ", face, measure.size_pt), measure, divide=divide)
    )


def _words(runs: Line) -> Iterator[tuple[list[Run], Face]]:
    """Yield each word as the runs it is made of, with the face of the space behind it."""
    word: list[Run] = []
    for run in runs:
        for part in re.split(r"( +)", run.text):
            if part.startswith(" "):
                if word:
                    yield word, run.face
                word = []
            elif part:
                word.append(Run(part, run.face, run.origin))
    if word:
        yield word, word[-1].face


def _word_boxes(word: list[Run], space: float, measure: Measure, *, divide: bool) -> Iterator[_Box]:
    """Divide a word at its seams and, if asked, by syllables; text from outside is never divided by syllables."""
    pending: list[Run] = []
    for run in word:
        pieces = list(_pieces(run, measure.hyphenation if divide and _is_own(run) else ""))
        for text, after in pieces:
            pending.append(Run(text, run.face, run.origin))
            if after != _END:
                hyphen = measure.typefaces.width("-", run.face, measure.size_pt) if after == _HYPHEN else 0.0
                yield _Box(tuple(pending), measure.of(pending), after, hyphen)
                pending = []
    yield _Box(tuple(pending), measure.of(pending), _SPACE, space)


def _is_own(run: Run) -> bool:
    """Whether the words are the letter's own: only they are divided."""
    return run.origin == OWN or run.origin.endswith(".md")


def _pieces(run: Run, patterns: str) -> Iterator[tuple[str, str]]:
    """Yield (text, what follows it) for the parts of a run; the last is followed by `_END`."""
    cuts = {found.start(): _NOTHING for found in _SEAMS.finditer(run.text)}
    if patterns:
        for found in _WORD.finditer(run.text):
            if len(found.group()) >= _MINIMUM and not found.group().isupper():
                cuts.update({found.start() + at: _HYPHEN for at in _syllables(patterns, found.group())})
    start = 0
    for at in sorted(cuts):
        yield run.text[start:at], cuts[at]
        start = at
    yield run.text[start:], _END


@cache
def _syllables(patterns: str, word: str) -> tuple[int, ...]:
    """Where a word may be divided: three letters at least go to the next line."""
    return tuple(at for at in _dictionary(patterns).positions(word) if at <= len(word) - 3)


@cache
def _dictionary(patterns: str) -> Pyphen:
    return Pyphen(lang=patterns, left=2, right=3)


def _best_ends(boxes: Sequence[_Box], measure: Measure) -> list[int] | None:
    """Return the index after each line's last box, or None if a box is wider than the line."""
    cost = [0.0] + [inf] * len(boxes)
    origin = [0] * (len(boxes) + 1)
    for start in range(len(boxes)):
        for end, filled in _fitting(boxes, start, measure) if cost[start] < inf else ():
            more = _evenness(boxes, end, filled) if measure.balanced else _cost(boxes, start, end, filled)
            if cost[start] + more < cost[end]:
                cost[end], origin[end] = cost[start] + more, start
    if cost[-1] == inf:
        return None
    ends = [len(boxes)]
    while origin[ends[0]]:
        ends.insert(0, origin[ends[0]])
    return ends


def _fitting(boxes: Sequence[_Box], start: int, measure: Measure) -> Iterator[tuple[int, float]]:
    """Yield every end at which a line from `start` fits, and the share of the width it fills."""
    width = 0.0
    for end in range(start, len(boxes)):
        box = boxes[end]
        width += box.width
        if width > measure.width + _ROUNDING:
            return
        whole = width + (box.gap if box.after == _HYPHEN else 0.0)
        if whole <= measure.width + _ROUNDING:
            yield end + 1, whole / measure.width
        width += box.gap if box.after == _SPACE else 0.0


def _evenness(boxes: Sequence[_Box], end: int, filled: float) -> float:
    """Fewest lines first, then no article or preposition at the end of one, then lines of like length and sense."""
    evenness = 1000.0 + (10 * (1 - filled)) ** 2
    if end == len(boxes):
        return evenness
    last = boxes[end - 1].runs[-1].text
    hanging = last.islower() and len(last) <= _SHORT
    return evenness + (_HANGING_COST if hanging else 0.0) + (0.0 if last.endswith(_PAUSES) else _NO_PAUSE_COST)


def _cost(boxes: Sequence[_Box], start: int, end: int, filled: float) -> float:
    if end == len(boxes):
        return _LINE_COST + (_STUB_COST if filled < _STUB and start else 0.0)
    total = _LINE_COST + (10 * (1 - filled)) ** 2
    if boxes[end - 1].after == _HYPHEN:
        total += _HYPHEN_COST + (_LADDER_COST if start and boxes[start - 1].after == _HYPHEN else 0.0)
    return total


def _is_loose(boxes: Sequence[_Box], ends: Sequence[int], measure: Measure) -> bool:
    starts = [0, *ends[:-1]]
    return any(
        measure.of(_line(boxes[start:end])) < (1 - _LOOSE) * measure.width
        for start, end in zip(starts[:-1], ends[:-1], strict=True)
    )


def _line(boxes: Sequence[_Box]) -> Line:
    """Put boxes together, neighbours of one face and origin as one run."""
    runs: list[Run] = []
    for at, box in enumerate(boxes):
        last = at == len(boxes) - 1
        tail = "-" if last and box.after == _HYPHEN else " " if not last and box.after == _SPACE else ""
        for run in (*box.runs[:-1], Run(box.runs[-1].text + tail, box.runs[-1].face, box.runs[-1].origin)):
            run = replace(run, text=run.text.replace(NO_BREAK, " "))  # noqa: PLW2901 - the same run, as printed
            if runs and (runs[-1].face, runs[-1].origin) == (run.face, run.origin):
                runs[-1] = Run(runs[-1].text + run.text, run.face, run.origin)
            else:
                runs.append(run)
    return tuple(runs)
