"""What lies on each bundle of letters."""

from dataclasses import replace

import pytest

from mailouts import LONG, OFFICES, ORGANISER, RATES, people, piece, pieces
from papers import hold, texts_of
from protest_letters.document import Zone
from protest_letters.layout.bundle_slips import lay_out_bundle_slips
from protest_letters.mailout.packets import packets_of
from protest_letters.mailout.piece import Handover, Packet
from protest_letters.mailout.words import WORDS
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_named
from typefaces import alone

LANGUAGES = sorted(WORDS)
FACES = alone()
DIN, US = standard_named("din-b"), standard_named("us")
WHO, _ = people(("m1", "Sample", ""))


def bundles(*what):
    return packets_of(what or pieces(260, "m1"), WHO, Handover.ORGANISATION)


def laid(packets=None, organiser=ORGANISER, standard=DIN, rates=RATES):
    return lay_out_bundle_slips(packets or bundles(), rates, organiser, standard, typefaces=FACES)


@pytest.mark.parametrize("standard", [DIN, US], ids=lambda row: row.id)
@pytest.mark.parametrize("organiser", [ORGANISER, LONG], ids=["short", "long"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_meets_anything_else_nor_leaves_its_slip(language, organiser, standard):
    mixed = [piece(at, member="m1", sheets=at) for at in range(1, 13)]
    document = laid(bundles(*pieces(260, "m1"), *mixed), replace(organiser, language=language), standard)

    hold(document, FACES, standard)
    _, width, height = standard.paper
    cells = [Zone(x, y, width / 2, height / 2) for x in (0, width / 2) for y in (0, height / 2)]
    for page in document.pages:
        assert all(any(cell.holds(line.box) for cell in cells) for line in page.lines)


def test_there_are_four_slips_to_a_sheet_in_the_order_of_the_bundles():
    document = laid()

    assert [[line.role for line in page.lines].count("title") for page in document.pages] == [4, 4, 2]
    assert texts_of(document, "title") == [f"Bundle {at} of 10" for at in range(1, 11)]


def test_a_slip_says_to_whom_which_how_many_how_heavy_and_what_it_costs():
    found = texts_of(laid(bundles()[:1]), "value")

    assert found == [
        *("President of the Republic of", "Kazakhstan", "Kazakhstan", "0001", "0246", "50", "490.6 g"),
        *("50 × 1.25 EUR", "= 62.50 EUR"),
    ]


def test_stamps_of_several_prices_are_told_apart():
    what = [piece(1, member="m1"), piece(2, member="m1"), piece(3, member="m1", sheets=4)]

    assert texts_of(laid(bundles(*what)), "value")[-3:] == ["2 × 1.25 EUR", "1 × 1.80 EUR", "= 4.30 EUR"]


@pytest.mark.parametrize(
    ("rates", "said"),
    [((), ["1 × price not known"]), (RATES, ["1 × 1.25 EUR"])],
)
def test_a_price_that_is_not_known_is_said(rates, said):
    assert texts_of(laid(bundles(piece(1, member="m1")), rates=rates), "value")[-1:] == said


def test_a_sum_without_a_price_says_that_something_is_missing():
    what = [piece(1, member="m1"), piece(2, member="m1", sheets=11)]

    assert texts_of(laid(bundles(*what)), "value")[-3:] == [
        "1 × 1.25 EUR",
        "1 × price not known",
        "= 1.25 EUR + not known",
    ]


def test_a_pen_writes_when_and_where_it_was_posted():
    (page,) = laid(bundles(piece(1, member="m1"))).pages

    labels = [line for line in page.lines if line.role == "fill-in"]
    assert [line.text for line in labels] == ["Posted on", "Where"]
    for label in labels:
        assert [rule for rule in page.rules if 0 < rule.x1 - label.box.right < 3 and abs(rule.y1 - label.y - 1) < 0.1]


def test_a_name_that_is_higher_than_a_slip_is_refused_in_millimetres():
    office = (OFFICES[0][0], "Office " * 200, "KZ")

    with pytest.raises(ProtestError, match=r"mm high, its place 128\.5 mm") as caught:
        laid(bundles(piece(1, office, "m1")))
    assert caught.value.problems[0].code is ExitCode.FIT


def test_without_bundles_there_are_no_slips():
    with pytest.raises(ValueError, match="there is no bundle"):
        lay_out_bundle_slips((), RATES, ORGANISER, DIN, typefaces=FACES)


def test_a_character_that_no_font_has_is_said():
    with pytest.raises(ProtestError) as caught:
        laid([Packet(None, (piece(1, ("x", "山", "KZ")),))])
    assert [(one.where, one.code) for one in caught.value.problems] == [("x", ExitCode.CHARACTER)]


@pytest.mark.parametrize("end", ["embassy-ru", "interior-minister", "a-b-c-d-e-f-g-h-i-j-k-l", "x" * 60])
def test_an_id_that_is_too_wide_is_cut_and_no_line_of_it_ends_in_its_hyphen(end):
    identity = f"mgy673uap-{end}"
    document = laid(bundles(replace(piece(1, member="m1"), id=identity)))

    hold(document, FACES, DIN)
    lines = texts_of(document, "value")
    assert identity in "".join(lines)
    assert not [line for line in lines if line.endswith("-")]
