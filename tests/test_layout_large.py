"""Large print: the text in 16 point on as many pages as it takes, the rest as large as its place allows."""

from dataclasses import replace

import pytest

from protest_letters.compose.letter import compose_letter
from protest_letters.document import Run
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL
from test_layout_sheet import (
    DIN,
    FORMS,
    LANGUAGES,
    LETTERS,
    PT_SERIF,
    dispatch,
    line_faults,
    lines_of,
    overlaps,
    own_text,
    standards,
)

TEXT = ("subject", "salutation", "body", "closing", "signature", "enclosure")


def large(letter, standard=DIN):
    return lay_out(letter, standard, PT_SERIF, LARGE)


def composed(language="en-GB", letter="end-the-repression"):
    return compose_letter(dispatch(language=language, letter=letter), FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
@standards
def test_every_part_of_a_large_letter_is_in_its_place(standard, language):
    for draft in LETTERS:
        pages = large(replace(composed(language, draft), enclosures=((Run("Enclosure"),),)), standard).pages
        assert {line.size_pt for line in lines_of(pages, *TEXT)} == {16}
        signed = len(pages) == 1
        assert not [fault for line in pages[0].lines for fault in line_faults(line, standard, signed=signed)]
        assert not [line for line in lines_of(pages[-1:], *TEXT) if line.box.meets(standard.stamp)]
        for page in pages[1:]:
            assert all(standard.next_text.holds(line.box) for line in lines_of([page], *TEXT))
            assert max(line.box.bottom for line in lines_of([page], "heading")) < standard.next_text.y
        assert not [pair for page in pages for pair in overlaps(page.lines)]


@pytest.mark.parametrize("language", LANGUAGES)
@standards
def test_the_first_page_of_a_large_letter_is_filled_to_its_foot(standard, language):
    for draft in LETTERS:
        first, second, *_ = large(composed(language, draft), standard).pages
        following = [line.role for line in second.lines if line.role != "heading"]
        if "closing" in following[:3]:
            continue
        # no more is left than what keeps a paragraph of three lines, or of four in two, together
        assert standard.text.bottom - lines_of([first], "body")[-1].box.bottom < 3 * 7.2 + 4


@standards
def test_the_head_of_a_large_letter_is_larger_where_its_place_allows(standard):
    usual, enlarged = lay_out(composed(), standard, PT_SERIF).pages, large(composed(), standard).pages

    def size(pages, role):
        return lines_of(pages, role)[0].size_pt

    assert 13 >= size(enlarged, "sender") > size(usual, "sender")
    assert 16 >= size(enlarged, "date") >= 14 > size(usual, "date")
    assert 12 >= size(enlarged, "address") >= size(usual, "address")
    assert size(enlarged, "heading") > 9
    sure = [standard.sure.holds(line.box) for line in lines_of(usual, "address")]
    assert [standard.sure.holds(line.box) for line in lines_of(enlarged, "address")] == sure


def test_an_address_of_few_lines_is_set_in_12_points():
    lines = tuple((Run(text),) for text in ("Mr Sample", "1 Street", "ASTANA"))
    short = replace(composed(), address=lines, address_in_full=())
    assert {line.size_pt for line in lines_of(large(short).pages, "address")} == {12}


def test_a_short_large_letter_keeps_one_page():
    assert len(large(compose_letter(own_text("Short."), FORMS)).pages) == 1


@pytest.mark.parametrize("words", [9, 28])
@standards
def test_no_line_of_a_large_letter_stands_alone(standard, words):
    for paragraphs in range(3, 16, 3):
        body = "\n\n".join(" ".join([f"word{number:02}"] * words) for number in range(paragraphs))
        pages = large(compose_letter(own_text(body), FORMS), standard).pages
        for number in range(paragraphs):
            lines = [sum(f"ord{number:02}" in line.text for line in lines_of([page], "body")) for page in pages]
            assert sum(lines) == 1 or 1 not in lines, f"{paragraphs} × {words}, paragraph {number}: {lines}"
        last = [line.role for line in pages[-1].lines if line.role in TEXT]
        assert last[-1] == "signature"
        assert last.index("closing") >= 1


def test_the_usual_letter_is_the_normal_one():
    assert lay_out(composed(), DIN, PT_SERIF) == lay_out(composed(), DIN, PT_SERIF, NORMAL)


def test_no_size_of_large_print_is_smaller_than_the_usual():
    for usual, enlarged in ((NORMAL.sender, LARGE.sender), (NORMAL.date, LARGE.date), (NORMAL.address, LARGE.address)):
        assert enlarged[-len(usual) :] == usual
        sizes = [step.size_pt for step in enlarged]
        assert sizes == sorted(sizes, reverse=True)
    assert {setting.type.size_pt for setting in LARGE.settings} == {16}
    assert all(setting.type.leading >= 1.2 * 16 * 25.4 / 72 - 0.05 for setting in LARGE.settings)
