"""What letters weigh."""

import pytest

from mailouts import C5, piece
from protest_letters.mailout.weights import (
    MARGIN,
    envelope_grams,
    envelope_of_piece,
    letter_grams,
    near_step,
    sheet_grams,
    step_over,
    usual_steps,
)
from protest_letters.standards.envelopes import ENVELOPES, envelope_named


def test_a_sheet_weighs_what_its_area_does():
    assert sheet_grams("A4") == pytest.approx(0.210 * 0.297 * 80)
    assert round(sheet_grams("A4"), 2) == 4.99
    # 8.5 × 11 in of 75.2 g/m²
    assert sheet_grams("US Letter") == pytest.approx(0.2159 * 0.2794 * 75.2, abs=0.01)
    assert round(sheet_grams("US Letter"), 1) == 4.5


@pytest.mark.parametrize(("name", "grams"), [("dl", 4.8), ("c5", 8.0), ("c4", 20.0), ("number-10", 5.7), ("c6", 3.8)])
def test_an_envelope_weighs_what_scales_say(name, grams):
    assert envelope_grams(envelope_named(name)) == pytest.approx(grams, rel=0.02)


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda row: row.id)
def test_every_envelope_weighs_more_than_its_two_faces_and_less_than_twice_that(envelope):
    faces = 2 * envelope.short * envelope.long / 1e6

    assert faces * 80 < envelope_grams(envelope) < faces * 120 * 1.6


@pytest.mark.parametrize(
    ("sheets", "near"),
    [(1, None), (2, None), (3, 20.0), (4, None), (9, 50.0), (10, None)],
)
def test_three_sheets_in_dl_are_at_the_step_of_twenty_grams(sheets, near):
    grams = letter_grams(piece(sheets=sheets))

    assert near_step(grams, usual_steps("DE")) == near


def test_five_sheets_in_a_number_10_are_at_an_ounce():
    letter = piece(sheets=5, paper="US Letter", posted_in="US", envelope=None)

    assert envelope_of_piece(letter).id == "number-10"
    assert near_step(letter_grams(letter), usual_steps("US")) == pytest.approx(28.35, abs=0.01)


@pytest.mark.parametrize(
    ("grams", "step", "near"),
    [(18.0, 20, True), (17.99, 20, False), (20.0, 20, True), (20.1, 50, False), (2000.1, None, False)],
)
def test_a_step_is_near_from_two_grams_below_it(grams, step, near):
    steps = usual_steps("DE")

    assert MARGIN == 2
    assert step_over(grams, steps) == step
    assert near_step(grams, steps) == (step if near else None)


def test_where_no_envelope_is_made_the_usual_one_is_weighed():
    assert letter_grams(piece(envelope=None)) == letter_grams(piece())
    assert letter_grams(piece(envelope=C5)) - letter_grams(piece()) == pytest.approx(3.1, abs=0.1)


def test_paper_that_is_not_known_has_no_weight():
    with pytest.raises(KeyError):
        letter_grams(piece(paper="papyrus"))
