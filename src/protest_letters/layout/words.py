"""Runs to words, words to the places where a line may end, and back to the runs of a line."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from protest_letters.customs import NO_BREAK
from protest_letters.document import OWN, Face, Line, Run, Typefaces
from protest_letters.layout.hyphens import HYPHEN, badness_of, divisions, opens_sentence, seams
from protest_letters.layout.spaces import width_of
from protest_letters.layout.total_fit import Place

#: The initial of a name, as the end of a word.
_INITIAL = re.compile(r"(?:^|\W)([^\W\d_])\.$")
#: A line had rather not end in a word of one letter: I, a, y, à.
_HANGING = 80.0
#: So many words of one face and origin are remembered.
_REMEMBERED = 8192


class Set(NamedTuple):
    """How words are set: the size in points, the fonts, the name of the hyphenation patterns (may be empty)."""

    size_pt: float
    typefaces: Typefaces
    patterns: str = ""


class Cut(NamedTuple):
    """A place in a word where a line may end.

    Attributes:
        run, at: before which character of which run of the word.
        hyphen: how bad the one is that is added; nought where none is.
        end, bare: what stands before it, with and without the hyphen, in millimetres.
        rest: what stands behind it.
        spaces: the no-break spaces before it, added up.
    """

    run: int
    at: int
    hyphen: float
    end: float
    bare: float
    rest: float
    spaces: float


class Word(NamedTuple):
    """What stands between two spaces at which lines may end, and the space behind it.

    Attributes:
        width: in millimetres.
        spaces: the no-break spaces in it, added up.
        gap: the width of the space behind it.
        holds: whether no line may end at that space.
        opens: whether the next word may begin a sentence.
    """

    runs: Line
    space: Run
    width: float
    spaces: float
    gap: float
    cuts: tuple[Cut, ...]
    holds: bool
    opens: bool


class Stop(NamedTuple):
    """What a place is in words: behind a word, or at one of its cuts."""

    word: int
    cut: Cut | None = None


def words_of(runs: Line, setting: Set) -> list[Word]:
    """Part runs at their spaces, and measure the words."""
    words: list[Word] = []
    opens = True
    for parts, space in _parted(runs):
        word = _word(parts, space, setting, opens=opens)
        words.append(word)
        opens = word.opens
    return words


def _parted(runs: Line) -> Iterator[tuple[list[tuple[str, Run]], Run]]:
    """Yield each word as its texts with the runs they stand in, and the run of the space behind it."""
    parts: list[tuple[str, Run]] = []
    for run in runs:
        for number, text in enumerate(run.text.split(" ")):
            if number and parts:
                yield parts, run
                parts = []
            if text:
                parts.append((text, run))
    if parts:
        yield parts, parts[-1][1]


def _word(parts: list[tuple[str, Run]], space: Run, setting: Set, *, opens: bool) -> Word:
    """Measure a word, or remember it if it has been measured before and stands in one run with its space."""
    if len(parts) > 1 or parts[0][1] is not space:
        runs = tuple(Run(text, run.face, run.origin) for text, run in parts)
        return _measured(runs, Run(" ", space.face, space.origin), setting, opens=opens)
    text = parts[0][0]
    known = _known(space.face, space.origin, setting)
    word = known.get((text, opens))
    if word is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        run = Run(text, space.face, space.origin)
        word = known[text, opens] = _measured((run,), Run(" ", run.face, run.origin), setting, opens=opens)
    return word


@lru_cache(maxsize=64)
def _known(face: Face, origin: str, setting: Set) -> dict[tuple[str, bool], Word]:
    """The words measured so far; letters share many."""
    del face, origin, setting
    return {}


def _measured(runs: Line, space: Run, setting: Set, *, opens: bool) -> Word:
    widths = [width_of(run.text, run.face, setting.size_pt, setting.typefaces) for run in runs]
    gap = setting.typefaces.width(" ", space.face, setting.size_pt)
    cuts = [
        cut
        for number in range(len(runs))
        for cut in _cuts(runs, number, setting, (sum(widths[:number]), sum(widths[number + 1 :]), gap), opens=opens)
    ]
    bound = gap * sum(run.text.count(NO_BREAK) for run in runs)
    last = runs[-1].text
    return Word(runs, space, sum(widths), bound, gap, tuple(cuts), _holds(last), opens_sentence(last))


def _holds(text: str) -> bool:
    """Whether no line may end behind a word: initials stay with a name, and a line's last hyphen is an added one."""
    initial = _INITIAL.search(text)
    return text.endswith(HYPHEN) or bool(initial and initial.group(1).isupper())


