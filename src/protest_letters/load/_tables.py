"""Delimited text as office programs write it: whatever its encoding and its delimiter, to rows of text.

Comma, semicolon or tab; UTF-8 with or without a byte order mark, UTF-16, Windows-1252, Windows-1251; quoted line
breaks; blank rows; a first line `sep=;`. Everything is text. A row is numbered as a spreadsheet would number it.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from protest_letters.load._yaml import data_problem
from protest_letters.load.sender import clean
from protest_letters.problems import Level, Problem, ProtestError

MAX_BYTES = 20_000_000
MAX_ROWS = 100_000
DELIMITERS = (",", ";", "\t")
#: So many rows are looked at to find the delimiter.
_TRIED = 50
#: What begins a file that is no text.
_FORMATS = {
    b"PK\x03\x04": "is a spreadsheet or another packed file",
    b"\xd0\xcf\x11\xe0": "is a file of an old office program",
    b"%PDF-": "is a PDF",
}
_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SHOWN = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_UTF_8 = "utf-8"
#: Letters beyond ASCII begin here in Windows-1252 and Windows-1251 (but for a few); a word has two at least.
_HIGH = 0xC0
_WORD = re.compile(rb"[A-Za-z\xc0-\xff]{2,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what is to be said of that."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is not blank: its number, and a cell for each header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head.

    Attributes:
        headers: as written, without space around.
        rows: all rows that are not blank, each as long as the head.
        encoding: as Python calls it.
        problems: what is to be said; errors are among them where rows cannot be used, and those rows are left out.
    """

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str
    delimiter: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, name: str) -> Decoded:
    """Return a file's text; an encoding that had to be recognised is said.

    Raises:
        ProtestError: it is empty, too large, or no text (exit code 3).
    """
    if len(raw) > MAX_BYTES:
        raise ProtestError([data_problem(name, "is larger than 20 MB", "part it into several lists", "too-large")])
    for start, what in _FORMATS.items():
        if raw.startswith(start):
            raise ProtestError([data_problem(name, what, "save it as CSV, UTF-8, and name that file", "no-text")])
    encoding = _encoding(raw)
    try:
        text = raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = raw.decode(encoding, errors="replace")
    if not text.strip():
        raise ProtestError([data_problem(name, "is empty", "write the names into it", "empty")])
    if any(sign < " " and sign not in "\n\r\t\f" for sign in text):
        raise ProtestError([data_problem(name, "is no text", "save the list as CSV, UTF-8", "no-text")])
    shown = _SHOWN.get(encoding)
    hint = "if names look wrong, save the file as CSV, UTF-8"
    said = (Problem(name, f"was read as {shown}", hint, "encoding", Level.NOTICE),) if shown else ()
    return Decoded(text, encoding, said)


