"""Workbooks: which sheet, what a number means, formulas and errors, hidden rows, files that are not what they say."""

import builtins
import zipfile
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest

from protest_letters.load import _workbook, tables
from protest_letters.load._number_formats import as_text
from protest_letters.load.members import fields_of, read_members
from protest_letters.problems import ExitCode, Level, ProtestError


def workbook(*sheets):
    """A workbook of sheets, each (title, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def saved(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def patched(raw, change):
    """The file with the bytes of one part changed: {part: function}."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change[part](content) if part in change else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD, ANN = ("name", "postcode", "city", "country", "consent"), ("Ann", "01067", "Dresden", "DE", "2026-05-01")


def read(book):
    return read_members(book if isinstance(book, bytes) else saved(book), "members.xlsx")


def cells(book):
    return [row.cells for row in read(book).table.rows]


def said(book):
    return {problem.what: problem.level for problem in read(book).problems}


def test_everything_is_text_and_leading_noughts_survive():
    book = workbook(
        ("Sheet1", [HEAD, ANN, ("Bob", 1067, "Dresden", "DE", date(2026, 5, 1)), ("Cid", 28013.0, None, True)])
    )
    book.active["B3"].number_format = "00000"

    assert cells(book) == [ANN, ("Bob", "01067", "Dresden", "DE", "2026-05-01"), ("Cid", "28013", "", "TRUE", "")]


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (1067, "General", "1067"),
        (1067, "00000", "01067"),
        (1067.0, "0", "1067"),
        (28013, '"E-"00000', "E-28013"),
        (12345678, r"00000\-0000", "01234-5678"),
        (12345678, "00000-0000;@", "01234-5678"),
        (1067, "[$-407]00000", "01067"),
        (1067, "0_)", "1067"),
        (4989123, "###-####", "498-9123"),
        (1234, "#,##0", "1234"),
        (1234.5, "0.00", "1234.5"),
        (-5, "00", "-5"),
        (34600000000.0, "General", "34600000000"),
        (datetime(2026, 5, 1), "dd/mm/yyyy", "2026-05-01"),  # noqa: DTZ001 - workbooks have no zones
        (datetime(2026, 5, 1, 8, 30), "dd/mm/yyyy", "2026-05-01 08:30:00"),  # noqa: DTZ001
        (time(8, 30), "hh:mm", "08:30:00"),
        (False, "General", "FALSE"),
        (None, "General", ""),
        ("  text ", "@", "  text "),
    ],
)
def test_a_number_is_written_as_its_format_places_digits(value, shape, text):
    assert as_text(value, shape) == text


def test_the_first_visible_sheet_with_a_head_is_read_and_the_others_are_said():
    book = workbook(
        ("Old", [HEAD, ("Nobody", "1", "Leeds", "GB")]),
        ("Cover", [("Members of 2026",), ("draft",)]),
        ("Members", [("As of May",), (), HEAD, ANN]),
        ("Others", [HEAD, ("Nobody", "1", "Leeds", "GB")]),
        ("Blank", []),
    )
    book["Old"].sheet_state = "hidden"

    found = read(book)

    assert [row.cells for row in found.table.rows] == [ANN]
    assert (found.table.sheet, found.table.head, found.table.rows[0].number) == ("Members", 3, 4)
    assert list(said(book)) == [
        "only one sheet is read; not read: Cover, Others",
        '1 row, sheet "Members", the head in row 3, under "As of May"; name, postcode, city, country, consent',
    ]


def test_hidden_rows_are_read_and_said():
    book = workbook(("Sheet1", [HEAD, ANN, ("Bob",)]))
    book.active.row_dimensions[3].hidden = True

    assert len(cells(book)) == 2
    assert said(book)["has 1 hidden rows, which are read like the others"] is Level.WARNING


def test_the_result_of_a_formula_is_read_and_a_formula_without_one_is_a_fault():
    book = workbook(("Sheet1", [HEAD, ANN, ("Bob", "=B2", "=1/0", "=A1&A2")]))
    raw = patched(
        saved(book),
        {
            SHEET: lambda content: (
                content.replace(b"<f>B2</f><v />", b"<f>B2</f><v>1067</v>")
                .replace(b'<c r="C3"', b'<c r="C3" t="e"')
                .replace(b"<f>1/0</f><v />", b"<f>1/0</f><v>#DIV/0!</v>")
            )
        },
    )
    row = read(raw).table.rows[1]

    assert row.cells[:2] == ("Bob", "1067")
    assert [(fault.column, fault.what) for fault in row.faults] == [
        (2, "holds an error of the workbook, #DIV/0!"),
        (3, "is a formula whose result is not in the file"),
    ]


