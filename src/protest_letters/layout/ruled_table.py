"""A ruled table as panels: one for its head, one for each row, so that it can go on on the next page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Face, Line, PlacedLine, Rule, Run
from protest_letters.layout.panels import FRAME_PT, THIN_PT, Panel, Strip, broken
from protest_letters.layout.placing import Row, Type, moved, place
from protest_letters.layout.structure import cell_of, rows_of_text
from protest_letters.structure import Tag

#: Between a rule and the text of a cell: at the sides, and over and under it.
_BESIDE, _WITHIN = 1.6, 0.9
_ROLES = {Tag.COLUMN_HEAD: "column", Tag.CELL: "cell"}


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is set.

    Attributes:
        name: tells it from other tables of its document.
        heads: what its columns are called.
        shares: of the width, for each column.
        least: the height of a row at least, for what is written in by hand.
        right: the columns whose figures stand flush right.
    """

    name: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    type: Type
    head_type: Type
    least: float = 0.0
    right: tuple[int, ...] = ()

    def strips(self, strip: Strip) -> list[Strip]:
        """Where the text of each column stands."""
        whole = sum(self.shares)
        starts = [sum(self.shares[:at]) / whole for at in range(len(self.shares))]
        return [
            replace(strip, x=strip.x + start * strip.w + _BESIDE, w=share / whole * strip.w - 2 * _BESIDE)
            for start, share in zip(starts, self.shares, strict=True)
        ]


def head_panel(table: Table, strip: Strip, *, over: float = 0.0) -> Panel:
    """Set the names of the columns; the first row stays with them."""
    cells = [(Run(head, Face.BOLD),) for head in table.heads]
    panel = _row((Tag.COLUMN_HEAD, ""), replace(table, type=table.head_type, least=0.0), cells, strip)
    top = Rule(strip.x, 0, strip.right, 0, FRAME_PT)
    under = Rule(strip.x, panel.height, strip.right, panel.height, FRAME_PT)
    return replace(panel, rules=(top, *panel.rules, under), over=over, stays=True)


def row_panel(table: Table, row: str, cells: Sequence[Line], strip: Strip) -> Panel:
    """Set a row, of a name of its own; a cell without a run is empty, to be written in."""
    panel = _row((Tag.CELL, row), table, cells, strip)
    return replace(panel, rules=(*panel.rules, Rule(strip.x, panel.height, strip.right, panel.height, THIN_PT)))


def _row(kind: tuple[Tag, str], table: Table, cells: Sequence[Line], strip: Strip) -> Panel:
    tag, name = kind
    texts = [
        broken(cell, table.type, column) if cell else ((),)
        for cell, column in zip(cells, table.strips(strip), strict=True)
    ]
    high = max(table.least, max(map(len, texts)) * table.type.leading + 2 * _WITHIN)
    lines: list[PlacedLine] = []
    for at, (rows, column) in enumerate(zip(texts, table.strips(strip), strict=True)):
        top = (high - len(rows) * table.type.leading) / 2 if table.least else _WITHIN
        cell = Row(_ROLES[tag], (), table.type, path=cell_of(table.name, name, at, tag))
        for down, row in enumerate(rows_of_text(cell, cells[at], rows)):
            line = place(row, column.x, top + down * table.type.leading, strip.typefaces)
            lines.append(moved(line, dx=column.right - line.box.right) if at in table.right else line)
    edges = [column.x - _BESIDE for column in table.strips(strip)] + [strip.right]
    upright = [Rule(x, 0, x, high, FRAME_PT if x in (edges[0], edges[-1]) else THIN_PT) for x in edges]
    return Panel(tuple(lines), tuple(upright), high)


def closed(rows: Sequence[Panel]) -> list[Panel]:
    """End a table with a rule as thick as that over its head."""
    *before, last = rows
    end = [replace(rule, weight_pt=FRAME_PT) if rule.y1 == rule.y2 == last.height else rule for rule in last.rules]
    return [*before, replace(last, rules=tuple(end))]
