"""A workbook's first sheet with a head to rows of text. openpyxl reads it, which may be absent.

The file is somebody else's: how much it unpacks to is bounded before anything is unpacked, and so are its rows and
columns while it is read.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice, zip_longest
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from protest_letters.load._number_formats import as_text
from protest_letters.load._yaml import data_problem
from protest_letters.load.decoding import refuse_large
from protest_letters.load.tables import CellFault, IsHead, Table, TableRow, headed
from protest_letters.problems import ExitCode, Level, Problem, ProtestError

#: What all parts may unpack to: 100,000 rows of 20 columns take some 60 MB.
MAX_UNPACKED = 150_000_000
_MAX_PARTS = 2_000
#: The last row that a sheet has (Office Open XML), and the widest head that is read.
_LAST_ROW, _MAX_COLUMNS = 1_048_576, 256
#: So many rows are looked at to find the sheet with the head.
_TRIED = 10
_SAVE = "open it in an office program and save it as .xlsx or as CSV, UTF-8"
_TYPE = "type the text itself, or open the file in an office program and save it"
#: What a part of a sheet may hold that is to be known: a formula, a hidden row, and a document type, which none has.
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_HIDDEN = re.compile(rb"<(?:\w+:)?row [^>]*\bhidden=[\"'](?:1|true)")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK, _OVERLAP = 1_000_000, 400
#: How a workbook writes control characters, with the character's number.
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What was found in the parts of a workbook's sheets."""

    formulas: bool
    hidden: int


def read_workbook(raw: bytes, name: str, is_head: IsHead) -> Table:
    """Read the first visible sheet that has a head, else the first that has anything.

    Raises:
        ProtestError: it is no such workbook, unpacks to too much, or has too many rows or columns (exit code 3), or
            openpyxl is not installed (9).
    """
    refuse_large(raw, name)
    openpyxl = _openpyxl(name)
    marks = _looked_through(raw, name)
    try:
        with warnings.catch_warnings():
            # what openpyxl cannot keep when it writes, or mends while it reads
            warnings.simplefilter("ignore")
            return _read(openpyxl, raw, name, is_head, marks=marks)
    except ProtestError:
        raise
    except Exception as error:
        # a damaged workbook makes openpyxl fail in any way there is
        raise ProtestError([data_problem(name, "is no workbook that can be read", _SAVE, "no-text")]) from error


