"""Sheets of text, tables and places to write on, put together from panels.

A panel is what stays together: its lines and rules are placed as if the page began at its top, and moved down once it
is known where it stands. Nothing here knows what a sheet says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.customs import NO_BREAK
from protest_letters.document import Line, Page, PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.hyphens import HYPHEN
from protest_letters.layout.placing import ROUNDING, Row, Type, moved, place
from protest_letters.layout.structure import not_read, path_of_text, rows_of_text
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard
from protest_letters.structure import Tag

#: What stays free of the paper at the top and the foot of a sheet that needs no window.
_EDGE = 14.0
#: The origin of what is printed about the organisation, for messages.
OURS = "the organisation's details"
#: Thin rules between cells, and the thicker ones of frames and of boxes to tick.
THIN_PT, FRAME_PT = 0.4, 0.8


@dataclass(frozen=True, slots=True)
class Strip:
    """Where text is set: from x on, so wide, in these faces; `balanced` in lines of like length."""

    x: float
    w: float
    typefaces: Typefaces
    balanced: bool = False

    def part(self, left: float, right: float = 0.0) -> "Strip":
        """Return the strip without so much at its left and at its right."""
        return replace(self, x=self.x + left, w=self.w - left - right)

    def even(self) -> "Strip":
        """Return the strip for text in lines of like length."""
        return replace(self, balanced=True)

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    def width(self, text: Line, size_pt: float) -> float:
        """The width of a text on one line, in millimetres."""
        return Measure(self.w, size_pt, self.typefaces).of(text)


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines and rules from the panel's top on, and how high it is.

    Attributes:
        over: what stays free over it, but not at the top of a page.
        stays: whether it stands on one page with the next one.
    """

    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]
    height: float
    over: float = 0.0
    stays: bool = False


def sheet_zone(standard: Standard, head: float = 0.0, foot: float = 0.0) -> Zone:
    """The sheet but for its margins, and but for a head and a foot of some height."""
    _, _, depth = standard.paper
    top = _EDGE + head
    return Zone(standard.text.x, top, standard.text.w, depth - _EDGE - foot - top)


def broken(text: Line, step: Type, strip: Strip) -> tuple[Line, ...]:
    """Break a text to lines; a word that is wider than the strip is cut, as nothing may be lost."""
    measure = Measure(strip.w, step.size_pt, strip.typefaces, balanced=strip.balanced)
    try:
        return break_lines(text, measure)
    except ProtestError:
        cut = tuple(replace(run, text=" ".join(_cut(run, measure))) for run in text)
        return break_lines(cut, measure)


def _cut(run: Run, measure: Measure) -> Iterator[str]:
    """Yield the words of a run, those that are too wide in pieces that are not; no line ends in a hyphen of theirs."""
    for word in run.text.split(" "):
        start = 0
        for end in range(1, len(word) + 1):
            if end - start > 1 and measure.of((replace(run, text=word[start:end]),)) > measure.width:
                cut = end - 1
                while cut > start + 1 and word[cut - 1] == HYPHEN:
                    cut -= 1
                yield word[start:cut]
                start = cut
        yield word[start:]


def text_panel(role: str, texts: Sequence[Line], step: Type, strip: Strip, *, over: float = 0.0) -> Panel:
    """Set texts one under the other, flush left."""
    rows = [
        row
        for text in texts
        for row in rows_of_text(Row(role, (), step, path=path_of_text(role, text)), text, broken(text, step, strip))
    ]
    lines = [place(row, strip.x, at * step.leading, strip.typefaces) for at, row in enumerate(rows)]
    return Panel(tuple(lines), (), len(rows) * step.leading, over)


def right_panel(role: str, text: Line, step: Type, strip: Strip) -> Panel:
    """Set one line flush right."""
    line = one_line(role, text, step, strip)
    return Panel((moved(line, dx=strip.right - line.box.right),), (), step.leading)


def one_line(role: str, text: Line, step: Type, strip: Strip) -> PlacedLine:
    """Place a text that is never broken; its no-break spaces are printed as spaces."""
    printed = tuple(replace(run, text=plain(run.text)) for run in text)
    return place(Row(role, printed, step, path=path_of_text(role, text)), strip.x, 0.0, strip.typefaces)


def plain(text: str) -> str:
    """Return a text with its no-break spaces as spaces, for where no line ends."""
    return text.replace(NO_BREAK, " ")


