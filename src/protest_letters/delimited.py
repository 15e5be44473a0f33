"""The CSV that we write: no spreadsheet runs what a cell holds, and our reader gives every cell back as it was.

A spreadsheet runs a cell that begins with `= + - @`, a tab or a line end (OWASP, "CSV Injection", which names the wide
forms of East Asia as well); some pass over blanks before them. Such a cell gets an apostrophe. A cell that has
apostrophes before such a sign gets one more, so that one taken off always gives the cell that was.

The reader takes one off in files of ours only, and knows them by a column whose head begins with `protest:`. Somebody
else's file with such a head would lose an apostrophe that stands before one of these signs, and nothing else.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

#: What the heads of our own columns begin with; what follows says what the column has.
OWN = "protest:"
#: The column of a file that has no other of our own: the form it is written in.
FORM = f"{OWN}csv"
_FORM = "1"
#: The byte order mark, by which office programs know UTF-8.
BOM = "\ufeff"
_RUN = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def guarded(cell: str) -> str:
    """Return a cell as it may stand in a file that a spreadsheet opens."""
    return f"'{cell}" if _RUN.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


def is_own(header: str) -> bool:
    """Whether a column is one of ours, by its head."""
    return header.startswith(OWN)


def csv_line(cells: Sequence[str], delimiter: str = ",") -> str:
    """Return a row with its line end, every cell guarded."""
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerow([guarded(cell) for cell in cells])
    return stream.getvalue()


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Return a table as UTF-8 with a byte order mark, by which office programs know the encoding.

    Args:
        headers: the heads of the columns. If none is of our own, one more column is added, so that the reader knows
            the file as ours.
        rows: as long as the head, each.
        delimiter: the one that the reader's office program has: that of the list the table came from.
    """
    more_head, more = ((), ()) if any(map(is_own, headers)) else ((FORM,), (_FORM,))
    lines = [csv_line((*headers, *more_head), delimiter), *(csv_line((*row, *more), delimiter) for row in rows)]
    return (BOM + "".join(lines)).encode("utf-8", "replace")
