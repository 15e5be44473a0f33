"""CSV that we write: nothing in it runs, and every cell comes back as it was."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.delimited import FORM, csv_line, guarded, is_own, unguarded, write_csv
from protest_letters.load.tables import DELIMITERS, read_table

#: Files of text hold no lone surrogates, and hardly any control characters.
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\r\n\f\x85"), max_size=20)
HOSTILE = st.builds(str.__add__, st.from_regex(r"\A'{0,3}[ \t\r\n]?[-=+@＝＠]\Z"), ANY)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("http://example.org","x")', '\'=HYPERLINK("http://example.org","x")'),
        ("+34 600 000 000", "'+34 600 000 000"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r1", "'\r1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''-1", "'''-1"),
        ("'t Veld", "'t Veld"),
        ("O'Sample", "O'Sample"),
        ("01234", "01234"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(cell, written):
    assert guarded(cell) == written
    assert unguarded(written) == cell


@given(ANY | HOSTILE)
def test_one_taken_off_gives_the_cell_that_was(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).lstrip().startswith(("=", "+", "-", "@"))


@given(
    st.lists(st.tuples(ANY | HOSTILE, ANY | HOSTILE, ANY), min_size=1, max_size=5),
    st.sampled_from(DELIMITERS),
    st.sampled_from([("a", "b", "c"), ("name", "=1", "protest:row"), ("x", "protest:id", "'-")]),
)
def test_every_table_that_we_write_is_read_back_as_it_was(rows, delimiter, headers):
    found = read_table(write_csv(headers, rows, delimiter), "ours.csv")

    width = len(headers)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert (found.headers[:width], found.delimiter, found.problems) == (headers, delimiter, ())
    assert [row.cells[:width] for row in found.rows if any(cell.strip() for cell in row.cells[:width])] == filled
    assert not any(row.faults for row in found.rows)


def test_a_control_character_comes_back_as_well():
    assert read_table(write_csv(["name", "b"], [["An\x0bn", "x" * 20]]), "ours.csv").rows[0].cells[0] == "An\x0bn"


def test_no_cell_of_a_file_of_ours_begins_like_a_formula():
    raw = write_csv(["=head", "b"], [["=1", "-2"], ["@x", "\t+3"]])

    cells = [cell for row in csv.reader(StringIO(raw.decode("utf-8-sig"))) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_file_of_ours_has_a_mark_that_office_programs_know_and_a_column_by_which_we_know_it():
    assert write_csv(["a"], [["é"]]) == b"\xef\xbb\xbfa,protest:csv\r\n\xc3\xa9,1\r\n"
    assert write_csv(["a", "protest:id"], [["é", "1"]], ";") == b"\xef\xbb\xbfa;protest:id\r\n\xc3\xa9;1\r\n"
    assert is_own(FORM)


def test_in_somebody_elses_file_no_apostrophe_is_taken_off():
    assert read_table(b"name,b\n'=1,'-2\n", "theirs.csv").rows[0].cells == ("'=1", "'-2")


def test_a_row_can_be_written_by_itself():
    assert csv_line(["=1", 'say "no"', "a;b"], ";") == '\'=1;"say ""no""";"a;b"\r\n'
