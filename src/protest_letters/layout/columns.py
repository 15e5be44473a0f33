"""Entries in columns: as many as fill a place, or all of them in columns of like height."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Line, PlacedLine, Run, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import Row, Type, moved, place
from protest_letters.layout.structure import item_of, label_of, rows_of_text

_ROUNDING = 1e-6
#: Between a number and its entry.
_AFTER_NUMBER = 1.6


@dataclass(frozen=True, slots=True)
class Grid:
    """How a list is set.

    Attributes:
        columns: how many there are side by side.
        gutter: between two columns, in millimetres.
        between: between two entries, in millimetres.
    """

    columns: int
    type: Type
    gutter: float = 6.0
    between: float = 0.7


@dataclass(frozen=True, slots=True)
class Column:
    """Where entries are broken to: the width of a column, and of the strip for its numbers."""

    width: float
    numbers: float


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry broken to rows, the first with its number."""

    rows: tuple[Row, ...]


def column_of(grid: Grid, width: float, count: int, typefaces: Typefaces) -> Column:
    """Return the measures of one column of a place `width` millimetres wide, for numbers up to `count`."""
    numbers = typefaces.width(f"{count}.", Run("").face, grid.type.size_pt) + _AFTER_NUMBER
    return Column((width - (grid.columns - 1) * grid.gutter) / grid.columns, numbers)


def broken_entries(people: Sequence[Line], grid: Grid, column: Column, typefaces: Typefaces) -> list[Entry]:
    """Break each entry to the column.

    Raises:
        ProtestError: a word is wider than the column (exit code 5).
    """
    # lines of like length: no word stands alone on the second
    measure = Measure(column.width - column.numbers, grid.type.size_pt, typefaces, balanced=True)
    entries: list[Entry] = []
    for at, line in enumerate(people, start=1):
        row = Row("signatory", (), grid.type, label=f"{at}.", path=item_of(f"{at}.", "signatories", at))
        entries.append(Entry(tuple(rows_of_text(row, line, break_lines(line, measure)))))
    return entries


def height_of(entries: Sequence[Entry], grid: Grid) -> float:
    """The height of entries one under the other, in millimetres."""
    lines = sum(len(one.rows) for one in entries)
    return lines * grid.type.leading + max(len(entries) - 1, 0) * grid.between


def filled(entries: Sequence[Entry], height: float, grid: Grid, start: int = 0) -> list[Sequence[Entry]]:
    """Fill the columns one after the other from `start` on; return what stands in each."""
    columns: list[Sequence[Entry]] = []
    at = start
    while len(columns) < grid.columns and at < len(entries):
        first, used = at, -grid.between
        while at < len(entries):
            used += grid.between + len(entries[at].rows) * grid.type.leading
            if used > height + _ROUNDING:
                break
            at += 1
        columns.append(entries[first:at])
    return columns


def balanced(entries: Sequence[Entry], grid: Grid) -> list[Sequence[Entry]]:
    """Return all entries in columns of like height: the least height that holds them."""
    low, high = 0.0, height_of(entries, grid)
    # to a fortieth of a millimetre
    while high - low > grid.type.leading / 160:
        middle = (low + high) / 2
        if _held(entries, middle, grid):
            high = middle
        else:
            low = middle
    return filled(entries, high, grid)


def _held(entries: Sequence[Entry], height: float, grid: Grid) -> bool:
    return sum(map(len, filled(entries, height, grid))) == len(entries)


def place_columns(
    columns: Sequence[Sequence[Entry]], zone: Zone, grid: Grid, column: Column, *, typefaces: Typefaces
) -> list[PlacedLine]:
    """Place columns side by side at the top of a zone: numbers flush right in their strip, entries behind them."""
    placed: list[PlacedLine] = []
    for at, entries in enumerate(columns):
        x, y = zone.x + at * (column.width + grid.gutter), zone.y
        for entry in entries:
            number = place(replace(label_of(entry.rows[0]), role="number"), x, y, typefaces)
            placed.append(moved(number, dx=column.numbers - _AFTER_NUMBER - number.box.w))
            for row in entry.rows:
                placed.append(place(row, x + column.numbers, y, typefaces))
                y = placed[-1].box.bottom
            y += grid.between
    return placed
