"""What a file that is no letter says of its paper, and that nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.mark import read_mark
from protest_letters.paper_mark import Paper, PaperMark, read_paper_mark, write_paper_mark

MARKS = {
    "protest-envelope 1; size=dl": PaperMark(Paper.ENVELOPE, "dl"),
    "protest-envelope 1; size=number-10; feed=short-left": PaperMark(Paper.ENVELOPE, "number-10", "short-left"),
    "protest-labels 1; sheet=L7160": PaperMark(Paper.LABELS, "L7160"),
    "protest-test-page 1; size=dl": PaperMark(Paper.TEST_PAGE, "dl"),
    "protest-letters 1; paper=a4": PaperMark(Paper.LETTERS, "a4"),
}


@pytest.mark.parametrize(("line", "mark"), MARKS.items())
def test_a_mark_is_a_line_that_people_can_read(line, mark):
    assert write_paper_mark(mark) == line
    assert read_paper_mark(line) == mark
    assert read_mark(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "protest-envelope 1",
        "protest-envelope 1; sheet=dl",
        "protest-envelope 1; size=dl ",
        "protest-envelope 1; size=dl\n",
        "protest-envelope 1; size=dl; more=1",
        "protest-envelope 1; size=../dl",
        "protest-envelope 1; size=d--l",
        "protest-envelope 1; size=ｄl",
        "protest-envelope 1; size=dl; feed=",
        "protest-envelope 2; size=dl",
        "protest-labels 1; size=L7160",
        "protest-labels 1; sheet=L7160; feed=short-left",
        "protest-test-page 1; size=dl; feed=short-left",
        "protest-envelope 1; size=" + "a-" * 100_000,
    ],
    ids=lambda line: line[:45],
)
def test_anything_else_is_none(line):
    assert read_paper_mark(line) is None


WORDS = st.from_regex(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", fullmatch=True)


@given(st.sampled_from(Paper), WORDS, WORDS | st.just(""))
def test_a_mark_is_read_as_it_was_written(paper, size, feed):
    mark = PaperMark(paper, size, feed if paper is Paper.ENVELOPE else "")

    assert read_paper_mark(write_paper_mark(mark)) == mark


@given(st.sampled_from(Paper), st.text())
def test_whatever_a_sheet_is_called_its_file_says_what_it_is_printed_on(paper, name):
    assert read_paper_mark(write_paper_mark(PaperMark(paper, name))).paper is paper


@pytest.mark.parametrize(("name", "word"), [("U 12", "U-12"), ("../x/y", "x-y"), ("Büro 7", "B-ro-7"), ("字", "own")])
def test_a_name_that_is_no_word_is_written_as_one(name, word):
    assert write_paper_mark(PaperMark(Paper.LABELS, name)) == f"protest-labels 1; sheet={word}"
