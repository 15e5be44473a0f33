"""Towns, postcodes and country lines, for letters that cross borders and for those that do not."""

import unicodedata

import pytest
from babel.core import get_global

from protest_letters.countries import ENVELOPE_NAMES, PLACE_FORMATS, POST_LANGUAGES, REWRITTEN_NAMES
from protest_letters.dates import parse_partial_date
from protest_letters.model import Address, Confidence, Evidence, Texts
from protest_letters.postal import (
    capitals,
    country_hint,
    country_line,
    country_name,
    is_latin,
    known_country,
    language_of,
    local_line,
    name_on_mail,
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
        ("BE", "KAZACHSTAN"),
        ("BY", "КАЗАХСТАН"),
        ("CA", "KAZAKHSTAN"),
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
        # the language of the post, where it is not the first of the country
        ("DE", "AD", "ALLEMAGNE"),
        ("DE", "BA", "NJEMAČKA"),
        ("DE", "BE", "DUITSLAND"),
        ("DE", "CA", "GERMANY"),
        ("DE", "IE", "GERMANY"),
        ("DE", "KE", "GERMANY"),
        ("DE", "KZ", "ГЕРМАНИЯ"),
        ("DE", "LB", "ALLEMAGNE"),
        ("DE", "LU", "ALLEMAGNE"),
        ("DE", "LV", "GERMANY"),
        ("DE", "MA", "ALLEMAGNE"),
        ("DE", "MO", "ALEMANHA"),
        ("DE", "MT", "GERMANY"),
        ("DE", "PR", "GERMANY"),
        ("DE", "SN", "ALLEMAGNE"),
        ("IR", "BR", "IRÃ"),
        ("IR", "PT", "IRÃO"),
        ("IR", "AO", "IRÃO"),
        # names of the CLDR that cannot stand on an address line
        ("CD", "GB", "DEMOCRATIC REPUBLIC OF THE CONGO"),
        ("CD", "FR", "RÉPUBLIQUE DÉMOCRATIQUE DU CONGO"),
        ("CD", "PL", "DEMOCRATIC REPUBLIC OF THE CONGO"),
        ("CG", "DE", "REPUBLIK KONGO"),
        ("CG", "RU", "РЕСПУБЛИКА КОНГО"),
        ("MM", "ES", "MYANMAR"),
        ("MM", "UA", "MYANMAR"),
        ("HK", "DE", "HONGKONG"),
        ("HK", "IT", "HONG KONG"),
        ("MO", "PT", "MACAU"),
        ("PS", "FR", "PALESTINE"),
        ("FK", "RU", "ФОЛКЛЕНДСКИЕ ОСТРОВА"),
        ("AE", "RU", "ОБЪЕДИНЁННЫЕ АРАБСКИЕ ЭМИРАТЫ"),
        ("BA", "US", "BOSNIA AND HERZEGOVINA"),
        ("LC", "GB", "SAINT LUCIA"),
        ("CI", "FR", "CÔTE D’IVOIRE"),
        ("US", "SE", "USA"),
        # letters that the font carried along lacks
        ("AF", "AZ", "AFGHANISTAN"),
        ("KZ", "VN", "KAZAKHSTAN"),
        # capitals: Turkish keeps its dots, but not in a name that is English there
        ("IL", "TR", "İSRAİL"),
        ("CD", "TR", "DEMOCRATIC REPUBLIC OF THE CONGO"),
    ],
)
def test_an_embassy_abroad_gets_its_host_country_and_one_at_home_none(destination, posted_in, line):
    assert country_line(destination, posted_in) == line


@pytest.mark.parametrize("posted_in", TERRITORIES)
def test_every_country_line_is_in_capitals_the_font_has(posted_in, typefaces):
    lines = {code: country_line(code, posted_in) for code in TERRITORIES}
    assert [code for code, line in lines.items() if not line] == [posted_in]
    text = " ".join(lines.values())
    assert text == text.upper()
    assert not typefaces.lacks(text)
    assert {
        sign for sign in text if sign.isalpha() and not unicodedata.name(sign).startswith(("LATIN", "CYRI"))
    } == set()
    assert {code: line for code, line in lines.items() if set(line) & set("(),/&0123456789") or " - " in line} == {}


@pytest.mark.parametrize("code", sorted(ENVELOPE_NAMES))
def test_a_country_whose_name_is_written_here_has_it_in_english_at_least(code):
    assert ENVELOPE_NAMES[code]["en"] == name_on_mail(code, "en-GB")
    assert name_on_mail(code, "hu") == ENVELOPE_NAMES[code]["en"]


