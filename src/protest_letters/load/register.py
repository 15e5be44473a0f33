"""`register.csv` to a register: strictly, and as office programs save it, as long as it can have one meaning only."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from protest_letters.dates import may_be_two, month_first, parse_shown_day
from protest_letters.delimited import is_own, unguarded
from protest_letters.load._yaml import data_problem
from protest_letters.load.register_pieces import agreed, in_order
from protest_letters.load.tables import Limits, Table, TableRow, at_row, matched, plain_header, read_table
from protest_letters.mailout.folder import REGISTER, is_inside
from protest_letters.mailout.register import TOGETHER, Entry, Life, Made, Register
from protest_letters.mailout.register_rows import LIVED, MADE, ROW
from protest_letters.problems import Problem, ProtestError, did_you_mean

#: The register of a hundred thousand letters has some tens of megabytes.
LIMITS = Limits(max_bytes=200_000_000, max_rows=1_000_000)
_HEADS = MADE | LIVED
_DAYS = tuple(name for name in LIVED if name != "why")
#: What tells a register's head from titles that somebody has set over it.
_TELLING = frozenset(("id", "addressee", "medium"))
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: What a spreadsheet makes of an id that it took for a number or a day: `42`, `1,23E+12`, `02.01.2026`, `1-Mar`.
_RECKONED = re.compile(r"[\d.,/:+\- E]*\d[\d.,/:+\- E]*|\d{1,2}\W{1,2}[^\W\d_]{3,4}\W?|[^\W\d_]{3,4}\W\d{2}")


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """What could be read, and what is to be said: a row with an error in it is missing from the register."""

    register: Register
    problems: tuple[Problem, ...] = ()


def load_register(folder: Path, today: date) -> RegisterRead:
    """Read the register of a mail-out.

    Raises:
        ProtestError: there is none, or it cannot be used as a whole (exit code 3).
    """
    path = folder / REGISTER
    try:
        with path.open("rb") as stream:
            raw = stream.read(LIMITS.max_bytes + 1)
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or "cannot be read").lower()
        raise ProtestError([data_problem(str(path), reason, "protest batch writes it", "unreadable")]) from error
    return read_register(raw, str(path), today)


def read_register(raw: bytes, name: str, today: date) -> RegisterRead:
    """Read a register.

    Args:
        raw: the bytes of the file.
        name: what messages call it.
        today: the real date, after which nothing can have happened.

    Raises:
        ProtestError: it is no text, or lacks a column (exit code 3).
    """
    table = read_table(raw, name, _is_head, LIMITS)
    reading = _reading_of(table, name, today)
    rows = [(at_row(row.number, row.line), reading.number(row), reading.entry(row)) for row in table.rows]
    entries, said = agreed([(place, entry) for place, entry in in_order(rows) if entry], name)
    heads = tuple(table.headers[at] for at in reading.others)
    return RegisterRead(Register(entries, table.delimiter, heads), (*table.problems, *reading.problems, *said))


def _is_head(cells: Sequence[str]) -> bool:
    return {plain_header(cell) for cell in cells} >= _TELLING


def _reading_of(table: Table, name: str, today: date) -> "_Reading":
    by_column = matched(table.headers, {field: (head,) for field, head in _HEADS.items()})
    columns = {field: at for at, field in reversed(by_column.items())}
    lacking = [head for field, head in _HEADS.items() if field not in columns]
    if lacking:
        hint = "put the column back, empty where nothing is known"
        what = f"has no column {', '.join(lacking)}"
        raise ProtestError([*table.problems, data_problem(name, what, hint, "register")])
    texts = {row.cells[columns[day]].strip() for day in _DAYS for row in table.rows}
    used = (*columns.values(), *(at for at, head in enumerate(table.headers) if is_own(head)))
    others = [at for at in range(len(table.headers)) if at not in used and _is_filled(table, at)]
    row_at = next((at for at, head in enumerate(table.headers) if head.strip() == ROW), -1)
    guards = not any(map(is_own, table.headers))
    return _Reading(name, columns, tuple(others), row_at, _days(texts, today), guards=guards)


def _is_filled(table: Table, at: int) -> bool:
    """Whether a column has a head or a cell: office programs add some that have neither."""
    return bool(table.headers[at].strip()) or any(row.cells[at].strip() for row in table.rows)


def _days(texts: Iterable[str], today: date) -> dict[str, date | str]:
    """Return for each text the day it is, else why it is none: one file shows its days in one way.

    Where that is open, the way is the one by which all have come already, if there is only one.
    """
    found = {text for text in texts if text}
    ways = [way for way in (True, False) if _all_past(found, today, month_first=way)]
    known = month_first(found)
    if known is None and len(ways) == 1:
        known = ways[0]
    return {text: _day(text, today, month_first=known) for text in found}


def _all_past(texts: Iterable[str], today: date, *, month_first: bool) -> bool:
    return all(isinstance(_day(text, today, month_first=month_first), date) for text in filter(may_be_two, texts))


def _day(text: str, today: date, *, month_first: bool | None) -> date | str:
    try:
        day = parse_shown_day(text, month_first=month_first)
    except ValueError:
        return f'"{text}" is no day{", or may be two" if may_be_two(text) else ""}'
    return day if day <= today else f"{day} has not come yet"


@dataclass(slots=True)
class _Reading:
    """How rows are read, and what is found on the way."""

    name: str
    columns: dict[str, int]
    others: tuple[int, ...]
    row_at: int
    days: dict[str, date | str]
    guards: bool
    problems: list[Problem] = field(default_factory=list)

    def number(self, row: TableRow) -> int:
        """The place that the row had when it was written; 0 if nobody knows."""
        text = row.cells[self.row_at].strip() if self.row_at >= 0 else ""
        return int(text) if _is_number(text) else 0

    def entry(self, row: TableRow) -> Entry | None:
        """Return a row's entry, or nothing where something is wrong with it."""
        before = len(self.problems)
        for fault in row.faults:
            self._complain(row, "", fault.what, fault.hint)
        identity, addressee = self._needed(row, "id"), self._needed(row, "addressee")
        medium, file, sha256 = self._medium(row), self._text(row, "file"), self._text(row, "sha256").lower()
        if file and not is_inside(file):
            self._complain(
                row, "file", f'"{file}" leads out of the folder', "give a path in it, such as authorities/x.pdf"
            )
        if sha256 and not _SHA256.fullmatch(sha256):
            self._complain(row, "sha256", f'"{sha256[:70]}" is no SHA-256', "empty the cell")
        entry = Entry(
            identity,
            _mended(self._text(row, "member"), identity, addressee),
            addressee,
            medium,
            file,
            self._count(row, "first_page"),
            self._count(row, "pages"),
            sha256,
            self._life(row),
            tuple(self._plain(row.cells[at]) for at in self.others),
        )
        return entry if len(self.problems) == before else None

    def _life(self, row: TableRow) -> Life:
        return Life(why=self._text(row, "why"), **{name: self._day(row, name) for name in _DAYS})

    def _day(self, row: TableRow, name: str) -> date | None:
        day = self.days.get(row.cells[self.columns[name]].strip())
        if isinstance(day, str):
            self._complain(row, name, day, "write it as 2026-11-29, or empty the cell")
            return None
        return day

    def _medium(self, row: TableRow) -> Made:
        text = self._needed(row, "medium").casefold()
        with suppress(ValueError):
            return Made(text)
        if text:
            self._complain(row, "medium", f'"{text}" is nothing that is made', did_you_mean(text, Made))
        return Made.LETTER

    def _count(self, row: TableRow, name: str) -> int:
        text = self._text(row, name)
        if text and not _is_number(text):
            self._complain(row, name, f'"{text[:40]}" is no number', "write figures, or empty the cell")
            return 0
        return int(text or "0")

    def _needed(self, row: TableRow, name: str) -> str:
        text = self._text(row, name)
        if not text:
            self._complain(row, name, "is missing", "write it, or remove the row")
        return text

    def _text(self, row: TableRow, name: str) -> str:
        return self._plain(row.cells[self.columns[name]]).strip()

    def _plain(self, cell: str) -> str:
        return unguarded(cell) if self.guards else cell

    def _complain(self, row: TableRow, name: str, what: str, hint: str) -> None:
        place = f"{self.name}: {at_row(row.number, row.line)}{f', {_HEADS[name]}' if name else ''}"
        self.problems.append(data_problem(place, what, hint, "register"))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(LIMITS.max_rows))


def _mended(member: str, identity: str, addressee: str) -> str:
    """Return the member of a row, whose number a spreadsheet may have spoilt: the id of the piece still has it."""
    whole = identity.removesuffix(f"-{addressee}")
    spoilt = whole != identity and TOGETHER not in member and _RECKONED.fullmatch(member)
    return whole if spoilt else member