def _cuts(runs: Line, number: int, setting: Set, around: tuple[float, float, float], *, opens: bool) -> Iterator[Cut]:
    """Yield the cuts of one run of a word, with what stands before and behind the run, and the width of a space."""
    run = runs[number]
    before, behind, gap = around
    # a word in several faces is not divided, and no text from outside
    own = len(runs) == 1 and (run.origin == OWN or run.origin.endswith(".md"))
    divided = divisions(run.text, setting.patterns, opens=opens) if own and setting.patterns else ()
    for at in sorted({*seams(run.text), *divided}):
        head, tail = run.text[:at], run.text[at:]
        # parts of a word are measured as they are printed: their widths do not add up to the word's
        bare, hyphened, rest = (
            width_of(text, run.face, setting.size_pt, setting.typefaces) for text in (head, head + HYPHEN, tail)
        )
        hyphen = badness_of(run.text, at) if at in divided else 0.0
        end = hyphened if hyphen else bare
        spaces = gap * head.count(NO_BREAK)
        yield Cut(number, at, hyphen, before + end, before + bare, rest + behind, spaces)


def places_of(words: Sequence[Word], *, divide: bool) -> tuple[list[Place], list[Stop]]:
    """Return every place where a line may end, the end of the words last, and what it is in words."""
    places: list[Place] = []
    stops: list[Stop] = []
    at = spaces = 0.0
    for number, word in enumerate(words):
        for cut in word.cuts:
            if divide or not cut.hyphen:
                bound = spaces + cut.spaces
                start = at + word.width - cut.rest
                places.append(Place(at + cut.end, at + cut.bare, start, bound, bound, cut.hyphen))
                stops.append(Stop(number, cut))
        end = at + word.width
        spaces += word.spaces
        at = end + word.gap
        if not word.holds or number == len(words) - 1:
            hanging = _HANGING if len(word.runs[-1].text) == 1 else 0.0
            places.append(Place(end, end, at, spaces, spaces + word.gap, penalty=hanging))
            stops.append(Stop(number))
        spaces += word.gap
    return places, stops


def whole_line(runs: Line) -> Line:
    """Return the runs of a text that stands on one line; nothing if it has no word."""
    pieces = [piece for parts, space in _parted(runs) for piece in (*parts, (" ", space))]
    return _joined(pieces[:-1]) if pieces else ()


def line_between(words: Sequence[Word], after: Stop | None, end: Stop) -> Line:
    """Return the runs of a line that begins behind one place (None is the very beginning) and ends at another."""
    first = 0 if after is None else after.word + (after.cut is None)
    pieces: list[tuple[str, Run]] = []
    for number in range(first, end.word + 1):
        word = words[number]
        start = after.cut if after and number == after.word else None
        cut = end.cut if number == end.word else None
        pieces.extend(_part(word, start, cut) if start or cut else [(run.text, run) for run in word.runs])
        pieces.append((" ", word.space))
    return _joined(pieces[:-1])


def _part(word: Word, start: Cut | None, end: Cut | None) -> Iterator[tuple[str, Run]]:
    for number, run in enumerate(word.runs):
        if (start and number < start.run) or (end and number > end.run):
            continue
        text = run.text
        if end and number == end.run:
            text = text[: end.at] + (HYPHEN if end.hyphen else "")
        yield text[start.at if start and number == start.run else 0 :], run


def _joined(pieces: Sequence[tuple[str, Run]]) -> Line:
    """Put neighbours of one face and origin together; no-break spaces have done their work."""
    line: list[Run] = []
    texts: list[str] = []
    now = pieces[0][1]
    for text, run in pieces:
        if run.face is not now.face or run.origin != now.origin:
            line.append(Run("".join(texts).replace(NO_BREAK, " "), now.face, now.origin))
            texts, now = [], run
        texts.append(text)
    return (*line, Run("".join(texts).replace(NO_BREAK, " "), now.face, now.origin))
