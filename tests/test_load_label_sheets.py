"""The user's own sheets of labels: what the file may hold, and what is said of one that cannot be used."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.load.label_sheets import FILE, load_label_sheets, read_label_sheets
from protest_letters.problems import ExitCode, ProtestError, exit_code
from protest_letters.standards import A4, LETTER
from protest_letters.standards.label_sheets import LABEL_SHEETS, label_sheet_named

SHEETS = """\
- id: L7160
  paper: A4
  columns: 3
  rows: 7
  width: 63.5
  height: 38.1
  left: 7.2
  top: 15.1
  across: 66
  source: measured with a ruler
- id: U12
  maker: Union
  names: [U13, U14]
  paper: US Letter
  columns: 1
  rows: 2
  width: 100
  height: 50
  left: 10
  top: 20
  down: 60
  note: from the cupboard
"""


def problems(text):
    with pytest.raises(ProtestError) as caught:
        read_label_sheets(text.encode(), "sheets.yaml")
    assert exit_code(caught.value.problems) is ExitCode.DATA
    return [(problem.where, problem.what) for problem in caught.value.problems]


def test_a_sheet_is_read_with_its_figures():
    known, new = read_label_sheets(SHEETS.encode(), "sheets.yaml")

    assert (known.id, known.paper, known.grid, known.size) == ("L7160", A4, (3, 7), (63.5, 38.1))
    # labels that touch need no pitch
    assert (known.first, known.pitch) == ((7.2, 15.1), (66, 38.1))
    assert (known.source, known.place) == ("measured with a ruler", "sheets.yaml:1")
    assert (new.title, new.paper, new.names) == ("Union U12", LETTER, ("U13", "U14"))
    assert (new.pitch, new.note, new.place) == ((100, 60), "from the cupboard", "sheets.yaml:11")


def test_own_sheets_lie_in_the_users_folder(tmp_path):
    (tmp_path / FILE).write_text(SHEETS, encoding="utf-8")

    sheets = load_label_sheets(tmp_path)

    assert len(sheets) == len(LABEL_SHEETS) + 1
    assert label_sheet_named("avery J8160", sheets).first == (7.2, 15.1)
    assert label_sheet_named("union u13", sheets).id == "U12"


@pytest.mark.parametrize("folder", [None, "absent"])
def test_without_a_file_there_are_the_known_sheets(tmp_path, folder):
    assert load_label_sheets(tmp_path / folder if folder else None) == LABEL_SHEETS


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / FILE).mkdir()

    with pytest.raises(ProtestError) as caught:
        load_label_sheets(tmp_path)
    assert [problem.what for problem in caught.value.problems] == ["is a folder"]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("  columns: 3\n", "", 1, 'key "columns" is missing'),
        ("  width: 63.5\n", "", 1, 'key "width" is missing'),
        ("  top: 15.1\n", "", 1, 'key "top" is missing'),
        ("- id: L7160\n  paper", "- paper", 1, 'key "id" is missing'),
        ("id: L7160", "id: '-'", 1, 'id "-" has no letter and no figure'),
        ("width: 63.5", "width: 63,5", 5, 'width must be millimetres from 10 to 1000, not "63,5"'),
        ("width: 63.5", "width: 9.9", 5, 'width must be millimetres from 10 to 1000, not "9.9"'),
        ("width: 63.5", "width: 1e2", 5, 'width must be millimetres from 10 to 1000, not "1e2"'),
        ("width: 63.5", "width: 0", 5, 'width must be millimetres from 10 to 1000, not "0"'),
        ("width: 63.5", "width: nan", 5, 'width must be millimetres from 10 to 1000, not "nan"'),
        ("left: 7.2", "left: -7", 7, 'left must be millimetres from 0 to 1000, not "-7"'),
        ("rows: 7", "rows: 7.5", 4, 'rows must be a number from 1 to 100, not "7.5"'),
        ("rows: 7", "rows: 101", 4, 'rows must be a number from 1 to 100, not "101"'),
        ("rows: 7", "rows: 0", 4, 'rows must be a number from 1 to 100, not "0"'),
        ("paper: A4", "paper: A5", 2, 'paper "A5" is not known'),
        ("across: 66", "across: 60", 1, "the labels overlap across: 63.5 mm each, and a new one every 60 mm"),
        ("rows: 7", "rows: 8", 1, "the labels end 22.90 mm beyond the lower edge of A4"),
        ("rows: 7", "row: 7", 4, 'unknown key "row"'),
        ("id: U12", "id: l-7160", 11, '"l7160" stands in sheets.yaml:1 already'),
        ("[U13, U14]", "[U13, L7160]", 11, '"l7160" stands in sheets.yaml:1 already'),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(old, new, line, what):
    assert SHEETS.count(old) == 1

    assert (f"sheets.yaml:{line}", what) in problems(SHEETS.replace(old, new))


def test_every_problem_is_told_at_once():
    text = SHEETS.replace("width: 63.5", "width: wide").replace("paper: US Letter", "paper: Letter")

    assert [where for where, _ in problems(text)] == ["sheets.yaml:5", "sheets.yaml:14"]


@pytest.mark.parametrize("text", ["id: L7160\n", "word\n"])
def test_a_file_that_is_no_list_is_refused(text):
    assert problems(text) == [("sheets.yaml", "must be a list")]


def test_an_empty_file_holds_no_sheet():
    assert read_label_sheets(b"", "sheets.yaml") == ()


@given(st.text(max_size=12), st.sampled_from(["id", "width", "rows", "paper", "names", "across"]))
def test_whatever_a_field_holds_the_file_is_read_or_refused(text, key):
    quoted = '"' + "".join(f"\\U{ord(sign):08X}" for sign in text if not 0xD800 <= ord(sign) < 0xE000) + '"'
    lines = [f"  {key}: {quoted}" if line.strip().startswith(f"{key}:") else line for line in SHEETS.splitlines()[1:10]]
    head = f"- id: {quoted}" if key == "id" else "- id: L7160"

    # any other exception fails
    with suppress(ProtestError):
        read_label_sheets("\n".join([head, *lines]).encode(), "sheets.yaml")