def _encoding(raw: bytes) -> str:
    """Byte order mark, zeros and UTF-8's own pattern decide; only where they do not, the letters are judged."""
    for mark, encoding in _UTF_16:
        if raw.startswith(mark):
            return encoding
    even, odd = raw[0:2000:2].count(0), raw[1:2000:2].count(0)
    if len(raw) % 2 == 0 and max(even, odd) > max(2, len(raw[:2000]) // 8) and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    try:
        raw.decode(_UTF_8)
    except UnicodeDecodeError:
        return _recognised(raw)
    return _UTF_8


def _recognised(raw: bytes) -> str:
    """Windows-1252 or Windows-1251: first by single words, which tell more than letters where there are few."""
    # the lines with other than ASCII letters alone tell something
    telling = b"\n".join(islice((line for line in raw.splitlines() if not line.isascii()), 2000))
    words = [word for word in _WORD.findall(telling) if not word.isascii()]
    mixed = sum(any(byte < _HIGH for byte in word) for word in words)
    if mixed == len(words):
        # no word is half Latin and half Cyrillic
        return "cp1252"
    if not mixed:
        return "cp1251"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only a file in doubt waits for it

    found = from_bytes(telling, cp_isolation=["cp1252", "cp1251"], enable_fallback=False).best()
    likelier = "cp1252" if mixed * 2 > len(words) else "cp1251"
    return found.encoding if found else likelier


def read_table(raw: bytes, name: str) -> Table:
    """Read a table whose first row that is not blank names the columns.

    Args:
        raw: the bytes of the file.
        name: what messages call it.

    Raises:
        ProtestError: it is empty, too large, has too many rows, or is no text (exit code 3).
    """
    return table_of(decode(raw, name), name)


def table_of(decoded: Decoded, name: str) -> Table:
    """Read a table from a text.

    Raises:
        ProtestError: it has too many rows (exit code 3).
    """
    text, delimiter, before = _without_sep(decoded.text)
    delimiter = delimiter or _delimiter(text)
    problems = list(decoded.problems)
    head: TableRow | None = None
    rows: list[TableRow] = []
    for row in _records(text, delimiter, name, problems, number=before):
        if head is None:
            head = row
        elif len(rows) >= MAX_ROWS:
            what = f"has more than {MAX_ROWS:,} rows"
            raise ProtestError([data_problem(name, what, "part it into several lists", "too-large")])
        else:
            fitting = _fitted(row, len(head.cells), name, problems)
            rows.extend([TableRow(row.number, fitting)] if fitting else [])
    headers = head.cells if head else ()
    return Table(headers, tuple(rows), decoded.encoding, delimiter, tuple(problems))


def _without_sep(text: str) -> tuple[str, str, int]:
    """Take off the line `sep=;` with which some programs name the delimiter."""
    first, _, rest = text.partition("\n")
    named = first.strip().strip('"').removeprefix("sep=") if first.startswith(("sep=", '"sep=')) else ""
    return (rest, named, 1) if named in DELIMITERS else (text, "", 0)


def _delimiter(text: str) -> str:
    """The delimiter with which most of the first rows have as many cells as the head, then the one with most cells."""

    def evenness(delimiter: str) -> tuple[float, int]:
        lengths = [len(row.cells) for row in islice(_records(text, delimiter, "", []), _TRIED)]
        if not lengths or lengths[0] == 1:
            return 0.0, 0
        return sum(length <= lengths[0] for length in lengths) / len(lengths), lengths[0]

    return max(DELIMITERS, key=evenness)


def _records(text: str, delimiter: str, name: str, problems: list[Problem], *, number: int = 0) -> Iterator[TableRow]:
    """Yield every row that is not blank; a quotation mark that is not closed ends the table."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = f"cannot be read from here on: {error}"
            hint = "close the quotation mark, or save the file again from the office program"
            problems.append(data_problem(f"{name}: row {number}", what, hint, "csv"))
            return
        written = tuple(clean(cell) for cell in cells)
        if any(written):
            yield TableRow(number, written)


def _fitted(row: TableRow, width: int, name: str, problems: list[Problem]) -> tuple[str, ...]:
    """Return as many cells as the head has; nothing for a row that has more, whose columns cannot be trusted."""
    if any(row.cells[width:]):
        what = f"has {len(row.cells)} cells, the head {width}"
        hint = 'put quotation marks round a cell that holds the delimiter: "Sample, Ltd."'
        problems.append(data_problem(f"{name}: row {row.number}", what, hint, "cells"))
        return ()
    return (*row.cells[:width], *[""] * (width - len(row.cells)))


def matched(headers: Sequence[str], aliases: dict[str, tuple[str, ...]]) -> dict[int, str]:
    """Return which column is which field, by the aliases of each field; capitals, accents and signs do not count."""
    fields = {plain_header(alias): field for field, names in aliases.items() for alias in (field, *names)}
    named = {at: fields.get(plain_header(header), "") for at, header in enumerate(headers)}
    return {at: field for at, field in named.items() if field}


def plain_header(text: str) -> str:
    """A header as it is compared: small letters and digits, words parted by one space."""
    letters = "".join(sign if sign.isalnum() else " " for sign in clean(text).casefold())
    return " ".join(letters.split())
