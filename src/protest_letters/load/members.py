"""A member list: a file's bytes to rows of fields. What the fields mean is judged by `members`."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from protest_letters.delimited import OWN, is_own
from protest_letters.load._workbook import read_workbook
from protest_letters.load._yaml import data_problem
from protest_letters.load.decoding import PACKED, SHOWN, load_list
from protest_letters.load.member_columns import (
    columns_of,
    comparable,
    is_head,
    near_head,
    split_place,
    turned,
    written_in,
)
from protest_letters.load.member_fields import ROWS
from protest_letters.load.sender import clean
from protest_letters.load.tables import CellFault, Table, TableRow, at_row, read_table
from protest_letters.problems import Level, Problem, ProtestError

#: The columns that we add to the rows of a list that could not be used: the member's id, the row's number, the column
#: that is meant, what is wrong with it, how to mend it.
OWN_COLUMNS = tuple(f"{OWN}{name}" for name in ("id", "row", "field", "what", "hint"))
_ID = OWN_COLUMNS[0]
LIST_HINT = "check the name of the list and its rights"
#: The endings of pictures of signatures.
_PICTURES = (".png", ".jpg", ".jpeg")
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_BLANKS = re.compile("[ \t\r\n\f\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|[\r\n\f\u2028\u2029])[ \t]*")
#: What cannot be seen and does no harm to what is printed when it goes: copying from the Web leaves it behind.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"), "")


@dataclass(frozen=True, slots=True)
class MemberList:
    """A list as it was read.

    Attributes:
        name: what messages call the file.
        table: its own columns and all rows that are not blank; columns of our own adding are gone.
        columns: (index, field) of every column that is understood.
        ids: of each row, what an earlier run called the member; empty for none.
        delimiter: what parts the cells in what is written for whoever sent the list.
        problems: what is to be said of the list as a whole.
    """

    name: str
    table: Table
    columns: tuple[tuple[int, str], ...]
    ids: tuple[str, ...]
    delimiter: str
    problems: tuple[Problem, ...] = ()

    def has(self, *fields: str) -> bool:
        """Whether there is a column of one of these fields."""
        return any(field in fields for _, field in self.columns)

    def label(self, field: str) -> str:
        """Name a field as the list does: by the head of its first column, else by its own name."""
        return next((_shown(self.table.headers[at]) for at, one in self.columns if one == field), field)

    def place(self, row: TableRow) -> str:
        """Name a row: `members.csv: row 5 (line 7)`."""
        return f"{self.name}: {at_row(row.number, row.line)}"


def load_members(path: Path) -> MemberList:
    """Read a list from its place, of which no more than 20 MB and one byte are read.

    Raises:
        ProtestError: it cannot be read or used as a whole (exit code 3), or needs an extra that is absent (9).
    """
    return read_members(load_list(path, LIST_HINT), str(path))


def read_members(raw: bytes, name: str) -> MemberList:
    """Read a list, a CSV file or a workbook; how it was read is said in one line.

    Raises:
        ProtestError: it cannot be used as a whole (exit code 3), or needs an extra that is absent (9).
    """
    packed = raw.startswith(PACKED)
    table = read_workbook(raw, name, is_head) if packed else read_table(raw, name, is_head)
    table, ids = _without_own(table)
    columns = columns_of(table.headers)
    fields = {field for _, field in columns}
    if not fields & {"name", "surname", "given"}:
        first = ", ".join(_shown(header) for header in table.headers if header.strip())
        hint = "begin with a row such as name,street,postcode,city,country"
        what = f"has no column of names; the head is: {first[:200]}"
        raise ProtestError([*table.problems, data_problem(name, what, hint, "column")])
    if not table.rows:
        hint = "write a row for each member under the head"
        raise ProtestError([*table.problems, data_problem(name, "names nobody", hint, "empty")])
    delimiter = table.delimiter if not packed else "," if written_in(table.headers) == "en" else ";"
    read = MemberList(name, table, columns, ids, delimiter)
    return replace(read, problems=tuple(_about(read)))


def fields_of(row: TableRow, read: MemberList) -> dict[str, str]:
    """Return the text of each field of a row that has one, on one line but for the member's own words."""
    given: dict[str, list[str]] = {}
    both = {at for at, count in Counter(at for at, _ in read.columns).items() if count > 1}
    for at, field in read.columns:
        text = _text(row.cells[at], field)
        if at in both:
            text = split_place(text)[field == "city"]
        if field == "name":
            text = turned(text, read.table.headers[at])
        if text:
            given.setdefault(field, []).append(text)
    fields = {
        field: ROWS[field].joined.join(texts) if ROWS[field].joined else texts[0] for field, texts in given.items()
    }
    if "house" in fields:
        order = [field for _, field in read.columns if field in ("house", "street")]
        _put_house(fields, given.get("street", []), before=order[0] == "house")
    if "middle" in fields:
        fields["given"] = " ".join(fields[key] for key in ("given", "middle") if key in fields)
    return fields


