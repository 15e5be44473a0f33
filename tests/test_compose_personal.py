"""The sender's own words: plain text before the letter's closing paragraph, whatever signs they hold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import TODAY
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import NO_BREAK, plain_spaces
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Block, Run
from protest_letters.plan import plan_letters

WRITER = Sender("Anna Sample", "Bern", "CH", "Gasse 1", "3000")
ASK = "Please lift the ban."


@pytest.fixture(scope="module")
def write(campaign, forms):
    """Return a function: own words, the template's body, language → the letter's blocks."""
    plans = {
        language: plan_letters(Wish(("president",), WRITER, date(1999, 11, 20), TODAY, "", language), campaign)
        for language in ("en-GB", "ru")
    }

    def make(personal, body="", language="en-GB"):
        one = plans[language].dispatches[0]
        asks = ((one.to.addressee.kind, ASK),)
        template = replace(one.template, body=body, asks=asks) if body else one.template
        return compose_letter(replace(one, template=template, sender=replace(WRITER, personal=personal)), forms).body

    return make


def texts(blocks):
    return [block.label + "".join(run.text for run in block.runs) for block in blocks]


def own(blocks):
    return [block for block in blocks if {run.origin for run in block.runs} == {"--personal"}]


@pytest.mark.parametrize(
    ("body", "personal", "expected"),
    [
        ("One.\n\n{{ ask }}\n\nThanks.", "Mine.", ["One.", ASK, "Mine.", "Thanks."]),
        ("One.\n\n{{ ask }}", "Mine.", ["One.", "Mine.", ASK]),
        ("{{ ask }}\n\nTwo.\n\nThanks.", "Mine.", [ASK, "Two.", "Mine.", "Thanks."]),
        # one paragraph only: after it
        ("{{ ask }}", "Mine.", [ASK, "Mine."]),
        # a list is not torn apart
        ("{{ ask }}\n\n- a\n- b", "Mine.", [ASK, "–a", "–b", "Mine."]),
        ("{{ ask }}\n\n- a\n- b\n\nThanks.", "Mine.", [ASK, "–a", "–b", "Mine.", "Thanks."]),
        # paragraphs are parted by an empty line, a line break alone is a space
        ("{{ ask }}\n\nThanks.", "a\nb\n\nc", [ASK, "a b", "c", "Thanks."]),
        ("{{ ask }}\n\nThanks.", "a\r\nb\r\n \t \r\n\r\nc\r\n", [ASK, "a b", "c", "Thanks."]),
        ("{{ ask }}\n\nThanks.", "\n  a \n  b\tc\n\n\n\n", [ASK, "a b c", "Thanks."]),
        ("{{ ask }}\n\nThanks.", "", [ASK, "Thanks."]),
        ("{{ ask }}\n\nThanks.", " \n\n\t\n", [ASK, "Thanks."]),
    ],
)
def test_own_words_stand_before_the_closing_paragraph(write, body, personal, expected):
    assert texts(write(personal, body)) == expected


def test_the_shipped_letters_keep_their_paragraphs_in_order_around_the_own_words(write):
    for language in ("en-GB", "ru"):
        without, with_own = write("", language=language), write("Mine.\n\nAnd mine.", language=language)
        mine = tuple(Block((Run(text, origin="--personal"),)) for text in ("Mine.", "And mine."))
        assert with_own == (*without[:-1], *mine, without[-1])


@pytest.mark.parametrize(
    ("language", "bound"),
    [
        ("en-GB", "on 9~June~2021 under article~23~– и в статье 23 от 9 июня"),
        ("ru", "on 9 June 2021 under article 23~– и~в~статье~23 от~9~июня"),
    ],
)
def test_of_own_words_no_date_is_broken_and_nothing_is_changed(write, language, bound):
    words = bound.replace("~", " ")
    (block,) = own(write(words, language=language))
    assert block == Block((Run(bound.replace("~", NO_BREAK), origin="--personal"),))
    assert plain_spaces(block.runs[0].text) == words


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=60)
)
@example("{{ 7*7 }}")
@example("{% if we %}x")
@example("{# x #}")
@example("**x** _y_ `z`")
@example("<b>x</b> &amp;")
@example("\ue0000\ue001")
@example("\ue002")
@example("# x")
@example("> x")
@example("1. x")
@example("- x")
@example("a\\*b\\")
@example("{{ ask }}")
@settings(max_examples=60, deadline=None)
def test_own_words_are_printed_as_they_were_typed_whatever_they_hold(write, words):
    blocks = write(words, "One.\n\n{{ ask }}\n\nThanks.")
    assert texts(blocks) == ["One.", ASK, words, "Thanks."]
    assert own(blocks) == [Block((Run(words, origin="--personal"),))]


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_own_words_break_the_letter_or_leave_a_line_end(write, words):
    blocks = write(words, "One.\n\n{{ ask }}\n\nThanks.")
    assert (texts(blocks)[:2], texts(blocks)[-1]) == (["One.", ASK], "Thanks.")
    for text in texts(blocks[2:-1]):
        assert text.splitlines() == [text] == [text.strip()]
