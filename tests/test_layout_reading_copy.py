"""A letter's text for whoever signs it in another language."""

from dataclasses import replace
from datetime import date

import pytest

from command import pages_of
from papers import all_of, bare, hold, text_of, texts_of
from protest_letters.customs import NO_BREAK
from protest_letters.document import Block, Run
from protest_letters.layout.reading_copy import Original, lay_out_reading_copy
from protest_letters.mailout.words import WORDS, words_of
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import STANDARDS, standard_named

LANGUAGES = sorted(WORDS)
RUSSIAN = Original(("0001", "0006"), "ru")
NOW = date(2026, 11, 20)
DIN = standard_named("din-b")


@pytest.fixture
def copy(compose, typefaces):
    """Return a function: language, standard, what to change in the letter → the letter and its copy."""

    def make(language="en", standard=DIN, original=RUSSIAN, **changes):
        letter = replace(compose("president", NOW, language), **changes)
        return letter, lay_out_reading_copy(letter, original, standard, typefaces)

    return make


def words(line):
    return "".join(run.text for run in line)


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda row: row.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_takes_one_sheet_and_says_twice_that_it_is_not_to_be_sent(copy, typefaces, language, standard):
    letter, document = copy(language, standard)

    hold(document, typefaces, standard)
    (page,) = document.pages
    marks = [line for line in page.lines if line.role == "mark"]
    assert [line.text for line in marks] == [words_of("", letter.language).reading.mark.replace(NO_BREAK, " ")] * 2
    assert marks[0].box.y < 20
    assert marks[1].box.bottom > page.height - 20
    assert min(line.size_pt for line in marks) >= 14


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_whole_text_and_nothing_that_makes_it_a_letter(copy, language):
    letter, document = copy(language)
    text = all_of(document)

    for line in (letter.office, letter.subject, letter.salutation, letter.closing):
        assert bare(words(line)) in text
    for block in letter.body:
        assert bare(words(block.runs)).replace("-", "") in text.replace("-", "")
    for line in (letter.date_line, *letter.address[-2:]):
        assert bare(words(line)) not in text
    for told in ("Sample Sender", "Calle Mayor", "Madrid"):
        assert bare(told) not in text
    assert document.mark == ""
    assert document.author == ""
    # no mark to fold along
    assert min(rule.x1 for page in document.pages for rule in page.rules) > 20


def test_it_says_in_which_language_the_letter_is_and_which_it_is(copy):
    _, document = copy()

    assert texts_of(document, "note") == ["The letter you sign is in another language: Russian.", "No. 0001, 0006"]


def test_a_long_text_is_marked_on_every_sheet(copy, typefaces):
    letter, document = copy(body=tuple(Block((Run("A long word of protest. " * 30),)) for _ in range(12)))

    hold(document, typefaces, DIN)
    assert len(document.pages) > 1
    for at, page in enumerate(document.pages, start=1):
        assert [line.role for line in page.lines].count("mark") == 2
        assert f"Page {at} of {len(document.pages)}" in text_of(page)
    assert all_of(document, "body") == bare("A long word of protest. " * 360)
    assert document.title.endswith(letter.title)


def test_a_list_keeps_its_labels(copy):
    blocks = (Block((Run("First"),), "1."), Block((Run("Second"),), "2."))

    _, document = copy(body=blocks)

    assert texts_of(document, "label") == ["1.", "2."]


def test_a_character_that_no_font_has_is_said(copy):
    with pytest.raises(ProtestError) as caught:
        copy(original=Original(("山",), "ru"))
    assert [(one.where, one.code) for one in caught.value.problems] == [("the letter's number", ExitCode.CHARACTER)]


def test_read_back_from_the_file_the_mark_is_at_both_ends(copy, typefaces):
    _, document = copy("de")

    (text,) = pages_of(write_pdf(document, typefaces))
    assert text.count("NUR ZUR INFORMATION – NICHT ABSENDEN") == 2