def _openpyxl(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        import openpyxl  # noqa: PLC0415 - an extra, and only a workbook waits for it
    except ImportError as error:
        what = "is a workbook, and openpyxl, which reads it, is not installed"
        hint = 'pip install "protest-letters[xlsx]", or save the list as CSV, UTF-8'
        raise ProtestError([Problem(name, what, hint, "extra", code=ExitCode.ABSENT)]) from error
    return openpyxl


def _looked_through(raw: bytes, name: str) -> _Marks:
    """Unpack every part once, in pieces, so that nothing of a bomb is ever held.

    Raises:
        ProtestError: it is no workbook, or unpacks to too much (exit code 3).
    """
    try:
        with ZipFile(BytesIO(raw)) as packed:
            parts = packed.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise ProtestError([data_problem(name, "is a packed file, but no .xlsx workbook", _SAVE, "no-text")])
            # a part is never read further than it says it goes
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                what = f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB"
                raise ProtestError([data_problem(name, what, "save the list alone, as CSV, UTF-8", "too-large")])
            found = [_marks(packed, part) for part in parts if part.filename.endswith((".xml", ".rels"))]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        # RuntimeError: it has a password
        raise ProtestError([data_problem(name, "is no workbook that can be read", _SAVE, "no-text")]) from error
    if any(mark is None for mark in found):
        what = "has a document type, which no workbook has"
        raise ProtestError([data_problem(name, what, _SAVE, "no-text")])
    return _Marks(any(one.formulas for one in found if one), sum(one.hidden for one in found if one))


def _marks(packed: ZipFile, part: ZipInfo) -> _Marks | None:
    """What a part holds; None if it has a document type."""
    is_sheet = part.filename.startswith("xl/worksheets/")
    formulas, hidden, before = False, 0, b""
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = before + chunk
            if _DOCTYPE.search(text):
                return None
            if is_sheet:
                formulas = formulas or bool(_FORMULA.search(text))
                # what the overlap shows a second time is not counted again
                hidden += sum(found.end() > len(before) for found in _HIDDEN.finditer(text))
            before = text[-_OVERLAP:]
    return _Marks(formulas, hidden)


def _read(openpyxl: Any, raw: bytes, name: str, is_head: IsHead, *, marks: _Marks) -> Table:  # noqa: ANN401 - a module
    options = {"read_only": True, "keep_links": False}
    book = openpyxl.load_workbook(BytesIO(raw), data_only=True, **options)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    first = {sheet.title: [row.cells for row in islice(_rows(sheet), _TRIED)] for sheet in sheets}
    filled = [sheet for sheet in sheets if first[sheet.title]]
    if not filled:
        raise ProtestError([data_problem(name, "is empty", "write the names into it", "empty")])
    sheet = next((one for one in filled if any(map(is_head, first[one.title]))), filled[0])
    if any(len(cells) > _MAX_COLUMNS for cells in first[sheet.title]):
        what = f"has more than {_MAX_COLUMNS} columns"
        raise ProtestError([data_problem(name, what, "keep the columns that are needed", "too-large")])
    formulas = None
    if marks.formulas:
        formulas = openpyxl.load_workbook(BytesIO(raw), data_only=False, **options)[sheet.title]
    table = headed(_rows(sheet, formulas, columns=_MAX_COLUMNS), name, is_head)
    others = tuple(one.title for one in filled if one is not sheet)
    return replace(table, sheet=sheet.title, problems=tuple(_about(name, others, marks)))


def _rows(sheet: Any, formulas: Any = None, *, columns: int = _MAX_COLUMNS + 1) -> Iterator[TableRow]:  # noqa: ANN401
    """Yield every row that is not blank, as far as it has cells."""
    bounds = {"min_row": 1, "max_row": _LAST_ROW, "max_col": columns}
    written = formulas.iter_rows(**bounds) if formulas is not None else ()
    blank = None
    for number, (cells, formula_cells) in enumerate(zip_longest(sheet.iter_rows(**bounds), written), start=1):
        if cells is blank and not formula_cells:
            # one and the same for all that the file has not: a million of them cost nothing
            continue
        texts = [_unescaped(as_text(cell.value, cell.number_format or "")) for cell in cells]
        faults = tuple(_faults(cells, formula_cells or ()))
        while texts and not texts[-1].strip() and not any(fault.column == len(texts) - 1 for fault in faults):
            texts.pop()
        if texts:
            yield TableRow(number, tuple(texts), faults=faults)
        else:
            blank = cells


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n") if "_x" in text else text


def _faults(cells: Any, formula_cells: Any) -> Iterator[CellFault]:  # noqa: ANN401 - openpyxl's cells
    for at, cell in enumerate(cells):
        if cell.data_type == "e":
            yield CellFault(at, f"holds an error of the workbook, {cell.value}", _TYPE, "formula")
    for at, cell in enumerate(formula_cells):
        if cell.data_type == "f" and cells[at].value is None:
            yield CellFault(at, "is a formula whose result is not in the file", _TYPE, "formula")


def _about(name: str, others: tuple[str, ...], marks: _Marks) -> Iterator[Problem]:
    if others:
        what = f"only one sheet is read; not read: {', '.join(others)}"
        yield Problem(name, what, "put the sheet that is meant first, or save it alone", "sheet", Level.NOTICE)
    if marks.hidden:
        what = f"has {marks.hidden} hidden rows, which are read like the others"
        yield Problem(name, what, "remove the rows that are not meant, or the filter", "sheet", Level.WARNING)
