"""Delimited text as office programs write it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.load import tables
from protest_letters.load.decoding import MAX_BYTES, decode
from protest_letters.load.tables import DELIMITERS, read_table
from protest_letters.problems import ExitCode, Level, ProtestError

HEAD, ROW = ["Name", "Country"], ["Łukasz Žižka", "Österreich"]
WESTERN = "name;country;union\nJosé Muñoz;España;Unión de la enseñanza\nGrégoire Delorme;Côte d’Ivoire;Fédération\n" * 3
RUSSIAN = "имя;страна;профсоюз\nВера Еленич;Россия;Независимый профсоюз учителей\nПётр Исаков;Казахстан;\n" * 3


def table(text, encoding="utf-8"):
    return read_table(text.encode(encoding), "list.csv")


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("Name,Country\nŁukasz Žižka,Österreich\n", "utf-8", ""),
        ("Name,Country\nŁukasz Žižka,Österreich\n", "utf-8-sig", ""),
        ("Name;Country\r\nŁukasz Žižka;Österreich\r\n", "utf-16", "was read as UTF-16"),
        ("Name\tCountry\r\nŁukasz Žižka\tÖsterreich\r\n", "utf-16-le", "was read as UTF-16"),
        ("Name\tCountry\r\nŁukasz Žižka\tÖsterreich\r\n", "utf-16-be", "was read as UTF-16"),
    ],
)
def test_unicode_is_read_in_every_form(text, encoding, said):
    found = table(text, encoding)

    assert [list(found.headers), *(list(row.cells) for row in found.rows)] == [HEAD, ROW]
    assert "; ".join(problem.what for problem in found.problems) == said


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [(WESTERN, "cp1252", "was read as Windows-1252"), (RUSSIAN, "cp1251", "was read as Windows-1251")],
)
def test_the_old_encodings_are_recognised_and_said(text, encoding, said):
    found = table(text, encoding)

    assert found == replace(table(text), encoding=encoding, problems=found.problems), "the same rows as from UTF-8"
    assert [problem.what for problem in found.problems] == [said]
    assert found.problems[0].level is Level.NOTICE


@pytest.mark.parametrize("word", ["Müller", "José", "Françoise", "Ångström"])
def test_one_western_letter_is_enough(word):
    assert table(f"name;country\n{word};DE\n", "cp1252").rows[0].cells[0] == word


@pytest.mark.parametrize("word", ["Иванов Пётр", "Жумабаева", "Щукин"])
def test_one_russian_name_is_enough(word):
    assert table(f"name;country\n{word};RU\n", "cp1251").rows[0].cells[0] == word


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\n1,2\n", [("1", "2")]),
        ("a;b\n1,5;2\n", [("1,5", "2")]),
        ("a\tb\n1;x\t2,y\n", [("1;x", "2,y")]),
        ("sep=;\na;b\n1;2\n", [("1", "2")]),
        ('a,b\n"x, y","say ""no"""\n', [("x, y", 'say "no"')]),
        ('a,b\n"first\nsecond",2\n', [("first\nsecond", "2")]),
        ("a,b\r1,2\r", [("1", "2")]),
        ("a,b\n\n,\n 1 , 2 \n", [(" 1 ", " 2 ")]),
        ("a,b,c\n1,2\n", [("1", "2", "")]),
        ("a,b\n1,2,,\n", [("1", "2")]),
        ("a\n1\n", [("1",)]),
        ("a,b\n007,+1\n", [("007", "+1")]),
    ],
)
def test_rows_are_read_as_an_office_program_means_them(text, cells):
    found = table(text)

    assert [row.cells for row in found.rows] == cells
    assert found.problems == ()


def test_a_row_has_the_number_that_a_spreadsheet_shows_and_the_line_where_it_begins():
    found = table('name,union\n\n"A","two\nlines"\n,\nB,x\n')

    assert [(row.number, row.line) for row in found.rows] == [(3, 3), (5, 6)]
    assert [(row.number, row.line) for row in table("sep=;\na;b\n1;2\n").rows] == [(3, 3)]


def test_a_row_with_more_cells_than_the_head_has_keeps_them_all_and_is_marked():
    (_, row, _) = table("a,b\n1,2\n1,2,3\n4,5\n").rows

    assert (row.number, row.cells) == (3, ("1", "2,3"))
    assert [(fault.column, fault.what) for fault in row.faults] == [(-1, "has 3 cells, the head 2")]


def test_a_head_may_stand_under_a_title():
    text = "Our members\n\nas of May,,\nname,country,city\nAnn,ES,Madrid\n"
    found = read_table(text.encode(), "list.csv", lambda cells: "name" in cells)

    assert (found.headers, found.head) == (("name", "country", "city"), 4)
    assert [row.cells[0] for row in found.above] == ["Our members", "as of May"]
    assert [row.cells for row in found.rows] == [("Ann", "ES", "Madrid")]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('a,b\n1,2\n"1,2\n4,5\n', "list.csv: row 3", "cannot be read from here on"),
        ('a,b\n1,2\n"1"x,2\n', "list.csv: row 3", "cannot be read from here on"),
        ('a,b\n1,"2\n"\n"1"x,2\n', "list.csv: row 3 (line 4)", "cannot be read from here on"),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_an_error_with_its_row_and_those_before_are_read(text, where, what):
    found = table(text)

    (problem,) = found.problems
    assert (problem.where, problem.level, problem.code) == (where, Level.ERROR, ExitCode.DATA)
    assert what in problem.what
    assert problem.hint
    assert [cell.strip() for cell in found.rows[0].cells] == ["1", "2"]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (bytes(range(256)), "is no text"),
        (b"a\x00b\x01c\n", "is no text"),
        (b"a,b\n" + b"1,\x0b\n" * 20, "is no text"),
        (b"PK\x03\x04....", "is a spreadsheet"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xd0\xcf\x11\xe0....", "old office program"),
        (b"x" * (MAX_BYTES + 1), "is larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused(raw, what):
    with pytest.raises(ProtestError, match=what) as caught:
        read_table(raw, "list.csv")

    assert caught.value.problems[0].code is ExitCode.DATA
    assert caught.value.problems[0].hint


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 3)

    assert len(table("a\n1\n2\n3\n").rows) == 3
    with pytest.raises(ProtestError, match="has more than 3 rows"):
        table("a\n1\n2\n3\n4\n")


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail_otherwise(raw):
    try:
        found = read_table(raw, "list.csv")
    except ProtestError as error:
        assert all(problem.hint for problem in error.problems)  # noqa: PT017 - it need not fail
    else:
        assert all(len(row.cells) == len(found.headers) for row in found.rows)


CELL = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from(DELIMITERS))
def test_what_a_csv_writer_writes_is_read_again(rows, delimiter):
    import csv  # noqa: PLC0415
    from io import StringIO  # noqa: PLC0415

    stream = StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([("surname", "given"), *rows])
    raw = stream.getvalue().encode()
    found = read_table(raw, "list.csv")

    assert [row.cells for row in found.rows] == rows
    assert decode(raw, "list.csv").encoding == "utf-8"