def test_every_row_about_countries_is_of_a_country_and_says_where_it_comes_from():
    codes = {*ENVELOPE_NAMES, *PLACE_FORMATS, *(row.country for row in POST_LANGUAGES)}
    codes |= {code for code, _ in REWRITTEN_NAMES}
    assert sorted(code for code in codes if code not in TERRITORIES) == []
    assert [row for row in POST_LANGUAGES if not row.source.startswith(("[A] ", "[B] ", "[D] "))] == []
    assert len(POST_LANGUAGES) == len({row.country for row in POST_LANGUAGES})


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("Großbritannien", "de", "GROSSBRITANNIEN"),
        ("Kazakistan", "tr", "KAZAKİSTAN"),
        ("Kazakistan", "it", "KAZAKISTAN"),
        ("Litva", "az", "LİTVA"),
    ],
)
def test_capitals_are_those_of_the_language(text, language, written):
    assert capitals(text, language) == written


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("UK", 'did you mean "GB"?'),
        ("EL", 'did you mean "GR"?'),
        ("USA", 'did you mean "US"?'),
        ("deu", 'did you mean "DE"?'),
        ("de", 'did you mean "DE"?'),
        ("Germany", 'did you mean "DE"?'),
        ("Deutschland", 'did you mean "DE"?'),
        ("ALLEMAGNE", 'did you mean "DE"?'),
        ("Alemania", 'did you mean "DE"?'),
        ("Германия", 'did you mean "DE"?'),
        ("Россия", 'did you mean "RU"?'),
        ("Germny", 'did you mean "DE"?'),
        ("England", 'did you mean "GB"?'),
        ("Niger", 'did you mean "NE"?'),
        # a code that several countries followed is nobody's
        ("SU", "write two letters of ISO 3166-1, such as ES, DE or US"),
        ("ZZ", "write two letters of ISO 3166-1, such as ES, DE or US"),
        ("Atlantis", "write two letters of ISO 3166-1, such as ES, DE or US"),
        ("", "write two letters of ISO 3166-1, such as ES, DE or US"),
    ],
)
def test_someone_who_types_a_country_s_name_is_told_its_code(text, hint):
    assert country_hint(text) == hint


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
        ("", "01234", "DE", ("01234",)),
        ("", "", "DE", ()),
        ("", "", "GB", ()),
        # each as libaddressinput has it
        ("Zürich", "8001", "CH", ("8001 Zürich",)),
        ("Wien", "1010", "AT", ("1010 Wien",)),
        ("Bruxelles", "1000", "BE", ("1000 Bruxelles",)),
        ("Tokyo", "106-0041", "JP", ("Tokyo 106-0041",)),
        ("Beijing", "100600", "CN", ("Beijing, 100600",)),
        ("Dublin", "D02 AF30", "IE", ("Dublin", "D02 AF30")),
        ("Minsk", "220030", "BY", ("220030, Minsk",)),
        ("Bishkek", "720044", "KG", ("720044 Bishkek",)),
        ("Toshkent", "100000", "UZ", ("100000 Toshkent",)),
        ("Rīga", "LV-1010", "LV", ("Rīga, LV-1010",)),
        ("Islamabad", "44000", "PK", ("Islamabad-44000",)),
        ("Pretoria", "0001", "ZA", ("Pretoria", "0001")),
        ("Valletta", "VLT 1117", "MT", ("Valletta VLT 1117",)),
        ("Jerusalem", "9100001", "IL", ("Jerusalem 9100001",)),
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


def test_an_address_typed_by_hand_is_its_lines_and_the_country_and_nothing_empty():
    typed = address(lines=(("en", ("1 Long Street", "", "Sampletown")),), postcode="", city=Texts())
    assert postal_lines(typed, "en-GB", "DE") == ("1 Long Street", "Sampletown", "KASACHSTAN")
    assert local_line(typed, "en-GB", "DE") == ""


@pytest.mark.parametrize(
    ("language", "posted_in", "changes", "line"),
    [
        ("en-GB", "DE", {}, "ул. Мира, 11, Астана"),
        ("fr", "FR", {}, "ул. Мира, 11, Астана"),
        # the letter's own lines are Cyrillic, or it does not cross a border
        ("ru", "DE", {}, ""),
        ("en-GB", "KZ", {}, ""),
        # of two local scripts the first official language's, else whichever there is
        ("de", "DE", {"lines": (("en", ("St. 1",)), ("kk", ("1-көше",)), ("ru", ("ул. 1",)))}, "ул. 1, Астана"),
        ("de", "DE", {"lines": (("en", ("St. 1",)), ("kk", ("1-көше",)))}, "1-көше"),
        ("de", "DE", {"lines": (("en", ("St. 1",)),)}, ""),
        ("de", "DE", {"lines": (("ru", ("ул. 1",)),)}, ""),
        ("en-GB", "DE", {"lines": (("en", ("St. 1",)), ("ru", ("ул. 1", "дом 2")))}, "ул. 1, дом 2, Астана"),
    ],
)
def test_latin_lines_are_accompanied_by_one_in_the_destination_s_script(language, posted_in, changes, line):
    assert local_line(address(**changes), language, posted_in) == line


#: the country of posting, the letter's language → the country line
WRITTEN_IN = {
    ("BE", "fr"): "KAZAKHSTAN",
    ("BE", "de"): "KASACHSTAN",
    ("BE", "nl"): "KAZACHSTAN",
    ("BE", "en"): "KAZACHSTAN",
    ("CH", "en"): "KAZAKHSTAN",
    ("CH", "de"): "KAZAKHSTAN",
    ("CA", "fr"): "KAZAKHSTAN",
    ("DE", "fr"): "KASACHSTAN",
    ("ES", "fr"): "KAZAJISTÁN",
}


@pytest.mark.parametrize(("posted", "line"), WRITTEN_IN.items())
def test_where_a_post_reads_several_languages_the_letter_s_counts(posted, line):
    posted_in, language = posted
    assert country_line("KZ", posted_in, language) == line