def repeated(panel: Panel) -> Panel:
    """Return a panel that is not read, as it was on a page before."""
    return replace(panel, lines=tuple(not_read(panel.lines, Tag.PAGE_HEAD)))


def joined(panels: Iterable[Panel], *, over: float = 0.0, stays: bool = False) -> Panel:
    """Put panels one under the other and make them one that is never parted."""
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    top = 0.0
    for at, panel in enumerate(panels):
        top += panel.over if at else 0.0
        lines.extend(moved(line, dy=top) for line in panel.lines)
        rules.extend(moved_rule(rule, dy=top) for rule in panel.rules)
        top += panel.height
    return Panel(tuple(lines), tuple(rules), top, over, stays)


def beside(*panels: Panel) -> Panel:
    """Put panels side by side, as their strips have them: they share a top."""
    lines = tuple(line for panel in panels for line in panel.lines)
    return Panel(lines, tuple(rule for panel in panels for rule in panel.rules), max(one.height for one in panels))


def moved_rule(rule: Rule, dy: float) -> Rule:
    """Return the rule moved down."""
    return replace(rule, y1=rule.y1 + dy, y2=rule.y2 + dy)


def rectangle(zone: Zone, weight_pt: float = FRAME_PT) -> tuple[Rule, ...]:
    """The four edges of a rectangle."""
    x, y, right, bottom = zone.x, zone.y, zone.right, zone.bottom
    ends = ((x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom))
    return tuple(Rule(*end, weight_pt) for end in ends)


def framed(panel: Panel, strip: Strip, within: float) -> Panel:
    """Put a frame as wide as a strip round a panel that was set `within` its edges."""
    high = panel.height + 2 * within
    lines = tuple(moved(line, dy=within) for line in panel.lines)
    rules = tuple(moved_rule(rule, dy=within) for rule in panel.rules)
    return replace(panel, lines=lines, rules=(*rules, *rectangle(Zone(strip.x, 0, strip.w, high))), height=high)


def pages_of(panels: Sequence[Panel], zones: Iterator[Zone], *, again: Panel | None = None) -> list[list[Panel]]:
    """Fill page after page; panels that stay together are never parted, `again` heads every page but the first.

    Raises:
        ProtestError: something is higher than a page (exit code 5).
    """
    pages: list[list[Panel]] = [[]]
    # it was read on the first page
    again = again and repeated(again)
    zone = next(zones)
    left = zone.h
    for group in _groups(panels):
        needed = height_of(group, follows=bool(pages[-1]))
        if needed > left + ROUNDING and pages[-1]:
            zone = next(zones)
            pages.append([again] if again else [])
            left = zone.h - (again.height if again else 0.0)
            needed = height_of(group, follows=bool(again))
        if needed > left + ROUNDING:
            raise ProtestError([too_high(group, zone)])
        pages[-1].extend(group)
        left -= needed
    return pages


def fewest(attempts: Iterable[list[list[Panel]]]) -> list[list[Panel]]:
    """Return the first of those attempts that take the fewest pages; after one of a single page none is made."""
    best: list[list[Panel]] = []
    for pages in attempts:
        best = pages if not best or len(pages) < len(best) else best
        if len(best) == 1:
            break
    return best


def height_of(panels: Sequence[Panel], *, follows: bool = False) -> float:
    """The height of panels one under the other; if they follow others, with the space over the first."""
    return sum(panel.height + (panel.over if at or follows else 0.0) for at, panel in enumerate(panels))


def _groups(panels: Sequence[Panel]) -> Iterator[list[Panel]]:
    group: list[Panel] = []
    for panel in panels:
        group.append(panel)
        if not panel.stays:
            yield group
            group = []
    if group:
        yield group


def too_high(group: Sequence[Panel], zone: Zone) -> Problem:
    """Say in millimetres that panels have no room in their place."""
    texts = [line.text for panel in group for line in panel.lines if line.text]
    what = f'what begins "{texts[0][:40]}" is {height_of(group):.1f} mm high, its place {zone.h:.1f} mm'
    return Problem("layout", what, "shorten it", "too-high", code=ExitCode.FIT)


def set_page(standard: Standard, placed: Iterable[tuple[Panel, float]]) -> Page:
    """Make a page of panels, each with the y of its top, in the order in which they are read."""
    _, width, depth = standard.paper
    whole = tuple(placed)
    lines = tuple(moved(line, dy=top) for panel, top in whole for line in panel.lines)
    rules = tuple(moved_rule(rule, dy=top) for panel, top in whole for rule in panel.rules)
    return Page(width, depth, lines, rules)
