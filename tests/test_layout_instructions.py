"""The sheet that lies on a member's letters."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import pages_of
from conftest import TODAY
from mailouts import ANN, LONG, OFFICES, ORGANISER, RATES, packet, piece, rate
from papers import all_of, bare, hold, text_of, texts_of
from protest_letters.layout.instructions import lay_out_instructions
from protest_letters.mailout.papers import Leaflet
from protest_letters.mailout.piece import Handover, Packet
from protest_letters.mailout.words import WORDS, words_of
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_named
from typefaces import alone

LANGUAGES = sorted(WORDS)
FACES = alone()
DIN, US = standard_named("din-b"), standard_named("us")


def leaflet(language="en", count=5, handover=Handover.HOME, *, ties=False, organiser=ORGANISER, **changes):
    who = replace(ANN, language=language, ties=ties)
    return Leaflet(packet(count, who), handover, replace(organiser, language=language), TODAY, **changes)


def laid(what=None, standard=DIN, **changes):
    return lay_out_instructions(what or leaflet(**changes), standard, FACES)


def said(document):
    return " ".join(texts_of(document))


@pytest.mark.parametrize("standard", [DIN, US], ids=lambda row: row.id)
@pytest.mark.parametrize("handover", [Handover.HOME, Handover.MEETING])
@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("organiser", [ORGANISER, LONG], ids=["short", "long"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_five_letters_take_one_sheet_in_every_language(language, organiser, ties, handover, standard):
    what = leaflet(language, handover=handover, ties=ties, organiser=organiser, reading=True, rates=RATES)

    document = laid(what, standard)

    assert len(document.pages) == 1
    hold(document, FACES, standard)


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_letters_are_not_cramped(language):
    (page,) = laid(language=language, reading=True, rates=RATES).pages

    sizes = {line.size_pt for line in page.lines if line.role == "step"}
    assert min(sizes) >= 10.5
    # between the table and the line to cut along
    cut = min(rule.y1 for rule in page.rules if rule.y1 == rule.y2 and rule.x2 - rule.x1 < 3)
    assert cut - max(line.box.bottom for line in page.lines if line.role == "cell") >= 5


@pytest.mark.parametrize("standard", [DIN, US], ids=lambda row: row.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_letters_of_an_organisation_with_a_long_name_take_one_sheet_as_well(language, standard):
    document = laid(leaflet(language, 12, ties=True, organiser=LONG, reading=True), standard)

    assert len(document.pages) == 1
    hold(document, FACES, standard)


@pytest.mark.parametrize("count", [1, 30, 60, 200])
def test_letters_that_have_no_room_go_on_on_further_sheets(count):
    document = laid(count=count)
    words = words_of("DE", "en").instructions

    hold(document, FACES, DIN)
    assert [one for one in texts_of(document, "cell") if one.isdigit()] == [f"{at:04}" for at in range(1, count + 1)]
    assert [words.continued in text_of(page) for page in document.pages] == [
        False,
        *[True] * (len(document.pages) - 1),
    ]
    assert [words.cut in text_of(page) for page in document.pages] == [True, *[False] * (len(document.pages) - 1)]


def test_at_home_one_reads_dates_signs_folds_stamps_posts_and_tells():
    steps = [line for line in texts_of(laid(reading=True, count=1), "label") if line]
    text = said(laid(reading=True))

    assert steps == [f"{at}." for at in range(1, 11)]
    leads = (
        *("Read every letter", "Date it", "Sign it", "Fold it", "Put the stamp on", "Post it yourself"),
        *("The sheet “FOR YOUR INFORMATION – DO NOT SEND”", "If you get an answer", "If a letter comes back"),
        *("Once everything is posted", "Talk to us first"),
    )
    found = [text.index(lead) for lead in leads]
    assert found == sorted(found)
    for told in ("your own words count for more", "on the day you post it", "in blue ink", "nothing else inside"):
        assert told in text


def test_at_a_meeting_one_signs_the_list_and_hands_the_envelopes_in():
    text = said(laid(handover=Handover.MEETING))

    assert "how to finish them here" in text
    assert text.index("Sign the list") < text.index("Read every letter") < text.index("Hand in the sealed envelopes")
    assert "take them along" in text
    assert "Post it yourself" not in text


def test_where_the_organisation_posts_members_get_none():
    assert laid(handover=Handover.ORGANISATION) is None
    assert laid(Leaflet(Packet(None, (piece(),)), Handover.HOME, ORGANISER, TODAY)) is None
    assert laid(Leaflet(Packet(ANN, ()), Handover.HOME, ORGANISER, TODAY)) is None


def test_the_copy_for_reading_is_spoken_of_only_where_there_is_one():
    assert "DO NOT SEND" in said(laid(reading=True))
    assert "DO NOT SEND" not in said(laid())


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_has_ties_is_asked_first_and_everybody_else_at_the_end(language):
    words = words_of("DE", language).instructions
    free, tied = (all_of(laid(language=language, ties=ties)) for ties in (False, True))

    assert free.index(bare(words.read.lead)) < free.index(bare(words.ties.lead))
    assert bare(words.strong_ties.lead) not in free
    assert tied.index(bare(words.strong_ties.lead)) < tied.index(bare(words.read.lead))
    assert bare(words.strong_ties.text) in tied


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "the one with the same name"),
        ({"window": True}, "shows in the window"),
        ({"envelope": None}, "Copy the address from the letter"),
    ],
)
def test_folding_goes_by_the_envelope(changes, told):
    made = Leaflet(packet(2, **changes), Handover.HOME, ORGANISER, TODAY)

    assert told in said(laid(made))


def rows_of(document):
    cells = texts_of(document, "cell")
    return [tuple(cells[at : at + 4]) for at in range(0, len(cells), 4)]


def test_the_table_says_what_goes_abroad_and_what_it_costs():
    assert rows_of(laid(rates=RATES)) == [
        ("0001", "President of the Republic of Kazakhstan", "Kazakhstan", "abroad, 1.25 EUR"),
        ("0002", "Minister of Internal Affairs", "Kazakhstan", "abroad, 1.25 EUR"),
        ("0003", "Chairman of the Committee of National Security", "Kazakhstan", "abroad, 1.25 EUR"),
        ("0004", "Embassy of Kazakhstan in Russia", "Russia", "abroad, 1.25 EUR"),
        ("0005", "Embassy of Kazakhstan in Germany", "Germany", "inland, 0.95 EUR"),
    ]


def test_a_price_that_is_old_or_missing_is_left_out():
    old = rate(as_of=date(2024, 1, 1))

    assert {row[3] for row in rows_of(laid(rates=(old,)))} == {"abroad", "inland"}


def test_addressees_are_called_as_the_member_calls_them_where_that_is_known():
    made = leaflet("ru", offices={"president": "Президент Республики Казахстан"})

    assert [row[1] for row in rows_of(laid(made))][:2] == [
        "Президент Республики Казахстан",
        "Minister of Internal Affairs",
    ]


def test_the_slip_has_two_blanks_the_members_number_and_where_it_goes():
    (page,) = laid().pages
    (sentence,) = {line.y for line in page.lines if line.role == "fill-in"}
    blanks = [rule for rule in page.rules if abs(rule.y1 - sentence - 1) < 0.1]

    assert [round(rule.x2 - rule.x1) for rule in blanks] == [18, 40]
    assert texts_of(laid(), "slip")[0] == "Member no.: M-0017"
    assert texts_of(laid(), "slip-address") == list(ORGANISER.address)


def test_without_an_address_the_slip_names_the_organisation():
    assert texts_of(laid(organiser=replace(ORGANISER, address=())), "slip-address") == [
        ORGANISER.name,
        ORGANISER.contact,
    ]


def test_a_household_is_named_with_all_its_names():
    who = replace(ANN, names=("Ann Sample", "Bert Sample"))

    assert "Ann Sample, Bert Sample" in said(laid(Leaflet(packet(1, who), Handover.HOME, ORGANISER, TODAY)))


@pytest.mark.parametrize(
    ("language", "organisations", "found"),
    [("fr-CA", "de", "fr"), ("tr", "de", "de"), ("tr", "tr", "en-GB"), ("", "es", "es")],
)
def test_who_reads_none_of_the_languages_gets_that_of_the_organisation(language, organisations, found):
    made = leaflet(language)

    assert laid(replace(made, organiser=replace(ORGANISER, language=organisations))).language == found


def test_a_character_that_no_font_has_is_said_with_the_member():
    who = replace(ANN, names=("山田",))

    with pytest.raises(ProtestError) as caught:
        laid(Leaflet(packet(1, who), Handover.HOME, ORGANISER, TODAY))
    assert {(one.where, one.code) for one in caught.value.problems} == {("member M-0017", ExitCode.CHARACTER)}


def test_read_back_from_the_file_everything_is_there():
    text = bare(" ".join(pages_of(write_pdf(laid(rates=RATES, reading=True), FACES))))

    for told in (ORGANISER.name, ORGANISER.contact, "M-0017", "Ann Sample", *(office for _, office, _ in OFFICES)):
        assert bare(told) in text


NAMES = st.text(st.sampled_from("aWiéЖ-’. "), min_size=1, max_size=160).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(NAMES, NAMES, NAMES, st.sampled_from(LANGUAGES))
def test_nothing_is_lost_however_long_it_is(name, branch, number, language):
    who = replace(ANN, names=(name,), branch=branch, member=number, language=language)

    document = laid(Leaflet(packet(3, who), Handover.HOME, replace(ORGANISER, name=name), TODAY))

    hold(document, FACES, DIN)
    for text in (name, branch, number):
        assert bare(text) in all_of(document)
