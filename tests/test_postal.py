"""Towns, postcodes and country lines, for letters that cross borders and for those that do not."""

import unicodedata

import pytest
from babel.core import get_global

from protest_letters.dates import parse_partial_date
from protest_letters.model import Address, Confidence, Evidence, Texts
from protest_letters.postal import (
    country_line,
    country_name,
    is_latin,
    known_country,
    language_of,
    place_lines,
    postal_lines,
)

TERRITORIES = sorted(set(get_global("territory_languages")) - {"ZZ"})


def address(**changes):
    parts = {
        "lines": (("en", ("ul. Mira, 11",)), ("ru", ("ул. Мира, 11",))),
        "postcode": "473000",
        "city": Texts((("en", "Astana"), ("ru", "Астана"))),
        "country": "KZ",
        "evidence": Evidence(parse_partial_date("1999-11-17"), Confidence.HIGH, ("a source",)),
    }
    return Address(**{**parts, **changes})


@pytest.mark.parametrize(
    ("posted_in", "line"),
    [
        ("AT", "KASACHSTAN"),
        ("BY", "КАЗАХСТАН"),
        ("CH", "KAZAKHSTAN"),
        ("DE", "KASACHSTAN"),
        ("ES", "KAZAJISTÁN"),
        ("FR", "KAZAKHSTAN"),
        ("GB", "KAZAKHSTAN"),
        ("IT", "KAZAKISTAN"),
        ("MX", "KAZAJISTÁN"),
        ("PT", "CAZAQUISTÃO"),
        ("RU", "КАЗАХСТАН"),
        ("US", "KAZAKHSTAN"),
        # not in Latin or Cyrillic letters: English
        ("BD", "KAZAKHSTAN"),
        ("CN", "KAZAKHSTAN"),
        ("GR", "KAZAKHSTAN"),
        ("IL", "KAZAKHSTAN"),
        ("IN", "KAZAKHSTAN"),
        ("JP", "KAZAKHSTAN"),
        ("KR", "KAZAKHSTAN"),
        # Senegal's post writes French, most of its people speak Wolof
        ("SN", "KAZAKHSTAN"),
        # Turkish capitals keep the dot
        ("TR", "KAZAKİSTAN"),
        # at home
        ("KZ", ""),
    ],
)
def test_the_country_is_named_for_the_post_that_sends_the_letter(posted_in, line):
    assert country_line("KZ", posted_in) == line


@pytest.mark.parametrize(
    ("destination", "posted_in", "line"),
    [
        ("RU", "DE", "RUSSLAND"),
        ("RU", "FR", "RUSSIE"),
        ("RU", "RU", ""),
        ("FR", "FR", ""),
        ("CH", "DE", "SCHWEIZ"),
        ("CH", "CH", ""),
        ("DE", "CH", "ALLEMAGNE"),
        ("GB", "DE", "VEREINIGTES KÖNIGREICH"),
    ],
)
def test_an_embassy_abroad_gets_its_host_country_and_one_at_home_none(destination, posted_in, line):
    assert country_line(destination, posted_in) == line


@pytest.mark.parametrize("posted_in", TERRITORIES)
def test_every_country_line_is_in_capitals_the_font_has(posted_in, typefaces):
    line = country_line("KZ", posted_in)
    assert line == line.upper()
    assert not typefaces.lacks(line)
    assert bool(line) is (posted_in != "KZ")
    assert all(unicodedata.name(sign).startswith(("LATIN", "CYRILLIC")) for sign in line if sign.isalpha())


@pytest.mark.parametrize("language", ["de", "en-GB", "en-US", "es", "fr", "ru"])
def test_the_sender_s_country_can_be_printed_whatever_it_is(language, typefaces):
    names = {code: country_name(code, language) for code in TERRITORIES}
    assert {code: name for code, name in names.items() if typefaces.lacks(name)} == {}
    # Sark has no name in most languages of the CLDR yet
    assert {code for code, name in names.items() if name == code} <= {"CQ"}


@pytest.mark.parametrize(
    ("city", "postcode", "country", "lines"),
    [
        ("Berlin", "10115", "DE", ("10115 Berlin",)),
        ("Paris", "75001", "FR", ("75001 Paris",)),
        ("Madrid", "28013", "ES", ("28013 Madrid",)),
        ("London", "SW7 5BT", "GB", ("London", "SW7 5BT")),
        ("Springfield, IL", "62701", "US", ("Springfield, IL 62701",)),
        ("Ottawa ON", "K1A 0B1", "CA", ("Ottawa ON K1A 0B1",)),
        ("Dhaka", "1212", "BD", ("Dhaka - 1212",)),
        ("New Delhi", "110021", "IN", ("New Delhi 110021",)),
        ("Astana", "473000", "KZ", ("Astana 473000",)),
        ("Москва", "101000", "RU", ("Москва 101000",)),
        ("Astana", "Z05T2C3", "KZ", ("Astana Z05T2C3",)),
        ("Lomé", "", "TG", ("Lomé",)),
        ("{postcode}", "01234", "DE", ("01234 {postcode}",)),
    ],
)
def test_town_and_postcode_stand_as_the_country_writes_them(city, postcode, country, lines):
    assert place_lines(city, postcode, country) == lines


@pytest.mark.parametrize(
    ("language", "posted_in", "lines"),
    [
        ("en-GB", "ES", ("ul. Mira, 11", "Astana 473000", "KAZAJISTÁN")),
        ("fr", "FR", ("ul. Mira, 11", "Astana 473000", "KAZAKHSTAN")),
        # in Russian from abroad: the town in both scripts
        ("ru", "ES", ("ул. Мира, 11", "Астана / ASTANA 473000", "KAZAJISTÁN")),
        ("ru", "RU", ("ул. Мира, 11", "Астана / ASTANA 473000", "КАЗАХСТАН")),
        # at home: as it is
        ("ru", "KZ", ("ул. Мира, 11", "Астана 473000")),
        ("en-GB", "KZ", ("ul. Mira, 11", "Astana 473000")),
    ],
)
def test_an_address_abroad_can_be_read_by_both_posts(language, posted_in, lines):
    assert postal_lines(address(), language, posted_in) == lines


def test_lines_that_exist_in_one_script_only_are_printed_as_they_are():
    only_russian = address(lines=(("ru", ("ул. Мира, 11",)),), city=Texts((("ru", "Астана"),)))
    assert postal_lines(only_russian, "de", "DE") == ("ул. Мира, 11", "Астана 473000", "KASACHSTAN")


def test_an_address_without_a_postcode_has_none():
    assert postal_lines(address(postcode=""), "en-GB", "DE") == ("ul. Mira, 11", "Astana", "KASACHSTAN")


@pytest.mark.parametrize(
    ("code", "known"),
    [("KZ", True), ("XK", True), ("NO", True), ("ZZ", False), ("K", False), ("kz", False), ("ĲZ", False)],
)
def test_a_country_is_two_letters_of_the_list(code, known):
    assert known_country(code) is known


@pytest.mark.parametrize(
    ("country", "language"), [("DE", "de"), ("CH", "de"), ("US", "en"), ("RU", "ru"), ("ZZ", "en"), ("MX", "es")]
)
def test_a_country_s_first_language_is_known(country, language):
    assert language_of(country) == language


def test_latin_is_told_from_cyrillic():
    assert is_latin("Zürich 12")
    assert not is_latin("Астана")
    assert not is_latin("Astaна")
