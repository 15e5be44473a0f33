"""Lines, rules and pictures to the operators of a page (ISO 32000-1, 8 and 9): points from the left bottom corner."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from protest_letters.document import MM_PER_PT, PlacedLine, Rule, Typefaces, Zone
from protest_letters.glyphs import FontFile, GlyphRun
from protest_letters.media.press.fonts import EmbeddedFont
from protest_letters.media.press.recent import Recent
from protest_letters.media.press.runs import in_reading_order, is_plain, words_of
from protest_letters.media.press.showing import Showing
from protest_letters.media.press.syntax import number
from protest_letters.media.press.words import SPAN
from protest_letters.structure import Joint, Path

PT_PER_MM = 1 / MM_PER_PT
#: How many lines are remembered.
_LINES = 1000


class Segment(NamedTuple):
    """A part of a line: where it stands in the structure, what is to be said for its signs, the operators."""

    path: Path
    said: str
    operators: bytes


class _Stretch(NamedTuple):
    """Glyphs that begin at x, in millimetres, with the step of a path that they have for themselves (or none)."""

    x: float
    run: GlyphRun
    step: Path
    said: str

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the glyphs is to be said."""
        return not self.step and not self.said


class Typesetter:
    """Writes lines, and remembers which fonts they need."""

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces
        self.fonts: dict[FontFile, EmbeddedFont] = {}
        # by identity, which is found at once, and by value, which is found in any letter that says the same
        self._lines: Recent[int, tuple[PlacedLine, float, tuple[Segment, ...]]] = Recent(_LINES)
        self._equal: Recent[tuple[float, str], tuple[PlacedLine, float, tuple[Segment, ...]]] = Recent(_LINES)

    def line(self, line: PlacedLine, height: float) -> tuple[Segment, ...]:
        """Return how a line is shown on a page of some height in millimetres, in the order in which it is read."""
        known = self._lines.get(id(line))
        if known and known[0] is line and known[1] == height:
            return known[2]
        # of lines at one place that begin alike the last is remembered
        key = (line.y, line.runs[0].text if line.runs else "")
        known = self._equal.get(key)
        if not known or known[0] != line or known[1] != height:
            known = (line, height, tuple(self._segments(line, height)))
            self._equal.keep(key, known)
        self._lines.keep(id(line), (line, *known[1:]))
        return known[2]

    def _segments(self, line: PlacedLine, height: float) -> Iterator[Segment]:
        base = number((height - line.y) * PT_PER_MM)
        points = PT_PER_MM * 1000 / line.size_pt
        groups = _grouped(self._stretches(line))
        if not groups:
            yield Segment(line.path, "", b"")
        for group in groups:
            first, last = group[0], group[-1]
            shown = Showing(line.size_pt)
            for x, run, _, _ in group:
                shown.pen = (x - first.x) * points
                shown.show(run, self._font(run.font))
            is_last = line.joint is Joint.SPACE and group is groups[-1]
            if is_last and first.is_plain:
                shown.space(self._font(last.run.font))
            yield Segment((*line.path, *first.step), first.said, _begun(first.x, base, shown))
            if is_last and not first.is_plain:
                shown = Showing(line.size_pt)
                shown.space(self._font(last.run.font))
                yield Segment(line.path, "", _begun(line.box.right, base, shown))

    def _stretches(self, line: PlacedLine) -> Iterator[_Stretch]:
        """Take a line apart where something is to be said of its glyphs, in the order in which they are read."""
        scale = line.size_pt * MM_PER_PT / 1000
        for placed in line.runs:
            runs = placed.glyphs or self._typefaces.shape(placed.text, placed.face)
            starts = [placed.x, *accumulate((sum(run.advances) * scale for run in runs), initial=placed.x)][1:]
            for at in in_reading_order(runs, placed.text):
                run, x = runs[at], starts[at]
                step = _step(run, x)
                if is_plain(run) or not run.rightward:
                    yield _Stretch(x, run, step, "")
                    continue
                for word in words_of(run):
                    yield _Stretch(x, word, step, "" if is_plain(word) else word.text)
                    x += sum(word.advances) * scale

    def _font(self, file: FontFile) -> EmbeddedFont:
        font = self.fonts.get(file)
        if font is None:
            font = self.fonts[file] = EmbeddedFont(file, b"F%d" % (len(self.fonts) + 1))
        return font


def _step(run: GlyphRun, x: float) -> Path:
    """The step that a run has for itself: its language, and its text if the glyphs do not stand in its order."""
    if not run.rightward:
        # its place tells it from its neighbours
        return ((SPAN, run.language, run.text, f"{x:.1f}"),)
    return ((SPAN, run.language, ""),) if run.language else ()


def _grouped(stretches: Iterator[_Stretch]) -> list[list[_Stretch]]:
    """Put neighbours together of which there is nothing else to be said."""
    groups: list[list[_Stretch]] = []
    for one in stretches:
        if groups and one.step == groups[-1][-1].step and not one.said and not groups[-1][-1].said:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _begun(x: float, base: bytes, shown: Showing) -> bytes:
    return b"BT %b %b Td %b ET" % (number(x * PT_PER_MM), base, shown.finished())


@lru_cache(maxsize=64)
def rules(lines: tuple[Rule, ...], height: float) -> bytes:
    """Return the operators that draw rules."""
    return b"\n".join(
        b"%b w %b %b m %b %b l S"
        % (
            number(rule.weight_pt),
            *(number(rule.x1 * PT_PER_MM), number((height - rule.y1) * PT_PER_MM)),
            *(number(rule.x2 * PT_PER_MM), number((height - rule.y2) * PT_PER_MM)),
        )
        for rule in lines
    )


def picture(name: bytes, box: Zone, height: float) -> tuple[str, bytes]:
    """Return the place of a picture, and the operators that draw it over its box."""
    left, bottom, right, top = (
        number(edge * PT_PER_MM) for edge in (box.x, height - box.bottom, box.right, height - box.y)
    )
    width, depth = number(box.w * PT_PER_MM), number(box.h * PT_PER_MM)
    place = b" ".join((left, bottom, right, top)).decode()
    return place, b"q %b 0 0 %b %b %b cm/%b Do Q" % (width, depth, left, bottom, name)
