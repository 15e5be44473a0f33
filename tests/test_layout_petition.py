"""Petitions on their sheets: printed lists, sheets for pens, receipts."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import pages_of
from conftest import TODAY
from protest_letters.compose.petition import Signing, compose_petition
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.document import Face
from protest_letters.layout.handover import lay_out_handover
from protest_letters.layout.petition import lay_out_petition
from protest_letters.layout.signing_sheets import MIN_ROW, lay_out_signing_sheets, rows_on_sheet
from protest_letters.layout.styles import LARGE, NORMAL, justified
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.load.signers import read_signers
from protest_letters.media.pdf import write_pdf
from protest_letters.petitions.collation import sort_people
from protest_letters.petitions.signatory import Signatory
from protest_letters.petitions.words import WORDS, words_of
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import STANDARDS, standard_named
from signers import COUNT, SIXTY
from typefaces import alone

SENDER = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", "Secretary", "Sample Union")
THEN = date(1999, 11, 20)
PEOPLE = read_signers(SIXTY.encode(), "list.txt").people
CAMPAIGN, FORMS, FACES = load_campaign(built_in_folder()), load_shipped_forms(), alone()
OFFICES = ("president", "interior-minister", "knb-chairman", "embassy-ru")
LANGUAGES = tuple(row.language for row in WORDS)
A4 = [row.id for row in STANDARDS if row.paper[0] == "A4"]


def petition(who="president", language="en", people=PEOPLE, sender=SENDER, closing=None):
    plan = plan_letters(Wish((who,), sender, THEN, TODAY, "", language, medium=Medium.PETITION), CAMPAIGN)
    assert plan.dispatches, plan.problems
    return compose_petition(plan.dispatches[0], FORMS, Signing(people, closing))


def laid(made, standard="din-b", style=NORMAL):
    return lay_out_petition(made, standard_named(standard), FACES, style)


def text_of(page):
    return " ".join(line.text for line in page.lines)


def bare(text):
    """A text without spaces and hyphens, which lines may add."""
    return "".join(text.split()).replace("-", "")


def many(count, words="Sample Union of Postal Workers"):
    return tuple(Signatory(f"Name{at:05}", "Given", "ES", words, f"row {at}") for at in range(count))


# the printed list


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", OFFICES)
def test_sixty_people_take_two_a4_sheets_with_the_whole_request_on_the_first(who, language):
    made = petition(who, language)
    document = laid(made)

    assert len(document.pages) == 2
    body = "".join(run.text for block in made.letter.body for run in block.runs)
    first = "".join(line.text for line in document.pages[0].lines if line.role == "body")
    assert bare(first) == bare(body)


@pytest.mark.parametrize("standard", A4)
def test_sixty_people_take_two_sheets_under_every_standard_on_a4(standard):
    assert len(laid(petition(), standard).pages) == 2


def test_read_back_from_the_file_every_name_is_there_once_and_sorted():
    pages = pages_of(write_pdf(laid(petition()), FACES))
    read = " ".join(" ".join(pages).split())

    for one in PEOPLE:
        wanted = ", ".join(part for part in (one.surname, one.given) if part)
        assert wanted in read, wanted
    order = [one.surname for one in sort_people(PEOPLE, "en")]
    found = [line.text.split(",")[0] for page in laid(petition()).pages for line in _first_lines(page)]
    assert found == order
    numbers = [line.text for page in laid(petition()).pages for line in page.lines if line.role == "number"]
    assert numbers == [f"{at}." for at in range(1, COUNT + 1)]


def _first_lines(page):
    """Of each entry the line that stands beside a number."""
    numbers = [line for line in page.lines if line.role == "number"]
    entries = [line for line in page.lines if line.role == "signatory"]
    for number in numbers:
        yield min((one for one in entries if one.y == number.y and one.box.x > number.box.x), key=lambda one: one.box.x)


@pytest.mark.parametrize("count", [1, 2, 7, 59, 60, 61, 150, 300])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_counts_are_right_and_every_further_sheet_repeats_addressee_and_request(count, language):
    made = petition(language=language, people=many(count))
    pages = laid(made).pages
    words = words_of(language)
    ask = "".join(run.text for block in made.request for run in block.runs)
    shown = []
    for number, page in enumerate(pages, start=1):
        text = text_of(page)
        here = sum(line.role == "number" for line in page.lines)
        shown.append(here)
        assert words.sheet.format(sheet=number, sheets=len(pages)) in text
        assert words.here.format(count=here) in text
        assert words.total.format(count=count) in text
        assert words.identification.split()[-1] in text
        assert "Calle Mayor 1, 28013 Madrid" in text
        assert bare(ask) in bare(text)
    assert sum(shown) == count


@pytest.mark.parametrize("standard", [row.id for row in STANDARDS])
@pytest.mark.parametrize("count", [7, 60, 200])
@pytest.mark.parametrize("style", [NORMAL, LARGE], ids=["normal", "large"])
def test_nothing_meets_anything_else_nor_the_stamp_nor_the_edge(standard, count, style):
    row = standard_named(standard)
    for number, page in enumerate(laid(petition(people=PEOPLE if count == 60 else many(count)), standard, style).pages):
        boxes = sorted((line.box for line in page.lines if line.text), key=lambda box: box.y)
        for at, box in enumerate(boxes):
            near = [other for other in boxes[at + 1 :] if other.y < box.bottom - 0.3]
            assert not [other for other in near if other.meets(replace(box, h=box.h - 0.3))], (number, box)
            assert box.x >= 20
            assert box.right <= page.width - 10
            assert box.bottom <= page.height - 8
            assert number > 0 or not box.meets(row.stamp)
            crossed = [rule.y1 for rule in page.rules if rule.x2 > box.x and rule.x1 < box.right and rule.y1 == rule.y2]
            assert not [y for y in crossed if box.y + 0.5 < y < box.bottom - 0.5]
        listed = [line.box.bottom for line in page.lines if line.role in ("signatory", "signature")]
        foot = [line.box.y for line in page.lines if line.role == "foot"]
        assert max(listed, default=0) < min(foot)


@pytest.mark.parametrize("count", range(84, 140, 2))
def test_no_lonely_names_stand_on_a_last_sheet(count):
    pages = laid(petition(people=many(count, "SU"))).pages

    assert sum(line.role == "number" for line in pages[-1].lines) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_list_begins_under_the_text(language):
    first = laid(petition(language=language, people=many(7))).pages[0]

    assert sum(line.role == "number" for line in first.lines) >= 2


def test_columns_of_a_sheet_end_at_like_heights():
    for page in laid(petition(people=many(300))).pages:
        bottoms = {}
        for line in page.lines:
            if line.role == "number":
                bottoms[round(line.box.right)] = line.box.bottom
        assert max(bottoms.values()) - min(bottoms.values()) < 14


def test_an_organisation_has_its_letterhead_and_the_text_is_in_the_plural():
    made = petition(sender=replace(SENDER, many=True))

    assert made.letter.letterhead
    assert "We respectfully ask" in text_of(laid(made).pages[0])


def test_the_closing_day_stands_at_the_foot():
    assert "Signatures are collected until 31 December 1999." in text_of(
        laid(petition(closing=date(1999, 12, 31))).pages[1]
    )


def test_a_character_without_a_glyph_is_named_with_its_row():
    people = (*PEOPLE[:3], Signatory("漢字", "Ann", "ES", "", "list.csv: row 9"))

    with pytest.raises(ProtestError) as caught:
        laid(petition(people=people))

    assert [(one.where, one.code) for one in caught.value.problems] == [("list.csv: row 9", ExitCode.CHARACTER)] * 2


def test_a_word_that_fits_no_column_is_set_over_the_whole_width_or_said_in_millimetres():
    wide, wider = "n" * 60, "n" * 400

    assert len(laid(petition(people=(*PEOPLE, Signatory(wide, "A", "ES", "", "row 9")))).pages) == 3
    with pytest.raises(ProtestError) as caught:
        laid(petition(people=(*PEOPLE, Signatory(wider, "A", "ES", "", "row 9"))))
    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == ("row 9", ExitCode.FIT)
    assert " mm wide at " in problem.what


def test_an_entry_higher_than_a_sheet_is_said_in_millimetres():
    long = " ".join(["Sample Union of Postal Workers"] * 600)

    with pytest.raises(ProtestError, match=r"higher than a sheet, \d+\.\d mm") as caught:
        laid(petition(people=(Signatory("Doe", "Ann", "ES", long, "row 9"),)))
    assert caught.value.problems[0].code is ExitCode.FIT


WORD = st.from_regex(r"\A[A-Za-zÀ-ÿА-Яа-я’-]{1,14}\Z")
PERSON = st.builds(Signatory, WORD, WORD, st.sampled_from(["ES", "RU", "Sampleland", ""]), WORD, st.just("row 1"))


@settings(max_examples=30, deadline=None)
@given(st.lists(PERSON, min_size=1, max_size=40).map(tuple), st.sampled_from(LANGUAGES))
def test_whoever_signs_stands_on_a_sheet(people, language):
    pages = laid(petition(language=language, people=people)).pages
    read = "".join(line.text for page in pages for line in page.lines if line.role == "signatory").replace(" ", "")

    assert sum(line.role == "number" for page in pages for line in page.lines) == len(people)
    for one in people:
        assert one.surname in read
        assert one.given in read


# sheets for pens


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", OFFICES)
def test_every_sheet_for_pens_has_addressee_request_columns_and_responsible_person(who, language):
    made = petition(who, language, people=(), closing=date(1999, 12, 31))
    document = lay_out_signing_sheets(made, standard_named("din-b"), FACES, sheets=3)
    words = words_of(language)

    assert len(document.pages) == 3
    for number, page in enumerate(document.pages, start=1):
        text = "".join(text_of(page).split())
        assert words.sheet.format(sheet=number, sheets=3).replace(" ", "") in text
        for block in made.letter.body:
            end = "".join(run.text for run in block.runs).split()[-1]
            assert end.replace("\xa0", "")[-6:] in text
        for label in words.columns:
            assert "".join(label.split()) in text
        assert "1999" in text
        assert "CalleMayor1" in text
        assert rows_on_sheet(document) >= 10


@pytest.mark.parametrize("standard", [row.id for row in STANDARDS])
@pytest.mark.parametrize("rows", [0, 5, 12])
def test_lines_to_write_on_are_nine_millimetres_high_and_stand_over_the_foot(standard, rows):
    document = lay_out_signing_sheets(petition(people=()), standard_named(standard), FACES, sheets=1, rows=rows)
    (page,) = document.pages
    across = sorted({rule.y1 for rule in page.rules if rule.y1 == rule.y2 and rule.x2 - rule.x1 > 100})
    gaps = [low - high for high, low in pairwise(across[1:-1])]

    assert rows_on_sheet(document) == (rows or rows_on_sheet(document)) == len(gaps)
    assert min(gaps) >= MIN_ROW - 0.01
    assert across[-2] < min(line.box.y for line in page.lines if line.role == "foot")
    for at, one in enumerate(page.lines):
        assert not [other for other in page.lines[at + 1 :] if replace(other.box, h=other.box.h - 0.3).meets(one.box)]


def test_more_lines_than_fit_are_refused_with_both_heights():
    with pytest.raises(ProtestError) as caught:
        lay_out_signing_sheets(petition(people=()), standard_named("din-b"), FACES, sheets=1, rows=30)

    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == ("--rows", ExitCode.FIT)
    assert "30 lines of 9 mm are 270 mm high" in problem.what
    assert "at most" in problem.hint


# receipts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_has_two_copies_with_counts_stamp_and_both_sides(language):
    document = lay_out_handover(
        petition(language=language), standard_named("din-b"), FACES, sheets="2", signatures="60"
    )
    words = words_of(language)

    assert len(document.pages) == 2
    for page, copy in zip(document.pages, words.copies, strict=True):
        lines = [line.text for line in page.lines]
        assert {copy, words.received_by, words.received_on, words.stamp, words.handed_by, "2", "60"} <= set(lines)
        assert max(line.box.bottom for line in page.lines) < 280


def test_a_receipt_for_sheets_that_are_not_signed_yet_leaves_the_counts_to_a_pen():
    known = lay_out_handover(petition(), standard_named("din-b"), FACES, sheets="2", signatures="60")
    open_ = lay_out_handover(petition(), standard_named("din-b"), FACES, sheets="", signatures="")

    assert len(open_.pages[0].rules) == len(known.pages[0].rules) + 2


def test_the_letter_s_text_is_justified_where_that_is_wanted_and_names_are_not():
    pages = laid(petition(language="fr", people=many(60)), style=justified(NORMAL)).pages
    ends = {line.box.right for line in pages[0].lines if line.role == "body"}
    right = standard_named("din-b").text.right
    assert sum(abs(end - right) < 0.01 for end in ends) >= 1
    ragged = laid(petition(language="fr", people=many(60))).pages
    listed = [[line.text for page in one for line in page.lines if line.role == "signatory"] for one in (pages, ragged)]
    assert listed[0] == listed[1]


def test_a_text_that_is_tightened_to_take_fewer_sheets_says_so():
    notes = {laid(petition(people=many(count))).notes for count in range(20, 120, 4)}
    assert () in notes
    assert any(note.endswith("to take fewer sheets") for one in notes for note in one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_subject_is_broken_evenly_over_further_sheets_and_on_receipts(language):
    made = petition(language=language, people=many(60))
    sheets = laid(made)
    receipt = lay_out_handover(made, standard_named("din-b"), FACES, sheets="3", signatures="60")

    for page, role in ((sheets.pages[1], "subject"), (receipt.pages[0], "value")):
        lines = [line for line in page.lines if line.role == role and {run.face for run in line.runs} == {Face.BOLD}]
        assert len(lines) in (1, 2)
        assert lines[-1].box.w > lines[0].box.w / 2
        assert not re.search(r" \w{1,3}$", lines[0].text) or len(lines) == 1
