"""The user's prices of postage: what the file may hold, and what is said of one that cannot be used."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from protest_letters.load.rates import FILE, load_rates, read_rates
from protest_letters.problems import ExitCode, ProtestError, exit_code

RATES = """\
# what I pay
- country: NO
  zone: inland
  up_to: 20
  price: 23.00
  currency: NOK
  as_of: 2026-01-01
  source: Posten, price list of 2026
- country: NO
  zone: [KZ, RU]
  up_to: 28.35
  price: 35
  currency: NOK
  as_of: 2026-01-01
  source: [Posten, the counter in Oslo]
"""


def problems(text):
    with pytest.raises(ProtestError) as caught:
        read_rates(text.encode(), "rates.yaml")
    assert exit_code(caught.value.problems) is ExitCode.DATA
    return [(problem.where, problem.what, problem.hint) for problem in caught.value.problems]


def test_a_price_is_read_with_zone_step_day_and_source():
    home, kz, ru = read_rates(RATES.encode(), "rates.yaml")

    assert (home.country, home.zone, home.up_to) == ("NO", "inland", 20.0)
    assert (home.price, home.currency, home.as_of) == (Decimal("23.00"), "NOK", date(2026, 1, 1))
    assert (home.source, home.place) == (("Posten, price list of 2026",), "rates.yaml:2")
    # a row of two zones is a price for each
    assert [(one.zone, one.up_to, one.place) for one in (kz, ru)] == [
        ("KZ", 28.35, "rates.yaml:9"),
        ("RU", 28.35, "rates.yaml:9"),
    ]
    assert kz.source == ("Posten", "the counter in Oslo")


def test_prices_lie_in_the_users_folder(tmp_path):
    (tmp_path / FILE).write_text(RATES, encoding="utf-8")

    assert len(load_rates(tmp_path)) == 3


@pytest.mark.parametrize("folder", [None, "absent"])
def test_none_are_shipped(tmp_path, folder):
    assert load_rates(tmp_path / folder if folder else None) == ()


def test_an_empty_file_has_no_prices():
    assert read_rates(b"# nothing yet\n", "rates.yaml") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("country: NO\n  zone: inland", "country: UK\n  zone: inland", 2, 'country "UK" is no ISO 3166-1 code'),
        ("zone: inland", "zone: europe", 3, 'zone "europe" is neither inland nor abroad nor a country'),
        ("zone: inland", "zone: NO", 3, 'zone "NO" is the country itself'),
        ("up_to: 20", "up_to: 20 g", 4, 'up_to must be grams, more than 0 and at most 2000, not "20 g"'),
        ("up_to: 20", "up_to: 0", 4, 'up_to must be grams, more than 0 and at most 2000, not "0"'),
        ("up_to: 20", "up_to: 2001", 4, 'up_to must be grams, more than 0 and at most 2000, not "2001"'),
        ("price: 23.00", "price: 23,00", 5, 'price must be an amount, not "23,00"'),
        ("price: 23.00", "price: 0.00", 5, 'price must be an amount, not "0.00"'),
        ("price: 23.00", "price: -1", 5, 'price must be an amount, not "-1"'),
        ("currency: NOK\n  as_of: 2026-01-01\n  source: Posten,", "currency: kr\n  as_of: 2026-01-01\n  source: P,", 6,
         'currency "kr" is not known'),
        ("as_of: 2026-01-01\n  source: Posten,", "as_of: 2026\n  source: Posten,", 7,
         '"2026" is no day: write it as 1999-11-17'),
        ("price: 23.00", "prise: 23.00", 2, 'key "price" is missing'),
        ("zone: [KZ, RU]", "zone: [KZ, KZ]", 9, "NO, KZ, up to 28.35 g stands in rates.yaml:9 already"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(old, new, line, what):
    assert old in RATES

    found = problems(RATES.replace(old, new, 1))

    assert (f"rates.yaml:{line}", what) in [one[:2] for one in found]


def test_how_to_mend_it_is_said():
    hints = {
        what.split()[0]: hint for _, what, hint in problems(RATES.replace("NO\n", "UK\n").replace("23.00", "23,00"))
    }

    assert hints == {"country": 'did you mean "GB"?', "price": "write it as in 1.25, without a sign"}


def test_every_problem_is_said_at_once():
    text = RATES.replace("up_to: 20", "up_to: x").replace("price: 35", "price: y").replace("source:", "sauce:")

    assert [where for where, _, _ in problems(text)] == [f"rates.yaml:{at}" for at in (4, 2, 8, 12, 9, 15)]


def test_a_zone_has_one_currency():
    text = RATES.replace("zone: [KZ, RU]", "zone: inland").replace("NOK", "EUR", 1)

    assert problems(text) == [
        ("rates.yaml:9", "NO, inland costs NOK here and EUR in rates.yaml:2", "keep one currency for a zone")
    ]


def test_the_example_of_the_documents_can_be_used():
    text = (ROOT / "docs" / "mail-out-papers.md").read_text(encoding="utf-8")

    example = text.partition("```yaml\n")[2].partition("```")[0]
    assert [(one.zone, one.price) for one in read_rates(example.encode(), "rates.yaml")] == [
        ("abroad", Decimal("1.25")),
        ("inland", Decimal("0.95")),
    ]


def test_a_mapping_is_no_list():
    assert problems("country: NO\n")[0][:2] == ("rates.yaml", "must be a list")


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_the_file_holds_there_is_no_traceback(raw):
    with suppress(ProtestError):
        read_rates(raw, "rates.yaml")