def _put_house(fields: dict[str, str], streets: list[str], *, before: bool) -> None:
    """Write a house number before or behind the first line of the address, as its column stands."""
    first, *further = streets or [""]
    pair = (fields.pop("house"), first) if before else (first, fields.pop("house"))
    fields["street"] = ", ".join([" ".join(filter(None, pair)), *further])


def _text(cell: str, field: str) -> str:
    text = clean(cell.translate(_UNSEEN))
    if field == "personal":
        return _LINE_END.sub("\n", text)
    if field == "street":
        text = ", ".join(line.rstrip(",") for line in _LINE_END.split(text) if line)
    return _BLANKS.sub(" ", text)


def _without_own(table: Table) -> tuple[Table, tuple[str, ...]]:
    """Take off the columns that an earlier run added; return what is the list's own, and the ids it had given."""
    own = [at for at, header in enumerate(table.headers) if is_own(header)]
    if not own:
        return table, ("",) * len(table.rows)
    id_at = next((at for at in own if table.headers[at] == _ID), -1)
    ids = tuple(clean(row.cells[id_at]) if id_at >= 0 else "" for row in table.rows)
    rows = tuple(replace(row, cells=_others(row.cells, own), faults=_moved(row, own)) for row in table.rows)
    return replace(table, headers=_others(table.headers, own), rows=rows), ids


def _others(cells: tuple[str, ...], own: list[int]) -> tuple[str, ...]:
    return tuple(cell for at, cell in enumerate(cells) if at not in own)


def _moved(row: TableRow, own: list[int]) -> tuple[CellFault, ...]:
    """The faults of a row at the columns where their cells are now; what is wrong with our own is of no account."""
    return tuple(
        replace(fault, column=fault.column - sum(at < fault.column for at in own))
        for fault in row.faults
        if fault.column not in own
    )


def _shown(header: str) -> str:
    return " ".join(header.split())


def _about(read: MemberList) -> Iterator[Problem]:
    table = read.table
    yield from (problem for problem in table.problems if problem.rule != "encoding")
    hint = "if names look wrong, save the file as CSV, UTF-8" if table.encoding in SHOWN else ""
    yield Problem(read.name, f"{_form(table)}; {_meanings(read)}", hint, "reading", Level.NOTICE)
    for field, count in Counter(field for _, field in read.columns).items():
        if count > 1 and not ROWS[field].joined:
            headers = ", ".join(f'"{_shown(table.headers[at])}"' for at, one in read.columns if one == field)
            what = f"has {field} in several columns: {headers}; of each row the first that is filled counts"
            yield Problem(read.name, what, "keep one", "column", Level.WARNING)
    used = dict(read.columns)
    for at, header in enumerate(table.headers):
        near = near_head(header) if at not in used else ""
        if near:
            what, hint = f'column "{_shown(header)}" is not used', f'if it is that, call it "{near}"'
            yield Problem(read.name, what, hint, "column", Level.NOTICE)


def _form(table: Table) -> str:
    """How a file was read: its rows, its encoding and delimiter or its sheet, and where its head stands."""
    where = f', the head in row {table.head}, under "{_shown(" ".join(table.above[0].cells))}"' if table.above else ""
    rows = f"{len(table.rows)} row{'s' if len(table.rows) > 1 else ''}"
    if table.sheet:
        return f'{rows}, sheet "{table.sheet}"{where}'
    return f"{rows}, read as {SHOWN.get(table.encoding, 'UTF-8')} with {_DELIMITERS[table.delimiter]}{where}"


def _meanings(read: MemberList) -> str:
    """Which column is what; heads that are the fields' own names stand without a word."""
    by_field: dict[str, list[str]] = {}
    for at, field in read.columns:
        by_field.setdefault(field, []).append(_shown(read.table.headers[at]))
    said = [_meaning(field, headers) for field, headers in by_field.items()]
    used: Mapping[int, str] = dict(read.columns)
    others = [f'"{_shown(one)}"' for at, one in enumerate(read.table.headers) if at not in used and one.strip()]
    return ", ".join(said) + (f"; not used: {', '.join(others)}" if others else "")


def _meaning(field: str, headers: list[str]) -> str:
    plain = [comparable(header) for header in headers] == [comparable(field)]
    quoted = " and ".join(f'"{header}"' for header in headers)
    return field if plain else f"{field} from {quoted}"


def load_signature_names(folder: Path) -> dict[str, Path]:
    """Return the pictures of signatures there are in a folder, by name with composed accents.

    Raises:
        ProtestError: it cannot be looked into (exit code 3).
    """
    try:
        pictures = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _PICTURES and path.is_file()]
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", "") or "cannot be read").lower()
        hint = "name the folder that holds the pictures"
        raise ProtestError([data_problem(str(folder), reason, hint, "unreadable")]) from error
    return {unicodedata.normalize("NFC", path.name): path for path in pictures}
