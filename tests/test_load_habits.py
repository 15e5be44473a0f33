"""What is remembered of printers, and a file that somebody has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.load.habits import FILE, load_habits, read_habits, render_habits
from protest_letters.printers import Habit
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards.feeds import known_feeds

HABITS = (
    Habit("Office_2", "short-right", "by-pass-tray"),
    Habit("home", source="manual"),
    Habit("attic", "short-left"),
)


def test_it_is_read_as_it_was_written(tmp_path):
    (tmp_path / FILE).write_bytes(render_habits(HABITS))

    assert load_habits(tmp_path) == HABITS


def test_a_person_can_read_it():
    assert render_habits(HABITS[:2]).decode().splitlines()[1:] == [
        "printers:",
        '  - name: "Office_2"',
        '    feed: "short-right"',
        '    source: "by-pass-tray"',
        '  - name: "home"',
        '    source: "manual"',
    ]


def test_nothing_is_remembered_where_there_is_no_file(tmp_path):
    assert load_habits(tmp_path) == load_habits(None) == ()


@given(
    st.lists(
        st.builds(Habit, st.text(min_size=1), st.sampled_from(["", *known_feeds()])), unique_by=lambda h: h.printer
    )
)
def test_any_name_of_a_printer_is_kept(habits):
    usable = [one for one in habits if one.printer.strip() == one.printer and one.printer.isprintable()]

    assert read_habits(render_habits(usable), FILE) == tuple(usable)


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ("", "holds no printers", "remove the file"),
        ("printers:\n  - name: a\n    feed: short-lft\n", 'there is no feed "short-lft"', 'did you mean "short-left"?'),
        ("printers:\n  - feed: short-left\n", 'key "name" is missing', "add name: …"),
        ("printers:\n  - name: a\n    tray: b\n", 'unknown key "tray"', ""),
        ("printers:\n  - name: a\n  - name: a\n", 'the printer "a" stands there twice', "keep one of the two"),
        ("printers: a\n", '"printers" must be a list', "begin each entry with a dash"),
        ("printer: []\n", 'unknown key "printer"', 'did you mean "printers"?'),
    ],
    ids=["empty", "feed", "no name", "unknown key", "twice", "no list", "misspelt"],
)
def test_a_file_that_was_changed_is_read_strictly(text, what, hint):
    with pytest.raises(ProtestError) as caught:
        read_habits(text.encode(), FILE)

    (problem,) = caught.value.problems
    assert (problem.what, problem.code) == (what, ExitCode.DATA)
    assert hint in problem.hint
    assert problem.where.startswith(FILE)
