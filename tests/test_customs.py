"""What a letter's language asks for, whatever country it is posted in."""

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY
from protest_letters.customs import (
    CUSTOMS,
    NARROW,
    NO_BREAK,
    bind_words,
    custom_of,
    date_in_words,
    known_languages,
    plain_spaces,
    regional,
)


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("de", date(1999, 11, 20), "20. November 1999"),
        ("de", date(1999, 12, 1), "1. Dezember 1999"),
        ("en-GB", date(1999, 11, 20), "20 November 1999"),
        ("en-GB", date(1999, 12, 1), "1 December 1999"),
        ("en-US", date(1999, 11, 20), "November 20, 1999"),
        ("en-US", date(2000, 5, 1), "May 1, 2000"),
        ("es", date(1999, 11, 20), "20 de noviembre de 1999"),
        ("es", date(1999, 12, 1), "1 de diciembre de 1999"),
        ("fr", date(1999, 11, 20), "20 novembre 1999"),
        ("fr", date(1999, 12, 1), "1er décembre 1999"),
        ("fr", date(2000, 8, 1), "1er août 2000"),
        ("fr", date(2000, 8, 11), "11 août 2000"),
        ("ru", date(1999, 11, 20), "20 ноября 1999 г."),
        ("ru", date(1999, 12, 1), "1 декабря 1999 г."),
        ("ru", date(2000, 5, 9), "9 мая 2000 г."),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language, day, words):
    assert date_in_words(day, custom_of(language)) == words


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Madrid, 20. November 1999"),
        ("en-GB", "Madrid, 20 November 1999"),
        ("en-US", "Madrid, November 20, 1999"),
        ("es", "Madrid, 20 de noviembre de 1999"),
        ("fr", "Madrid, le 20 novembre 1999"),
        ("ru", "Madrid, 20 ноября 1999 г."),
    ],
)
def test_place_and_date_stand_on_one_line(compose, language, line):
    assert plain_spaces(text_of(compose("president", language=language).date_line)) == line


@pytest.mark.parametrize(
    ("language", "salutation", "subject", "above"),
    [
        # the subject stands above the salutation except in Britain, where it stands under it without a label
        ("de", "Exzellenz,", "", True),
        ("en-GB", "Your Excellency,", "", False),
        ("en-US", "Excellency:", "Re: ", True),
        ("es", "Excelentísimo Señor Presidente:", "Asunto: ", True),
        ("fr", "Monsieur le Président,", "Objet : ", True),
        ("ru", "Уважаемый господин Президент!", "", True),
    ],
)
def test_salutation_and_subject_follow_the_language(*, compose, campaign, language, salutation, subject, above):
    letter = compose("president", language=language)
    own = next(one.subject for one in campaign.templates if (one.id, one.language) == (TEXT, language[:2]))
    assert plain_spaces(text_of(letter.salutation)) == salutation
    assert plain_spaces(text_of(letter.subject)) == subject + own
    assert letter.subject_first is above


@pytest.mark.parametrize("language", ["de", "en-GB", "en-US", "es", "fr", "ru"])
def test_the_text_begins_with_a_capital_save_in_german(compose, language):
    # after the comma of the salutation German goes on with a small letter
    assert text_of(compose("president", language=language).body[0].runs)[0].isupper() is (language != "de")


@pytest.mark.parametrize(
    ("language", "heading", "care_of"),
    [
        ("de", "Seite 2 von 3", "c/o Sample Union"),
        ("en-GB", "Page 2 of 3", "c/o Sample Union"),
        ("en-US", "Page 2 of 3", "c/o Sample Union"),
        ("es", "Página 2 de 3", "c/o Sample Union"),
        ("fr", "Page 2 sur 3", "c/o Sample Union"),
        ("ru", "Страница 2 из 3", "для передачи через: Sample Union"),
    ],
)
def test_labels_are_in_the_language(language, heading, care_of):
    custom = custom_of(language)
    assert custom.page_heading.format(page=2, pages=3) == heading
    assert custom.care_of.format(name="Sample Union") == care_of
    assert custom.enclosure.rstrip(" \u00a0:").isalpha() or " " in custom.enclosure


