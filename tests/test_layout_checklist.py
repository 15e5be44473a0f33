"""What is to be done and posted, with boxes to tick."""

from dataclasses import replace
from datetime import date

import pytest

from command import pages_of
from conftest import TODAY
from mailouts import LONG, ORGANISER, RATES, job, piece, pieces, rate
from papers import all_of, bare, boxes, hold, text_of, texts_of
from protest_letters.customs import NO_BREAK
from protest_letters.layout.checklist import lay_out_checklist
from protest_letters.mailout.costs import estimate
from protest_letters.mailout.piece import Handover
from protest_letters.mailout.words import WORDS, words_of
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_named
from typefaces import alone

LANGUAGES = sorted(WORDS)
FACES = alone()
DIN, US = standard_named("din-b"), standard_named("us")
WARNINGS = ("members.csv: row 17: no street; add it", "members.csv: row 19: the letter is in English")


def laid(what=None, standard=DIN, **changes):
    return lay_out_checklist(what or job(**changes), standard, FACES)


def said(document):
    return " ".join(texts_of(document))


@pytest.mark.parametrize("standard", [DIN, US], ids=lambda row: row.id)
@pytest.mark.parametrize("handover", Handover)
@pytest.mark.parametrize("organiser", [ORGANISER, LONG], ids=["short", "long"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_meets_anything_else(language, organiser, handover, standard):
    whose = replace(organiser, language=language)
    what = job(handover=handover, organiser=whose, historical=organiser is LONG, warnings=WARNINGS, parcels=2)

    document = laid(what, standard)

    hold(document, FACES, standard)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("handover", Handover)
def test_without_warnings_it_is_one_sheet(language, handover):
    found = estimate(pieces(2500), RATES, TODAY)
    document = laid(handover=handover, organiser=replace(ORGANISER, language=language), parcels=3, estimate=found)

    assert len(document.pages) == 1
    assert words_of("DE", language).checklist.none in said(document)


ORDER = {
    Handover.ORGANISATION: (
        *("Check numbers and cost", "Make a proof", "Two people read", "in lots of 100", "Sign every letter"),
        *("Fold along", "Seal the envelopes", "Post the bundles", "Post the parcels", "Register every bundle"),
        *("Register what comes back", "Delete everything by 31 May 2027"),
    ),
    Handover.MEETING: (
        *(
            "Check numbers and cost",
            "Make a proof",
            "Two people read",
            "in lots of 100",
            "Put the envelopes to their packets",
        ),
        *("At the meeting", "Count the sealed envelopes", "Post the parcels", "Register the slips"),
        *("Register what comes back", "Delete everything by 31 May 2027"),
    ),
    Handover.HOME: (
        *(
            "Check numbers and cost",
            "Make a proof",
            "Two people read",
            "in lots of 100",
            "Put the envelopes to their packets",
        ),
        *("Give every packet to its member", "Post the parcels", "Register the slips"),
        *("Register what comes back", "Delete everything by 31 May 2027"),
    ),
}


@pytest.mark.parametrize("handover", Handover)
def test_tasks_stand_in_the_order_of_the_work_each_with_a_box(handover):
    document = laid(handover=handover, parcels=2, estimate=estimate(pieces(5), RATES, TODAY))
    text = said(document)

    found = [text.index(task) for task in ORDER[handover]]
    assert found == sorted(found)
    assert len(boxes(document.pages[0])) == len(found)


def test_a_box_stands_beside_the_first_line_of_its_task():
    (page,) = laid(estimate=estimate(pieces(5), RATES, TODAY)).pages

    firsts = {round(line.box.y + line.box.h / 2, 1) for line in page.lines if line.role == "task"}
    for x, y in boxes(page):
        assert round(y + 1.8, 1) in firsts
        assert x < min(line.box.x for line in page.lines if line.role == "task") - 3


def test_somebody_approves_and_two_people_initial():
    (page,) = laid(estimate=estimate(pieces(5), RATES, TODAY)).pages

    labels = [line.text for line in page.lines if line.role == "fill-in"]
    assert labels == ["Approved by", "Date", "Initials", "Initials", "Date", "Initials"]
    for line in page.lines:
        if line.role == "fill-in":
            assert [
                rule
                for rule in page.rules
                if 0 < rule.x1 - line.box.right < 3 and rule.x2 - rule.x1 > 30 and abs(rule.y1 - line.y - 1) < 0.1
            ]


def test_languages_lots_packets_parcels_and_commands_are_filled_in():
    text = said(laid(handover=Handover.HOME, parcels=2, estimate=estimate(pieces(250), RATES, TODAY)))

    for told in (
        *("(Russian, English)", "Lots: 3.", "Packets: 54.", "Parcels: 2."),
        *("protest register mailout --handed-out ID…", "protest register mailout --posted ID…"),
        *("protest register mailout --returned ID… --replied ID…", "protest erase mailout"),
    ):
        assert told in text


def test_without_contacts_there_is_no_word_of_parcels():
    assert "contacts" not in said(laid(parcels=0))


def cells(document):
    found = texts_of(document, "cell")
    return [tuple(found[at : at + 4]) for at in range(0, len(found), 4)]


def test_totals_are_those_of_the_dry_run():
    document = laid(estimate=estimate(pieces(2500), RATES, TODAY, {"A4": 500}))

    assert cells(document) == [
        ("Germany – Kazakhstan", "1,500", "14.72 kg", "1,875.00 EUR"),
        ("Germany, inland", "500", "4.91 kg", "475.00 EUR"),
        ("Germany – Russia", "500", "4.91 kg", "625.00 EUR"),
        ("Total", "2,500", "24.53 kg", "2,975.00 EUR"),
    ]
    for line in (
        "Sheets of A4: 3,000; with 5% for spoilage 3,150",
        "Envelopes DL: 2,500; with 5% for spoilage 2,625",
        "Folding and filling envelopes: 12.5–16.7 hours, at 150 to 200 an hour",
        "Postage: 2,975.00 EUR",
    ):
        assert line in texts_of(document, "body")


def test_every_warning_stands_there_with_a_box_however_many_there_are():
    warnings = tuple(f"members.csv: row {at}: no street; add it" for at in range(2, 302))
    old = rate(as_of=date(2024, 1, 1))
    found = estimate([piece(sheets=3), piece(2, posted_in="FR")], (old,), TODAY)

    document = laid(warnings=warnings, estimate=found)

    hold(document, FACES, DIN)
    text = all_of(document)
    for warning in (*warnings, "close to the step at 20 g", "more than a year old", "missing in rates.yaml: 1"):
        assert bare(warning) in text
    tasks = len(boxes(laid(estimate=estimate([piece()], RATES, TODAY)).pages[0]))
    assert sum(len(boxes(page)) for page in document.pages) == tasks + len(warnings) + 3
    assert f"Page 1 of {len(document.pages)}" in text_of(document.pages[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_another_time_say_so_in_large_letters_on_every_page(language):
    whose = replace(ORGANISER, language=language)
    document = laid(organiser=whose, historical=True, warnings=WARNINGS * 20)
    mark = words_of("DE", language).checklist.historical

    assert len(document.pages) > 1
    for page in document.pages:
        lines = [line for line in page.lines if line.role == "mark"]
        assert " ".join(line.text for line in lines) == mark.replace(NO_BREAK, " ")
        assert min(line.size_pt for line in lines) >= 24
    assert bare(mark) not in all_of(laid(organiser=whose))


def test_it_says_of_when_the_letters_are_and_who_posts():
    assert "Letters dated 20 November 2026 · The organisation posts" in said(laid())


def test_a_warning_of_a_character_that_no_font_has_is_printed_all_the_same():
    document = laid(warnings=("row 3: 山 is in no font",))

    hold(document, FACES, DIN)
    assert "row 3: [U+5C71] is in no font" in texts_of(document, "task")


def test_a_character_of_the_organisation_that_no_font_has_is_said():
    with pytest.raises(ProtestError) as caught:
        laid(organiser=replace(ORGANISER, name="山"))
    assert [one.code for one in caught.value.problems] == [ExitCode.CHARACTER]


def test_read_back_from_the_file_everything_is_there():
    text = bare(" ".join(pages_of(write_pdf(laid(warnings=WARNINGS), FACES))))

    assert bare("Checklist of the mail-out") in text
    assert bare(WARNINGS[0]) in text
