"""Rows of one member in the CSV files of a mail-out: found, and left out."""

from protest_letters.delimited import write_csv
from protest_letters.load._yaml import data_problem
from protest_letters.load.tables import at_row, read_table
from protest_letters.mailout.folder import ID_COLUMN
from protest_letters.mailout.register import TOGETHER
from protest_letters.problems import ProtestError, raise_errors


def without_rows(raw: bytes, name: str, member: str) -> tuple[bytes, int, int]:
    """Return a table without a member's rows, how many these are, and how many are left.

    Args:
        raw: the bytes of the file, perhaps as an office program saved it.
        name: what messages call it.
        member: the id; rows of several who sign together go as a whole.

    Raises:
        ProtestError: it cannot be read, or has no column of ids (exit code 3).
    """
    table = read_table(raw, name)
    at = next((at for at, head in enumerate(table.headers) if head.strip() == ID_COLUMN), -1)
    if at < 0:
        what, hint = f"has no column {ID_COLUMN}, by which rows of a member are found", "look through it yourself"
        raise ProtestError([data_problem(name, what, hint, "left")])
    faults = [
        data_problem(f"{name}: {at_row(row.number, row.line)}", fault.what, fault.hint, fault.rule)
        for row in table.rows
        for fault in row.faults
    ]
    raise_errors([*table.problems, *faults])
    rows = [row.cells for row in table.rows if member not in row.cells[at].strip().split(TOGETHER)]
    return write_csv(table.headers, rows, table.delimiter), len(table.rows) - len(rows), len(rows)