@pytest.mark.parametrize("custom", CUSTOMS, ids=lambda row: row.language)
def test_every_row_has_a_place_for_the_reference_and_the_name_of_who_signs(custom):
    assert custom.our_reference.format(reference="7").endswith(" 7")
    assert "name" in custom.signs_many
    assert set(custom.signs_many) <= {"name", "role", "organisation"}


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("de", "am 9. Juni, Artikel 2, Nr. 87", "am 9._Juni, Artikel_2, Nr._87"),
        ("en-GB", "on 9 June 2021 under article 23", "on 9_June_2021 under article_23"),
        ("en-US", "on June 9, 2021, Mr Sample", "on June_9,_2021, Mr_Sample"),
        ("es", "el 9 de junio, artículo 23, Convenio 87", "el 9_de_junio, artículo_23, Convenio_87"),
        (
            "fr",
            "Objet : « Solidarité » le 1er juin ; article 23 !",
            "Objet_: «_Solidarité_» le_1er_juin~; article_23~!",
        ),
        ("ru", "в статье 23 от 9 июня 2021 года — это", "в_статье_23 от_9_июня_2021_года_— это"),
        # whole dates
        ("de", "am 20. November 1999 und im November 1999", "am 20._November_1999 und im November_1999"),
        ("en-GB", "of 20 November 1999, in November 1999", "of 20_November_1999, in November_1999"),
        ("es", "el 20 de noviembre de 1999", "el 20_de_noviembre_de_1999"),
        ("fr", "du 20 novembre 1999", "du_20_novembre_1999"),
        ("ru", "20 ноября 1999 г.", "20_ноября_1999_г."),
        # a number and what it counts or is counted by
        ("ru", "Конвенция № 87, п. 4 ст. 23, § 5", "Конвенция №_87, п._4 ст._23, §_5"),
        ("fr", "la convention n° 87, § 5", "la convention n°_87, §_5"),
        ("es", "Convenio n.º 87, art. 5", "Convenio n.º_87, art._5"),
        ("de", "Übereinkommen Nr. 87, § 5 Abs. 2", "Übereinkommen Nr._87, §_5 Abs._2"),
        ("en-GB", "Convention No. 87, Art. 5, pp. 3", "Convention No._87, Art._5, pp._3"),
        ("de", "5 % von 12 000 km und 30 Tage", "5~% von 12~000~km und 30 Tage"),
        ("fr", "5 % de 12 000 km", "5~% de 12~000_km"),
        ("es", "5 % de 12 000 km", "5_% de 12~000_km"),
        ("en-GB", "5 km in 10 minutes", "5_km in 10 minutes"),
        ("ru", "5 % от 12 000 тенге", "5_% от_12_000_тенге"),
        # abbreviations
        ("de", "z. B. und i. d. R. sowie d. h. nicht", "z.~B. und i.~d.~R. sowie d.~h. nicht"),
        ("ru", "т. е. и т. д.", "т._е. и_т._д."),
        ("es", "EE. UU., p. ej. esto", "EE._UU., p._ej. esto"),
        # the sentence that ends in a year goes on
        ("de", "im Jahr 1998. Die", "im Jahr 1998. Die"),
        ("fr", "Pourquoi ? Parce que !", "Pourquoi~? Parce que~!"),
        ("ru", "для прав", "для прав"),
        (
            "fr",
            "agréer, Monsieur l’Ambassadeur, Madame la Ministre",
            "agréer, Monsieur_l’Ambassadeur, Madame_la_Ministre",
        ),
        ("fr", "Son Excellence Monsieur Jean Exemple", "Son_Excellence Monsieur_Jean Exemple"),
        ("de", "Sehr geehrter Herr Minister", "Sehr geehrter Herr_Minister"),
        ("en-US", "Dear Mr. Minister, Dear Madam Chair", "Dear Mr._Minister, Dear Madam_Chair"),
        ("es", "Excelentísimo Señor Presidente, Señora Ministra", "Excelentísimo Señor_Presidente, Señora_Ministra"),
        ("ru", "Уважаемый господин Президент", "Уважаемый господин_Президент"),
        ("ru", "госпоже Министру", "госпоже_Министру"),
    ],
)
def test_no_line_may_end_inside_what_belongs_together(language, text, bound):
    assert bind_words(text, custom_of(language)).replace(NO_BREAK, "_").replace(NARROW, "~") == bound


@pytest.mark.parametrize("custom", CUSTOMS, ids=lambda row: row.language)
def test_binding_changes_spaces_only(custom, campaign):
    bodies = [one.body for one in campaign.templates if one.language == custom.language[:2]]
    assert bodies
    for body in bodies:
        plain = replace(custom, rewrites=())
        assert plain_spaces(bind_words(body, plain)) == plain_spaces(body)


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("de-CH", "in großer Sorge", "in grosser Sorge"),
        ("en-US", "the decree of 9 June 2021 on", "the decree of June 9, 2021 on"),
        ("en-GB", "the decree of 9 June 2021 on", "the decree of 9 June 2021 on"),
        ("de", "in großer Sorge", "in großer Sorge"),
    ],
)
def test_a_region_writes_the_letter_s_words_its_own_way(language, text, written):
    assert plain_spaces(bind_words(text, custom_of(language))) == written


@pytest.mark.parametrize("custom", CUSTOMS, ids=lambda row: row.language)
def test_no_two_short_russian_words_or_others_are_left_unbound(custom):
    # a row is applied until nothing more is to be bound: a second time changes nothing
    text = "и в на с от не по — к о 1 ; « x » 9 June 2021 артикле статьи 3 und Nr. 4 art. 5 n.º 6 z. B. 5 % 10 000"
    once = bind_words(text, custom)
    assert bind_words(once, custom) == once


@pytest.mark.parametrize(
    ("language", "row"),
    [("de", "de"), ("de-AT", "de"), ("en-US", "en-US"), ("en-GB", "en-GB"), ("fr-CA", "fr"), ("ru", "ru")],
)
def test_a_region_without_a_row_takes_its_language(language, row):
    assert custom_of(language).language == row


def test_a_language_without_customs_is_no_language():
    with pytest.raises(KeyError):
        custom_of("kk")
    assert known_languages() == ("de", "en", "es", "fr", "ru")


@pytest.mark.parametrize(
    ("language", "country", "written"),
    [("en", "US", "en-US"), ("en", "GB", "en-GB"), ("en", "ES", "en-GB"), ("en-US", "ES", "en-US"), ("fr", "US", "fr")],
)
def test_english_is_american_in_the_united_states_only(language, country, written):
    assert regional(language, country) == written


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru"])
def test_both_letters_can_be_written_today_or_then_in_every_language(compose, language):
    assert compose("president", language=language).language.startswith(language)
    assert compose("president", day=TODAY, language=language).language.startswith(language)


TEXT = "end-the-repression"


def text_of(line):
    return "".join(run.text for run in line)
