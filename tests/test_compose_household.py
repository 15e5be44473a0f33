"""A letter that people of one household write together: in the plural, with both names, and not as an organisation."""

from dataclasses import replace
from datetime import date

import pytest

from command import call
from protest_letters.dispatch import Sender
from protest_letters.layout.sheet import lay_out
from protest_letters.mark import read_mark, write_mark
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.standards import standard_for

DAY = date(2026, 11, 20)
NAMES = ("Anna Muster-Beispiel", "Bert Muster")
BOTH = Sender(
    f"{NAMES[0]} und {NAMES[1]}", "Berlin", "DE", "Beispielweg 3", "10115", organisation="Sample Union", joint=NAMES
)


def words(lines):
    return ["".join(run.text for run in line) for line in lines]


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru"])
def test_the_text_is_in_the_plural_as_an_organisations_and_differs_from_one_persons(compose, language):
    household, one, many = (
        compose("president", DAY, language, writer)
        for writer in (BOTH, replace(BOTH, joint=()), replace(BOTH, joint=(), many=True))
    )

    assert household.body == many.body != one.body
    assert words([household.closing]) == words([many.closing])


def test_it_has_the_head_of_people_and_both_names_under_the_pen(compose):
    letter = compose("embassy-de", DAY, "de", BOTH)

    assert words(letter.sender) == [*NAMES, "Sample Union", "Beispielweg 3", "10115 Berlin"]
    assert words(letter.signature) == [*NAMES, "Sample Union"]
    assert words(letter.return_line)[0] == "Anna Muster-Beispiel und Bert Muster"
    assert (letter.letterhead, letter.seal, letter.author) == ((), False, BOTH.name)


def test_its_file_says_that_a_household_wrote_it_and_is_explained(compose, tmp_path):
    letter = compose("embassy-de", DAY, "de", BOTH)
    assert letter.mark.writer == "joint"
    mark = replace(letter.mark, sheet="din-b")
    assert read_mark(write_mark(mark)) == mark

    (tmp_path / "letter.pdf").write_bytes(write_pdf(lay_out(letter, standard_for("DE"), pt_serif()), pt_serif()))
    outcome = call("explain", "letter.pdf", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert "close of a household" in outcome.out
    assert "in the plural" in outcome.out


def test_a_mark_of_anybody_else_is_none():
    text = "protest-letter 1; to=president; letter=a; language=en-GB; date=2026-11-20; from=ES; writer=both"
    assert read_mark(f"{text}; given=city,name; sheet=din-b") is None
