"""Broken lines to their places: the box a line fills and the baseline inside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from protest_letters.customs import plain_spaces
from protest_letters.document import MM_PER_PT, Line, PlacedLine, PlacedRun, Rule, Typefaces, Zone
from protest_letters.layout.spaces import pieces, width_of
from protest_letters.structure import Joint, Path

#: The baseline lies this share of the type size below the middle of the line's box.
_BASELINE = 0.34
#: Millimetres by which places may err.
ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Type:
    """Size in points and distance of lines in millimetres."""

    size_pt: float
    leading: float


@dataclass(frozen=True, slots=True)
class Row:
    """A broken line on its way to a page.

    Attributes:
        over: the space over it, in millimetres.
        label: a bullet or a number at the margin, left of the indent.
        stays: whether it must stand on one page with the next row.
        beside: a rectangle to be kept free on the same page, measured from the left top corner of the row's box.
        path: where it stands in the text's structure.
        joint: how its text goes on in the next row.
        stretch: millimetres added to each word space; a narrow space does not stretch.
    """

    role: str
    runs: Line
    type: Type
    over: float = 0.0
    indent: float = 0.0
    label: str = ""
    stays: bool = False
    beside: Zone | None = None
    path: Path = ()
    joint: Joint = Joint.NOTHING
    stretch: float = 0.0


def place(row: Row, x: float, top: float, typefaces: Typefaces) -> PlacedLine:
    """Place a row with its box's left top corner at x and top.

    A run is parted behind every space that is not as wide as the font has it, so that a writer need know no widths.
    """
    placed: list[PlacedRun] = []
    at = x
    for run in row.runs:
        for text in pieces(run.text, stretched=row.stretch != 0):
            shown = plain_spaces(text)
            placed.append(PlacedRun(at, shown, run.face, typefaces.shape(shown, run.face)))
            at += width_of(text, run.face, row.type.size_pt, typefaces) + row.stretch * text.count(" ")
    baseline = top + row.type.leading / 2 + _BASELINE * row.type.size_pt * MM_PER_PT
    box = Zone(x, top, at - x, row.type.leading)
    return PlacedLine(row.role, baseline, row.type.size_pt, tuple(placed), box, row.path, row.joint)


def moved(line: PlacedLine, dx: float = 0.0, dy: float = 0.0) -> PlacedLine:
    """Return the line moved to the right and down."""
    if not dx and not dy:
        return line
    runs = tuple(replace(run, x=run.x + dx) for run in line.runs)
    box = replace(line.box, x=line.box.x + dx, y=line.box.y + dy)
    return replace(line, y=line.y + dy, runs=runs, box=box)


def frame(zone: Zone, weight_pt: float = 0.25) -> Iterator[Rule]:
    """Yield the four edges of a rectangle, from the top on clockwise."""
    x, y, right, bottom = zone.x, zone.y, zone.right, zone.bottom
    for ends in ((x, y, right, y), (right, y, right, bottom), (x, bottom, right, bottom), (x, y, x, bottom)):
        yield Rule(*ends, weight_pt)
