"""The parts of a letter found again in the text of a file, and the lines of the files they come from."""

from dataclasses import replace
from datetime import date

import pytest

from protest_letters.compose.address import form_of_address
from protest_letters.dispatch import Template
from protest_letters.document import Block, Run
from protest_letters.explain import explain_letter
from protest_letters.explain.again import write_again
from protest_letters.explain.matching import find_parts, lines_of_pages
from protest_letters.explain.parts import Part, parts_of
from protest_letters.explain.source_lines import head_of, place_of
from protest_letters.mark import Mark
from protest_letters.problems import ExitCode, ProtestError


def stand_in(option):
    return f"\ue010{option}\ue011"


NAME, STREET, CITY = stand_in("--name"), stand_in("--street"), stand_in("--city")


def part(text, role="text"):
    return Part(role, text, "somewhere", "")


def found(parts, lines):
    """Pairs of a part's words and whether they are as they should be; lines without a part last."""
    return [
        (one.words, one.same)
        for one in find_parts([part(*([text] if isinstance(text, str) else text)) for text in parts], lines)
    ]


@pytest.mark.parametrize(
    ("parts", "lines", "words"),
    [
        (["One two three"], ["One two", "three"], ["One two three"]),
        (["One two", "three"], ["One two", "three"], ["One two", "three"]),
        (["extraordinary"], ["extra\x02", "ordinary"], ["extraordinary"]),
        (["extraordinary"], ["extra-", "ordinary"], ["extraordinary"]),
        (["self-made"], ["self\ufffemade"], ["self-made"]),
        (["a\u00a0b – c"], ["a b – c"], ["a b – c"]),
        ([f"{CITY}, 1 May"], ["Old Town, 1 May"], ["Old Town, 1 May"]),
        ([f"Of {CITY} and {CITY}."], ["Of A, and B and", "C and D."], ["Of A, and B and C and D."]),
        ([NAME, STREET, "Spain"], ["Ann", "Road 1", "Spain"], ["Ann", "Road 1", "Spain"]),
        (["A", "B"], ["B", "A"], ["A", "B"]),
        (["Yours,", NAME], ["Yours,", "Ann", "Example"], ["Yours,", "Ann Example"]),
        ([NAME, CITY, "Dear", "Paris"], ["Ann", "Paris", "Dear", "Paris"], ["Ann", "Paris", "Dear", "Paris"]),
        (
            [NAME, STREET, (f"{NAME} · {STREET}", "return line"), "Dear"],
            ["Ann", "Road 1", "Ann · Road 1", "Dear"],
            ["Ann", "Road 1", "Ann · Road 1", "Dear"],
        ),
        (
            [NAME, STREET, (f"{NAME} · {STREET} · {CITY}", "return line"), "Dear"],
            ["Ann", "Road 1", "Ann · Road 1", "Oldtown", "Dear"],
            ["Ann", "Road 1", "Ann · Road 1 Oldtown", "Dear"],
        ),
        (
            [NAME, STREET, (f"{NAME} · {STREET}", "return line"), "Dear"],
            ["Ann", "Example", "Road 1", "Ann Example · Road 1", "Dear"],
            ["Ann Example Road 1", "Ann Example · Road 1", "Dear"],
        ),
    ],
)  # fmt: skip
def test_parts_are_found_whatever_the_lines_are_broken_like(parts, lines, words):
    assert found(parts, lines) == [(text, True) for text in words]


@pytest.mark.parametrize(
    ("parts", "lines", "pairs"),
    [
        (["Old"], ["New"], [("New", False)]),
        (["A", "Old", "C"], ["A", "New", "newer", "C"], [("A", True), ("New newer", False), ("C", True)]),
        (["A", "B"], ["A"], [("A", True), ("", False)]),
        (["A", "B", "C", "D"], ["A", "x", "y", "z", "D"],
         [("A", True), ("", False), ("", False), ("D", True), ("x y z", True)]),
        (["One"], ["One and more"], [("One and more", False)]),
        ([], ["More"], [("More", True)]),
        (["A"], [], [("", False)]),
        ([NAME], [], [("", False)]),
    ],
)  # fmt: skip
def test_what_differs_is_told_from_what_is_the_same(parts, lines, pairs):
    assert found(parts, lines) == pairs


def test_the_heads_of_further_pages_are_left_aside():
    pages = ("One\ntwo", "President, Madrid\n1 May Page 2 of 3\nthree", "Page 3 of 3\nfour\nPage 3 of 3")

    assert lines_of_pages(pages, "Page {page} of {pages}") == ["One", "two", "three", "four", "Page 3 of 3"]


