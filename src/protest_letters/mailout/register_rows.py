"""The register as CSV: no spreadsheet runs it, and our reader gives every cell back."""

from collections.abc import Iterable
from datetime import date

from protest_letters.delimited import BOM, OWN, csv_line
from protest_letters.mailout.register import Entry, Register

#: The columns of every row, by the attribute of `Entry` each has.
MADE = {
    "id": "id",
    "member": "member",
    "addressee": "addressee",
    "medium": "medium",
    "file": "file",
    "first_page": "first page",
    "pages": "pages",
    "sha256": "sha256",
}
#: The columns of the piece's life, by the attribute of `Life` each has.
LIVED = {
    "handed_out": "handed out",
    "signed": "signed",
    "posted": "posted",
    "returned": "returned",
    "why": "why",
    "replied": "replied",
    "withdrawn": "withdrawn",
    "consent": "consent",
}
#: The column with the row's number: it brings rows that a spreadsheet has sorted back into the order of the envelopes,
#: and is the one by which our reader knows the file as ours.
ROW = f"{OWN}row"


def register_csv(register: Register) -> bytes:
    """Return `register.csv`."""
    lines = (row_line(entry, number, register.delimiter) for number, entry in enumerate(register.entries, 1))
    return assembled(head_line(register), lines)


def head_line(register: Register) -> str:
    """Return the head of a register, as a line."""
    return csv_line((*MADE.values(), *LIVED.values(), *register.others, ROW), register.delimiter)


def row_line(entry: Entry, number: int, delimiter: str = ",") -> str:
    """Return one row as a line.

    Args:
        entry: what it says.
        number: its place among all rows, from 1.
        delimiter: that of the register.
    """
    made = (_shown(getattr(entry, name)) for name in MADE)
    lived = (_shown(getattr(entry.life, name)) for name in LIVED)
    return csv_line((*made, *lived, *entry.others, str(number)), delimiter)


def assembled(head: str, lines: Iterable[str]) -> bytes:
    """Return the file of a head and lines, for those who write a register that grows and keep its lines."""
    return (BOM + head + "".join(lines)).encode("utf-8", "replace")


def _shown(value: str | int | date | None) -> str:
    """A cell: nothing for what there is not."""
    return str(value) if value else ""
