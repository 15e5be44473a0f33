"""A laid-out page as text, so that a golden file shows the sheet: a column is 1.5 mm, a row one baseline.

The gutter gives the baseline's millimetres and the size of type (`b` after it: all of the row is bold). Empty rows
stand for the space between lines, one for about 5 mm; `--` at the edge is a fold or punch mark.
"""

from math import ceil

from protest_letters.document import Document, Face, Page, PlacedLine, Rule

COLUMN_MM = 1.5
ROW_MM = 5.0
#: A line of text is no higher than this; the loosest has 5.2 mm.
_LINE_MM = 5.6
#: Baselines nearer than this share a row; fold marks look for the nearest row within the larger one.
_SAME_ROW_MM = 1.5
_NEAR_MM = 2.7


def draw_document(document: Document) -> str:
    return "\n".join(draw_page(page, number) for number, page in enumerate(document.pages, start=1))


def draw_page(page: Page, number: int = 1) -> str:
    rows = _rows(page)
    heights = sorted(rows)
    marks = {_row_near(rule.y1, heights): rule for rule in page.rules if rule.x1 < 10}
    drawn = [f"page {number}, {page.width:g} × {page.height:g} mm"]
    above = 0.0
    for y in sorted({*heights, *marks}):
        drawn.extend([""] * max(0, ceil((y - above - _LINE_MM) / ROW_MM)))
        drawn.append(_row(y, rows.get(y, []), marks.get(y)))
        above = y
    return "\n".join(drawn) + "\n"


def _rows(page: Page) -> dict[float, list[PlacedLine | Rule]]:
    rows: dict[float, list[PlacedLine | Rule]] = {}
    for line in sorted(page.lines, key=lambda one: one.y):
        same = next((known for known in rows if abs(known - line.y) < _SAME_ROW_MM), line.y)
        rows.setdefault(same, []).append(line)
    return rows | {rule.y1: [rule] for rule in page.rules if rule.x1 >= 10}


def _row_near(y: float, heights: list[float]) -> float:
    nearest = min(heights, key=lambda known: abs(known - y), default=y)
    return nearest if abs(nearest - y) < _NEAR_MM else y


def _row(y: float, things: list[PlacedLine | Rule], mark: Rule | None) -> str:
    lines = [thing for thing in things if isinstance(thing, PlacedLine)]
    text = "  --" if mark else ""
    for thing in sorted(things, key=lambda one: one.box.x if isinstance(one, PlacedLine) else one.x1):
        start = round((thing.box.x if isinstance(thing, PlacedLine) else thing.x1) / COLUMN_MM)
        shown = thing.text if isinstance(thing, PlacedLine) else "_" * round((thing.x2 - thing.x1) / COLUMN_MM)
        text = f"{text:<{start}}" + (" " if len(text) > start else "") + shown
    sizes = "/".join(dict.fromkeys(f"{line.size_pt:g}" for line in lines))
    bold = "b" if lines and all(run.face is Face.BOLD for line in lines for run in line.runs) else " "
    return f"{y:6.1f} {sizes:>7}{bold} |{text}".rstrip()
