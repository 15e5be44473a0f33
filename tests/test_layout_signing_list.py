"""Who has received which packet at a meeting."""

from dataclasses import replace
from itertools import pairwise

import pytest

from mailouts import LONG, ORGANISER, people
from papers import hold, text_of, texts_of
from protest_letters.customs import NO_BREAK
from protest_letters.layout.signing_list import lay_out_signing_list
from protest_letters.mailout.packets import packets_of
from protest_letters.mailout.piece import Handover, Packet
from protest_letters.mailout.words import WORDS, words_of
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_named
from typefaces import alone

LANGUAGES = sorted(WORDS)
FACES = alone()
DIN, US = standard_named("din-b"), standard_named("us")


def members(count, branches=("North",)):
    return [(f"m{at:03}", f"Surname{at:03}", branches[at % len(branches)]) for at in range(count)]


def laid(rows, organiser=ORGANISER, standard=DIN):
    who, what = people(*rows)
    return lay_out_signing_list(packets_of(what, who, Handover.MEETING, "en"), organiser, standard, FACES)


def table(page):
    cells = [line.text for line in page.lines if line.role == "cell" and line.text]
    return [tuple(cells[at : at + 4]) for at in range(0, len(cells), 4)]


@pytest.mark.parametrize("standard", [DIN, US], ids=lambda row: row.id)
@pytest.mark.parametrize("organiser", [ORGANISER, LONG], ids=["short", "long"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_meets_anything_else(language, organiser, standard):
    rows = [
        *members(60, ("North", "", "Post office 2")),
        ("m-with-a-long-number-0001", "Zu Sample-Muster" * 4, "North"),
    ]

    document = laid(rows, replace(organiser, language=language), standard)

    hold(document, FACES, standard)
    assert len(document.pages) >= 3


def test_branches_begin_a_sheet_of_their_own_and_are_counted_by_themselves():
    document = laid(members(70, ("North", "South")))

    heads = [texts_of(replace(document, pages=(page,)), "list-heading") for page in document.pages]
    assert heads == [["Branch: North"]] * 2 + [["Branch: South"]] * 2
    assert [texts_of(replace(document, pages=(page,)), "heading") for page in document.pages] == [
        ["Sheet 1 of 2"],
        ["Sheet 2 of 2"],
    ] * 2
    assert all("Names: 35 · Letters: 70" in text_of(page) for page in document.pages)


def test_everybody_is_there_once_with_name_number_and_letters():
    document = laid(members(70, ("North", "South")))

    found = [row for page in document.pages for row in table(page)]
    north = [row for row in members(70, ("North", "South")) if row[2] == "North"]
    assert found[:35] == [
        (f"{at}", f"Given {surname}", number, "2") for at, (number, surname, _) in enumerate(north, start=1)
    ]
    assert len(found) == 70


def test_there_is_room_to_sign():
    document = laid(members(50))

    for page in document.pages:
        tops = sorted({round(rule.y1, 2) for rule in page.rules if rule.y1 == rule.y2 and rule.x2 - rule.x1 > 150})
        rows = [low - high for high, low in pairwise(tops[1:])]
        assert min(rows) >= 10 - 0.01
        right = max(rule.x1 for rule in page.rules)
        column = max(rule.x1 for rule in page.rules if rule.x1 < right - 1)
        assert right - column >= 50
        assert not [line for line in page.lines if line.text and line.role == "cell" and line.box.right > column]


def test_the_surname_that_the_list_is_sorted_by_is_bold():
    document = laid([("m1", "Sample", "")])

    (name,) = [line for line in document.pages[0].lines if line.text == "Given Sample"]
    assert [(run.text, run.face.value) for run in name.runs] == [("Given ", "regular"), ("Sample", "bold")]


def test_who_is_in_no_branch_stands_on_a_sheet_of_that_name():
    assert texts_of(laid([("m1", "Sample", "")]), "list-heading") == ["Without a branch"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_named(language):
    document = laid(members(3), replace(ORGANISER, language=language))

    columns = words_of("DE", language).signing.columns
    assert texts_of(document, "column") == [name.replace(NO_BREAK, " ") for name in columns]


def test_without_a_packet_there_is_no_list():
    with pytest.raises(ValueError, match="nobody gets a packet"):
        lay_out_signing_list([Packet(None, ())], ORGANISER, DIN, FACES)


def test_a_character_that_no_font_has_is_said_with_the_member():
    with pytest.raises(ProtestError) as caught:
        laid([("m1", "山", "")])
    assert [(one.where, one.code) for one in caught.value.problems] == [("member m1", ExitCode.CHARACTER)]
