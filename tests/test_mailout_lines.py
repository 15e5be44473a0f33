"""What a dry run says of weight and cost, word by word."""

from datetime import date

import pytest

from conftest import TODAY
from mailouts import RATES, piece, pieces, rate
from protest_letters.customs import NO_BREAK
from protest_letters.mailout.costs import estimate
from protest_letters.mailout.estimate_lines import lines_of
from protest_letters.mailout.words import WORDS, words_of

NEAR = "a letter weighs 19.8 g, close to the step at 20 g; weigh one before you buy stamps."
AGAIN = "the price of 1.30 EUR is from 1 May 2024 and more than a year old; ask again"
OLD = rate("KZ", price="1.30", as_of=date(2024, 5, 1))


def lines(what, rates=RATES, language="en", country="DE", sheets=None):
    found = lines_of(estimate(what, rates, TODAY, sheets), words_of(country, language))
    return [line.replace(NO_BREAK, " ") for line in found]


def test_a_dry_run_says_all_there_is_to_say():
    what = [*pieces(2500), *pieces(40, sheets=3), piece(1, posted_in="FR")]

    assert lines(what, (*RATES, OLD), sheets={"A4": 500}) == [
        "Letters: 2,541",
        "Germany – Kazakhstan: letters 1,524, weight 15.19 kg, postage 1,981.20 EUR",
        "Germany, inland: letters 508, weight 5.06 kg, postage 482.60 EUR",
        "Germany – Russia: letters 508, weight 5.06 kg, postage 635.00 EUR",
        "France – Kazakhstan: letters 1, weight 9.8 g, postage not known",
        "Sheets of A4: 3,121; with 5% for spoilage 3,278",
        "Envelopes DL: 2,541; with 5% for spoilage 2,669",
        "Folding and filling envelopes: 12.8–17.0 hours, at 150 to 200 an hour",
        "Postage: 3,098.80 EUR + not known",
        "Letters whose price is missing in rates.yaml: 1",
        f"Germany, inland: {NEAR} Letters: 8",
        f"Germany – Kazakhstan: {NEAR} Letters: 24",
        f"Germany – Russia: {NEAR} Letters: 8",
        f"Germany – Kazakhstan, up to 20 g: {AGAIN}",
    ]


def test_without_prices_that_is_said_and_no_sum():
    assert lines([piece()], ())[-2:] == [
        "Folding and filling envelopes: 0.1 hours, at 150 to 200 an hour",
        "Postage: not known, there are no prices in rates.yaml",
    ]


@pytest.mark.parametrize(
    ("language", "country", "line"),
    [
        ("de", "DE", "Deutschland – Kasachstan: Briefe 1.500, Gewicht 14,72 kg, Porto 1.875,00 EUR"),
        ("de", "CH", "Deutschland – Kasachstan: Briefe 1'500, Gewicht 14.72 kg, Porto 1'875.00 EUR"),
        ("es", "ES", "Alemania – Kazajistán: cartas 1.500, peso 14,72 kg, franqueo 1.875,00 EUR"),
        ("fr", "FR", "Allemagne – Kazakhstan : lettres 1 500, poids 14,72 kg, affranchissement 1 875,00 EUR"),
        ("ru", "RU", "Германия – Казахстан: писем 1 500, вес 14,72 кг, почтовый сбор 1 875,00 EUR"),
        ("en", "US", "Germany – Kazakhstan: letters 1,500, weight 14.72 kg, postage 1,875.00 EUR"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language, country, line):
    assert lines(pieces(2500), language=language, country=country)[1] == line


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_placeholder_is_filled_in_every_language(language):
    prices = (*RATES, OLD, rate(country="FR", as_of=date(2020, 1, 1)))
    what = [*pieces(5, sheets=3), piece(1, posted_in="FR"), piece(2, posted_in="CA")]

    found = lines(what, prices, language) + lines(what, (), language)

    assert [line for line in found if "{" in line or "}" in line] == []
    assert len(found) > 15


def test_currencies_without_decimals_have_none():
    yen = rate(country="JP", price="110", currency="JPY")

    assert "Postage: 110 JPY" in lines([piece(posted_in="JP")], [yen])
