"""What a pen or scissors meet: blanks in a sentence, labelled lines, boxes to tick, the line to cut along."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import Formatter

from protest_letters.document import PlacedLine, Rule, Run, Zone
from protest_letters.layout.panels import FRAME_PT, THIN_PT, Panel, Strip, one_line, rectangle
from protest_letters.layout.placing import Type

#: How far under the baseline a pen's line runs, and between a label and its line.
_UNDER, _AFTER = 1.0, 1.5
#: A dash of the line to cut along, and the gap behind it.
_DASH, _GAP = 2.2, 1.6


def sentence_panel(text: str, blanks: Mapping[str, float], step: Type, strip: Strip) -> Panel:
    """Set a sentence on one line, with a blank for each placeholder, so many millimetres long."""
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    x, pen = strip.x, _pen(step, strip)
    for words, name, _, _ in Formatter().parse(text):
        if words:
            lines.append(one_line("fill-in", (Run(words),), step, replace(strip, x=x)))
            x = lines[-1].box.right
        if name:
            rules.append(Rule(x, pen, x + blanks[name], pen, THIN_PT))
            x += blanks[name]
    return Panel(tuple(lines), tuple(rules), step.leading)


def pens_panel(labels: Sequence[str], step: Type, strip: Strip, *, over: float = 0.0) -> Panel:
    """Set labels side by side, each with a line to write on behind it, as long as there is room."""
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    room, pen = strip.w / len(labels), _pen(step, strip)
    for at, label in enumerate(labels):
        free = 2 * _AFTER if at + 1 < len(labels) else 0.0
        part = Strip(strip.x + at * room, room - free, strip.typefaces)
        lines.append(one_line("fill-in", (Run(label),), step, part))
        rules.append(Rule(lines[-1].box.right + _AFTER, pen, part.right, pen, THIN_PT))
    return Panel(tuple(lines), tuple(rules), step.leading, over)


def tick_box(x: float, top: float, size: float) -> tuple[Rule, ...]:
    """A box to tick: four rules, so that it prints whatever fonts there are."""
    return rectangle(Zone(x, top, size, size), FRAME_PT)


def dashed(x: float, y: float, length: float, *, upright: bool = False) -> tuple[Rule, ...]:
    """The dashes of a line to cut along, from a point on to the right, or down; the last one ends with the line."""
    count = max(1, round((length + _GAP) / (_DASH + _GAP)))
    step = (length - _DASH) / (count - 1) if count > 1 else 0.0
    starts = [at * step for at in range(count)]
    if upright:
        return tuple(Rule(x, y + at, x, y + at + _DASH, THIN_PT) for at in starts)
    return tuple(Rule(x + at, y, x + at + _DASH, y, THIN_PT) for at in starts)


def _pen(step: Type, strip: Strip) -> float:
    """The y of the line that a pen writes on, under a line of type whose box begins at nought."""
    return one_line("fill-in", (), step, strip).y + _UNDER
