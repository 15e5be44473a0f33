"""Delimited text as office programs write it: a text to rows of text, by its delimiter.

Comma, semicolon or tab; quoted line breaks; blank rows; a first line `sep=;`. Everything is text. A row is numbered as
a spreadsheet would number it, and has the line of the file on which it begins.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import chain, islice

from protest_letters.delimited import is_own, unguarded
from protest_letters.load._yaml import data_problem
from protest_letters.load.decoding import MAX_BYTES, Decoded, decode
from protest_letters.load.sender import clean
from protest_letters.problems import Problem, ProtestError

MAX_ROWS = 100_000
DELIMITERS = (",", ";", "\t")
#: So many rows are looked at to find the delimiter.
_TRIED = 50
#: The head is one of so many first rows; titles stand over it.
_HEAD_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be: so many bytes, so many rows."""

    max_bytes: int
    max_rows: int


#: Whether cells may be the head of a table.
IsHead = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with a row whatever it means. `column` is its index, -1 for the row as a whole."""

    column: int
    what: str
    hint: str
    rule: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is not blank.

    Attributes:
        number: as a spreadsheet shows it.
        cells: as written, one for each header.
        line: of the file, on which the row begins; 0 where there are none.
        faults: why the cells cannot be trusted; mostly nothing.
    """

    number: int
    cells: tuple[str, ...]
    line: int = 0
    faults: tuple[CellFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head.

    Attributes:
        headers: as written.
        rows: all rows that are not blank, each as long as the head.
        encoding: as Python calls it; empty for a workbook.
        above: the rows over the head that are not blank.
        head: the number of the head's row.
        sheet: a workbook's sheet.
        problems: what is to be said of the file as a whole.
    """

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str
    delimiter: str
    problems: tuple[Problem, ...] = ()
    above: tuple[TableRow, ...] = ()
    head: int = 0
    sheet: str = ""


def read_table(raw: bytes, name: str, is_head: IsHead | None = None, limits: Limits | None = None) -> Table:
    """Read a table, whose head is the first row that is not blank.

    Args:
        raw: the bytes of the file.
        name: what messages call it.
        is_head: where it is given, the head is the first of the first ten rows of which it is true, if there is one.
        limits: how large it may be; else as large as lists are.

    Raises:
        ProtestError: it is empty, too large, has too many rows, or is no text (exit code 3).
    """
    most = limits or Limits(MAX_BYTES, MAX_ROWS)
    return table_of(decode(raw, name, most.max_bytes), name, is_head, most.max_rows)


def table_of(decoded: Decoded, name: str, is_head: IsHead | None = None, max_rows: int | None = None) -> Table:
    """Read a table from a text.

    Raises:
        ProtestError: it has too many rows (exit code 3).
    """
    text, delimiter, before = _without_sep(decoded.text)
    delimiter = delimiter or _delimiter(text, is_head)
    problems = list(decoded.problems)
    records = _records(text, delimiter, name, problems, skipped=before)
    table = headed(records, name, is_head, delimiter, max_rows=max_rows)
    return replace(table, encoding=decoded.encoding, problems=tuple(problems))


def headed(
    records: Iterator[TableRow],
    name: str,
    is_head: IsHead | None = None,
    delimiter: str = ",",
    *,
    max_rows: int | None = None,
) -> Table:
    """Part rows into those over the head, the head, and the others, each as long as the head.

    Raises:
        ProtestError: there are too many (exit code 3).
    """
    first = list(islice(records, _HEAD_WITHIN if is_head else 1))
    at = max(_head_at([row.cells for row in first], is_head), 0)
    head = first[at] if first else TableRow(0, ())
    width = len(head.cells)
    most = max_rows or MAX_ROWS
    rows: list[TableRow] = []
    for row in chain(first[at + 1 :], records):
        if len(rows) >= most:
            what = f"has more than {most:,} rows"
            raise ProtestError([data_problem(name, what, "part it into several lists", "too-large")])
        rows.append(_fitted(row, width, delimiter))
    table = Table(head.cells, tuple(rows), "", delimiter, (), tuple(first[:at]), head.number)
    return _without_guards(table) if any(map(is_own, head.cells)) else table


def _without_guards(table: Table) -> Table:
    """A table of our own writing, as its cells were before."""
    return replace(table, headers=tuple(map(unguarded, table.headers)), rows=tuple(map(_without_guard, table.rows)))


def _without_guard(row: TableRow) -> TableRow:
    cells = tuple(map(unguarded, row.cells))
    return row if cells == row.cells else replace(row, cells=cells)


def _without_sep(text: str) -> tuple[str, str, int]:
    """Take off the line `sep=;` with which some programs name the delimiter."""
    first, _, rest = text.partition("\n")
    named = first.rstrip("\r").strip(' "').removeprefix("sep=") if first.startswith(("sep=", '"sep=')) else ""
    return (rest, named, 1) if named in DELIMITERS else (text, "", 0)


def _delimiter(text: str, is_head: IsHead | None) -> str:
    """The delimiter with which there is a head, most of the first rows are no longer than it, and it is longest.

    In a file of ours, the one that parts its own columns' heads from the others.
    """

    def evenness(delimiter: str) -> tuple[bool, bool, float, int]:
        rows = [row.cells for row in islice(_records(text, delimiter, "", []), _TRIED)]
        at = _head_at(rows[:_HEAD_WITHIN], is_head)
        head, *_ = rows = rows[max(at, 0) :] or [()]
        if len(head) <= 1:
            return at >= 0, False, 0.0, 0
        return at >= 0, any(map(is_own, head)), sum(len(row) <= len(head) for row in rows) / len(rows), len(head)

    return max(DELIMITERS, key=evenness)


def _head_at(rows: Sequence[Sequence[str]], is_head: IsHead | None) -> int:
    """Which of the first rows is the head; -1 if none is known to be."""
    return next((at for at, cells in enumerate(rows) if is_head and is_head(cells)), -1)


def _records(text: str, delimiter: str, name: str, problems: list[Problem], *, skipped: int = 0) -> Iterator[TableRow]:
    """Yield every row that is not blank; a quotation mark that is not closed ends the table."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = skipped
    while True:
        number += 1
        line = reader.line_num + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            place = f"{name}: {at_row(number, line)}"
            hint = "close the quotation mark, or save the file again from the office program"
            problems.append(data_problem(place, f"cannot be read from here on: {error}", hint, "csv"))
            return
        if any(map(clean, cells)):
            yield TableRow(number, tuple(cells), line)


def at_row(number: int, line: int) -> str:
    """Name a row, with the line of the file where that is another: line breaks inside cells part the two."""
    return f"row {number} (line {line})" if line not in (0, number) else f"row {number}"


def _fitted(row: TableRow, width: int, delimiter: str) -> TableRow:
    """Give a row as many cells as the head has; one with more has a fault, and keeps the rest in its last cell."""
    cells = row.cells
    if len(cells) == width:
        return row
    if not any(map(clean, cells[width:])):
        return replace(row, cells=(*cells[:width], *[""] * (width - len(cells))))
    what = f"has {len(cells)} cells, the head {width}"
    hint = 'put quotation marks round a cell that holds the delimiter: "Sample, Ltd."'
    whole = (*cells[: width - 1], delimiter.join(cells[width - 1 :]))
    return replace(row, cells=whole, faults=(*row.faults, CellFault(-1, what, hint, "cells")))


def matched(headers: Sequence[str], aliases: dict[str, tuple[str, ...]]) -> dict[int, str]:
    """Return which column is which field, by the aliases of each field; capitals, accents and signs do not count."""
    fields = {plain_header(alias): field for field, names in aliases.items() for alias in (field, *names)}
    named = {at: fields.get(plain_header(header), "") for at, header in enumerate(headers)}
    return {at: field for at, field in named.items() if field}


def plain_header(text: str) -> str:
    """A header as it is compared: small letters and digits, words parted by one space."""
    letters = "".join(sign if sign.isalnum() else " " for sign in clean(text).casefold())
    return " ".join(letters.split())