def test_a_formula_of_a_members_name_is_the_text_it_shows():
    book = workbook(("Sheet1", [HEAD, ANN]))
    book.active["A2"].value, book.active["A2"].data_type = '=HYPERLINK("x")', "s"

    assert fields_of(read(book).table.rows[0], read(book))["name"] == '=HYPERLINK("x")'


def test_a_list_of_ours_saved_as_a_workbook_is_known_as_ours():
    head = ("name", "city", "protest:id", "protest:row")
    found = read(workbook(("problems", [head, ("'=Ann", "Leeds", "m1", "7")])))

    assert found.table.headers == ("name", "city")
    assert (found.table.rows[0].cells, found.ids) == (("=Ann", "Leeds"), ("m1",))


def test_blank_rows_and_far_cells_cost_nothing():
    book = workbook(("Sheet1", [HEAD, ANN]))
    book.active["XFD1048576"] = " "
    found = read(book)

    assert [row.number for row in found.table.rows] == [2]


# files that are not what they say


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04" + bytes(100), "is no workbook that can be read"),
        (saved(workbook(("A", [HEAD, ANN])))[:-200], "is no workbook that can be read"),
        (saved(workbook(("A", []))), "is empty"),
        (saved(workbook(("A", [HEAD]))), "names nobody"),
        (saved(workbook(("A", [["name", *map(str, range(300))], ANN]))), "has more than 256 columns"),
        (
            patched(saved(workbook(("A", [HEAD, ANN]))), {SHEET: lambda _: b"<not xml"}),
            "is no workbook that can be read",
        ),
        (
            patched(
                saved(workbook(("A", [HEAD, ANN]))), {SHEET: lambda text: b'<!DOCTYPE a [<!ENTITY b "c">]>' + text}
            ),
            "has a document type",
        ),
    ],
    ids=["no zip", "cut off", "empty", "only a head", "too wide", "no xml", "entities"],
)
def test_a_file_that_is_no_list_is_refused(raw, what):
    with pytest.raises(ProtestError, match=what) as caught:
        read(raw)

    (problem,) = [one for one in caught.value.problems if one.level is Level.ERROR]
    assert problem.code is ExitCode.DATA
    assert problem.hint


def test_another_packed_file_is_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("content.xml", "<a/>")

    with pytest.raises(ProtestError, match=r"no \.xlsx workbook"):
        read(stream.getvalue())


def test_a_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(_workbook, "_marks", lambda *_: pytest.fail("something was unpacked"))
    raw = patched(saved(workbook(("A", [HEAD, ANN]))), {SHEET: lambda text: text + b" " * 151_000_000})
    assert len(raw) < 1_000_000

    with pytest.raises(ProtestError, match="unpacks to more than 150 MB"):
        read(raw)


def test_a_row_of_an_impossible_number_ends_the_sheet():
    raw = patched(
        saved(workbook(("A", [HEAD, ANN, ("Bob",)]))),
        {
            SHEET: lambda text: (
                text.replace(b'<row r="3"', b'<row r="999999999999"')
                .replace(b'r="A3"', b'r="A9"')
                .replace(b'<dimension ref="A1:E3"/>', b"")
                .replace(b'<dimension ref="A1:E3" />', b"")
            )
        },
    )

    assert cells(raw) == [ANN]


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 3)

    with pytest.raises(ProtestError, match="has more than 3 rows"):
        read(workbook(("A", [HEAD, *[ANN] * 4])))


def test_without_the_library_one_is_told_how_to_get_it(monkeypatch):
    imported = builtins.__import__

    def refuse(name, *rest):
        if name == "openpyxl":
            raise ImportError(name)
        return imported(name, *rest)

    raw = saved(workbook(("A", [HEAD, ANN])))
    monkeypatch.setattr(builtins, "__import__", refuse)

    with pytest.raises(ProtestError, match="openpyxl, which reads it, is not installed") as caught:
        read(raw)

    assert caught.value.problems[0].code is ExitCode.ABSENT
    assert 'pip install "protest-letters[xlsx]"' in caught.value.problems[0].hint
