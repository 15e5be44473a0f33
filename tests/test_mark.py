"""What a finished letter says in its file of how it was made, and nothing about who wrote it."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from command import call, sender
from protest_letters.mark import Mark, read_mark, write_mark

MARK = Mark(
    to="president",
    letter="end-the-repression",
    language="en-GB",
    day=date(1999, 11, 20),
    country="ES",
    many=False,
    given=("city", "name", "street"),
    sheet="din-b",
)
LINE = (
    "protest-letter 1; to=president; letter=end-the-repression; language=en-GB; date=1999-11-20; from=ES; writer=one;"
    " given=city,name,street; sheet=din-b"
)


def test_a_mark_is_a_line_that_people_can_read():
    assert write_mark(MARK) == LINE


@pytest.mark.parametrize(
    "mark",
    [
        MARK,
        replace(MARK, to="embassy-in", served="BD"),
        replace(MARK, to="a" * 60, letter="-".join(["b"] * 60)),
        replace(MARK, language="ru", many=True, given=("city", "name", "organisation"), sheet="us"),
    ],
    ids=["one", "accredited", "long ids", "many"],
)
def test_a_mark_is_read_as_it_was_written(mark):
    assert read_mark(write_mark(mark)) == mark


@pytest.mark.parametrize(
    "line",
    [
        "",
        "protest",
        LINE + " ",
        LINE + "\n",
        LINE + "; more=1",
        LINE.replace("letter 1", "letter 2"),
        LINE.replace("to=president; ", ""),
        LINE.replace("president", "../president"),
        LINE.replace("president", "President"),
        LINE.replace("president", "a--b"),
        LINE.replace("president", "a" * 100_000 + "!"),
        LINE.replace("president", "a-" * 100_000),
        LINE.replace("en-GB", "en_GB"),
        LINE.replace("1999-11-20", "1999-11-31"),
        LINE.replace("1999-11-20", "0000-01-01"),
        LINE.replace("1999-11-20", "١٩٩٩-١١-٢٠"),
        LINE.replace("=ES", "=es"),
        LINE.replace("writer=one", "writer=two"),
        LINE.replace("city,name", "name,city"),
        LINE.replace("city,name", "city,city"),
        LINE.replace("city,name", "city,many,name"),
        LINE.replace("city,name", "city"),
        LINE.replace("to=", "to=x; to="),
    ],
)
def test_anything_else_is_no_mark(line):
    assert read_mark(LINE) == MARK
    assert read_mark(line) is None


def test_the_letter_says_which_records_and_rules_made_it(compose):
    assert compose("president", language="en").mark == replace(
        MARK, given=("city", "name", "organisation", "postcode", "street"), sheet=""
    )


def test_the_sheet_is_known_once_the_letter_is_laid_out(place):
    assert "; sheet=us" in place("president", standard="us").mark
    assert read_mark(place("president").mark).sheet == "din-b"


def test_the_file_has_the_mark_and_nothing_of_the_sender_in_it(tmp_path):
    words = {"name": "Vera Example", "street": "Hidden Lane 7", "city": "Oldtown", "postcode": "99999"}
    options = sender(**words, organisation="Secret Union", country="BD")
    assert call("letter", "embassy", *options, "--date", "2026-11-23", "-o", "x.pdf", cwd=tmp_path).code == 0

    document = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    keywords = document.get_metadata_value("Keywords")
    document.close()
    assert keywords == (
        "protest-letter 1; to=embassy-in; serves=BD; letter=independent-unions; language=en-GB; date=2026-11-23;"
        " from=BD; writer=one; given=city,name,organisation,postcode,street; sheet=din-b"
    )
    assert not [word for text in words.values() for word in text.split() if word in keywords]
