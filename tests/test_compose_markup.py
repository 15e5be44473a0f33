"""Markdown to blocks: paragraphs, emphasis and lists; everything else is text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.compose.filling import CLOSE, OPEN, Value
from protest_letters.compose.markup import literal, parse_blocks
from protest_letters.document import Face, Run

R, B, I, BI = Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC  # noqa: E741


def blocks(text, *values):
    return [
        (block.label, [(run.text, run.face) for run in block.runs])
        for block in parse_blocks(text, [Value(value, "--name") for value in values])
    ]


def slot(number):
    return f"{OPEN}{number}{CLOSE}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", [("", [("One.", R)]), ("", [("Two.", R)])]),
        ("a *b* c", [("", [("a ", R), ("b", I), (" c", R)])]),
        ("**b** _c_ ***d***", [("", [("b", B), (" ", R), ("c", I), (" ", R), ("d", BI)])]),
        ("- a\n- b", [("–", [("a", R)]), ("–", [("b", R)])]),
        ("3. a\n4. b", [("3.", [("a", R)]), ("4.", [("b", R)])]),
        ("1. a\n2. b\n\nNext", [("1.", [("a", R)]), ("2.", [("b", R)]), ("", [("Next", R)])]),
        (r"\*a\* and 1\. b", [("", [("*a* and 1. b", R)])]),
        ("", []),
    ],
)
def test_paragraphs_emphasis_and_lists_are_understood(text, expected):
    found = blocks(text)
    merged = [(label, merge(runs)) for label, runs in found]
    assert merged == expected


def merge(runs):
    joined = []
    for text, face in runs:
        if joined and joined[-1][1] is face:
            joined[-1] = (joined[-1][0] + text, face)
        else:
            joined.append((text, face))
    return joined


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "> no quotation",
        "<b>no HTML</b>",
        "`no code`",
        "[no](link)",
        "![no](picture)",
        "&amp; &copy;",
        "---",
    ],
)
def test_everything_else_of_markdown_is_text(text):
    assert blocks(text) == [("", [(text, R)])]


def test_indented_text_is_no_code():
    assert blocks("a\n\n    b") == [("", [("a", R)]), ("", [("b", R)])]


def test_an_empty_item_gives_its_label_to_nobody():
    assert blocks("- a\n-\n\nA paragraph") == [("–", [("a", R)]), ("", [("A paragraph", R)])]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)
)
@settings(max_examples=100, deadline=None)
def test_a_value_is_never_markup_whatever_it_holds(value):
    assert blocks(slot(0), value) == [("", [(value, R)])]
    assert blocks(f"**{slot(0)}**", value) == [("", [(value, B)])]
    assert blocks(f"- {slot(0)}", value) == [("–", [(value, R)])]


@pytest.mark.parametrize(
    "value", ["1. Bern", "# x", "*x*", "_x_", "**", "- x", "<b>", "a\\*b", "&lt;", "\ue0000\ue001"]
)
def test_a_value_begins_a_paragraph_as_it_was_typed(value):
    assert blocks(f"{slot(0)} writes.", value) == [("", [(value, R), (" writes.", R)])]


def test_a_value_stays_a_run_of_its_own_with_the_field_it_came_from():
    (block,) = parse_blocks(f"I, {slot(0)}, write", [Value("Anna", "--name")])
    assert block.runs == (Run("I, "), Run("Anna", origin="--name"), Run(", write"))


def test_an_empty_value_leaves_no_run_and_no_empty_paragraph():
    assert blocks(f"{slot(0)}\n\nText{slot(0)}.", "") == [("", [("Text", R), (".", R)])]


def test_literal_text_takes_its_face_along():
    assert literal(f"On {slot(1)}", [Value("a", "x"), Value("b", "y")], B) == (Run("On ", B), Run("b", B, "y"))