# the letter's file

DRAFT = Template(
    id="appeal",
    language="en",
    subject="A sample",
    body="{% if we %}We{% else %}I{% endif %} write to you\nabout something *important*.\n\nThe second paragraph\n"
    "has the date {{ date }} in it.\n",
    asks=(("minister", "Please answer."),),
    kinds=("minister",),
    since=date(2020, 1, 1),
    file="letters/appeal.en.md",
    body_line=10,
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I write to you about something important.", (0, "letters/appeal.en.md:10")),
        ("The second paragraph has the date 1 May 2020 in it.", (0, "letters/appeal.en.md:13")),
        ("[filled in from elsewhere] has the date 1 May 2020 in it.", (0, "letters/appeal.en.md:13")),
        ("Please answer me about the second paragraph.", (1, "letters/appeal.en.md:6")),
        ("Nothing of the kind stands there at all.", (-1, "")),
        ("", (-1, "")),
    ],
)
def test_a_paragraph_s_place_is_the_line_it_begins_on(text, place):
    request = replace(DRAFT, body="Please answer me about\nthe second paragraph.", body_line=6)
    assert place_of(text, (DRAFT, request)) == place


def test_a_subject_s_place_is_its_line():
    assert head_of(replace(DRAFT, body="A sample", body_line=3)) == "letters/appeal.en.md:3"
    assert head_of(replace(DRAFT, body="")) == "letters/appeal.en.md"


# parts that only some letters have

MARK = Mark("president", "end-the-repression", "en-GB", date(1999, 11, 20), "ES", False, ("city", "name", "street"))  # noqa: FBT003


def test_letterhead_reference_own_words_and_the_address_in_full_are_parts(compose, campaign, forms):
    dispatch = write_again(MARK, campaign)
    plain = compose("president", language="en")
    letter = replace(
        plain,
        letterhead=((Run("Sample Union", origin="--organisation"),),),
        sender=(),
        reference=(Run("Our reference: "), Run(stand_in("--our-ref"), origin="--our-ref")),
        body=(*plain.body, Block((Run(stand_in("--personal"), origin="--personal"),))),
        address_in_full=(*plain.address[:-1], (Run("Астана"),), plain.address[-1]),
    )
    parts = parts_of(letter, dispatch, form_of_address(dispatch, forms), (campaign, MARK))

    assert [one.text for one in parts if one.role == "letterhead"] == ["Sample Union"]
    assert [one.origin for one in parts if one.role == "reference"] == ["the sender: --our-ref"]
    assert [one.rule for one in parts if one.text == stand_in("--personal")] == ["the sender's own words"]
    assert [one.text for one in parts if one.optional] == ["Астана"]


def test_own_words_of_several_paragraphs_are_found_between_those_of_the_campaign():
    own = stand_in("--personal")
    assert found(["First.", own, "Last."], ["First.", "I have", "a friend.", "And more.", "Last."]) == [
        ("First.", True),
        ("I have a friend. And more.", True),
        ("Last.", True),
    ]


# a mark may say anything


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"to": "nobody"}, "is nobody's id in this campaign"),
        ({"letter": "nothing"}, "is no letter of this campaign"),
        ({"language": "de-ZZ", "letter": "nothing"}, "is no letter of this campaign"),
        ({"language": "en"}, "is a language without customs here"),
        ({"day": date(1, 1, 1)}, "no usable address is known for 0001-01-01"),
    ],
)
def test_a_mark_of_what_is_not_there_is_a_problem(campaign, forms, change, what):
    with pytest.raises(ProtestError) as caught:
        explain_letter(replace(MARK, **change), ("",), campaign, forms)
    assert any(what in problem.what for problem in caught.value.problems)
    assert {problem.code for problem in caught.value.problems} == {ExitCode.DATA}


@pytest.mark.parametrize("change", [{"sheet": "none"}, {"country": "ZZ"}, {"served": "ZZ"}, {"many": True}])
def test_a_mark_with_strange_values_is_explained_as_far_as_it_goes(campaign, forms, change):
    rows = explain_letter(replace(MARK, **change), ("Some text\nof a stranger",), campaign, forms)

    assert [row.words for row in rows if row.part == "letter"]
    assert any("most of the file is not what this campaign writes" in row.words for row in rows)


@pytest.mark.parametrize("page", ["a\n" * 10_000, "a" * 20_000, "I write on behalf of\n" * 1000])
def test_a_file_full_of_text_is_done_with_soon(campaign, forms, page):
    assert explain_letter(MARK, (page,) * 10, campaign, forms)
