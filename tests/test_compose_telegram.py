"""Telegrams: letters from A to Z, sentences divided by STOP, and every word counted; counts are reckoned here anew."""

import re
from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY
from protest_letters.compose.telegram import compose_telegram
from protest_letters.compose.telegraphic import Plain, sentences, telegraphic, untransmittable
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.load.typed import read_typed_address
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.telegraph import word

CAMPAIGN, FORMS = load_campaign(built_in_folder()), load_shipped_forms()
IN_1999 = date(1999, 11, 20)
EVERYONE = ("president", "interior-minister", "knb-chairman", "embassy-ru", "embassy")
LANGUAGES = ("de", "en", "es", "fr", "ru")
PERSON = Sender("Sample Sender", "Madrid", "ES", "Calle de l’Alba 1", "28013", organisation="Sample Union")
#: The rest of the signature where the address goes with it.
ADDRESS = ["CALLE", "DE", "LALBA", "1", "28013", "MADRID", "SPAIN"]
#: What is transmitted: words of letters, or groups of figures with few signs between them.
TRANSMITTED = re.compile(r"[A-Z]+|(?=[A-Z]*[0-9])[A-Z0-9]+(?:[./,-][A-Z0-9]+)*")
FIRST_PERSON = {
    "de": ("BITTE", "BITTEN"),
    "es": ("RUEGO", "ROGAMOS"),
    "fr": ("PRIE", "PRIONS"),
    "ru": ("PROSHU", "PROSIM"),
}


def dispatches(who, day, language="", writer=PERSON, **changes):
    wish = Wish((who,), writer, day, TODAY, language=language, medium=Medium.TELEGRAM, **changes)
    return plan_letters(wish, CAMPAIGN).dispatches


def telegram(who="president", day=IN_1999, language="en", writer=PERSON, **changes):
    (dispatch,) = dispatches(who, day, language, writer)
    return compose_telegram(replace(dispatch, **changes), FORMS)


def telegraphed(text, language="en", *, own=False):
    return " ".join(telegraphic(Plain(text, "--name", language, own=own)))


def texts(part):
    return [one.text for one in part.words]


def reckoned(text):
    """For how many words a word counts, by the rule as docs/telegram.md has it."""
    return ceil(len(text) / (5 if re.search(r"[0-9]", text) else 15))


@pytest.mark.parametrize("day", [IN_1999, TODAY])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("many", [False, True], ids=["I", "we"])
@pytest.mark.parametrize("who", EVERYONE)
def test_every_shipped_telegram_is_whole_short_and_counted(who, many, language, day):
    writer = replace(PERSON, many=many)
    found = dispatches(who, day, language, writer)
    # whoever has no address on the day gets no telegram either
    assert len(found) == (0 if (who, day) in {("knb-chairman", TODAY), ("embassy", IN_1999)} else 1)
    for dispatch in found:
        made = compose_telegram(dispatch, FORMS)
        for part in made.parts:
            assert all(TRANSMITTED.fullmatch(one) for one in texts(part))
        *_, office = made.address.lines
        counts = [reckoned(one.text) for line in made.address.lines[:-1] for one in line]
        assert [one.count for one in office if one.count] == [1]
        assert made.address.count == sum(counts) + 1
        assert made.text.count == sum(map(reckoned, texts(made.text)))
        assert made.signature.count == sum(map(reckoned, texts(made.signature)))
        assert made.count == made.address.count + made.text.count + made.signature.count
        assert {one.text for one in made.long_words} == {
            text
            for part in made.parts
            for text in texts(part)
            if reckoned(text) > 1 and text not in {w.text for w in office}
        }
        assert len(made.text.words) <= 50
        assert texts(made.text).count("STOP") == 2
        assert texts(made.text)[-1] != "STOP"
        names = ["SAMPLE", "UNION"] if many else ["SAMPLE", "SENDER"]
        assert texts(made.signature)[:2] == names
        assert texts(made.signature)[-1] == "MADRID"
        if language in FIRST_PERSON:
            said = [form in texts(made.text) for form in FIRST_PERSON[language]]
            assert said == [not many, many]


def test_each_office_is_asked_for_what_it_can_do():
    asked = {" ".join(texts(telegram(who).text)).split(" STOP ")[1] for who in EVERYONE[:4]}
    assert len(asked) == 4
    assert any("CONVEY TO YOUR GOVERNMENT" in text for text in asked)


def test_the_address_ends_with_the_office_of_destination_as_one_word_and_its_country():
    *_, office = telegram("embassy-ru").address.lines
    assert [(one.text, one.count) for one in office] == [("MOSKVA", 1), ("RUSSIA", 0)]


@pytest.mark.parametrize(
    ("city", "country", "line"),
    [
        ("The Hague", "NL", [("THEHAGUE", 1), ("NETHERLANDS", 0)]),
        ("Washington, DC", "US", [("WASHINGTONDC", 1), ("UNITED", 0), ("STATES", 0)]),
        ("Bruxelles (Uccle)", "BE", [("UCCLE", 1), ("BRUXELLES", 1), ("BELGIUM", 0)]),
        ("Praha 6", "CZ", [("PRAHA6", 1), ("CZECHIA", 0)]),
        ("Frankfurt am Main-Höchst", "DE", [("FRANKFURTAMMAINHOECHST", 1), ("GERMANY", 0)]),
    ],
)
def test_a_town_of_several_words_is_one(city, country, line):
    (dispatch,) = dispatches("embassy-ru", IN_1999, "en")
    there = replace(dispatch.to.address, city=type(dispatch.to.address.city)((("en", city),)), country=country)
    made = compose_telegram(replace(dispatch, to=replace(dispatch.to, address=there)), FORMS)
    assert [(one.text, one.count) for one in made.address.lines[-1]] == line


def test_at_home_the_country_is_left_out():
    writer = replace(PERSON, city="Москва", country="RU")
    (dispatch,) = dispatches("embassy", TODAY, "ru", writer)
    made = compose_telegram(dispatch, FORMS)
    assert [one.text for one in made.address.lines[-1]] == ["MOSKVA"]
    assert made.foot_labels == ("Not to be transmitted", "По телеграфу не передаётся")


def test_a_typed_address_stands_as_typed():
    typed = read_typed_address(["Long Lane 5", "1000 Sampletown"], "ES", TODAY)
    (dispatch,) = dispatches("embassy", TODAY, "en", address=typed)
    lines = compose_telegram(dispatch, FORMS).address.lines[-2:]
    assert [[one.text for one in line] for line in lines] == [["LONG", "LANE", "5"], ["1000", "SAMPLETOWN"]]


def test_the_scheme_is_named_only_where_there_was_cyrillic():
    assert telegram(language="en").scheme == ""
    assert telegram(language="ru").scheme == "BGN/PCGN, simplified"


def test_the_senders_address_is_transmitted_only_on_wish():
    (dispatch,) = dispatches("president", IN_1999, "en")
    short, full = (compose_telegram(dispatch, FORMS, with_address=wish) for wish in (False, True))
    assert texts(short.signature) == ["SAMPLE", "SENDER", "SAMPLE", "UNION", "MADRID"]
    assert texts(full.signature) == [*texts(short.signature)[:4], *ADDRESS]
    assert (
        full.foot == short.foot == (*("Sample Sender", "Sample Union", "Calle de l’Alba 1", "28013 Madrid", "Spain"),)
    )


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("O’Neil-Smith", "en", "ONEIL SMITH"),
        ("N.A. Sample", "en", "NA SAMPLE"),
        ("N. A. Sample", "en", "N A SAMPLE"),
        ("St. Ann's & Sons", "en", "ST ANNS AND SONS"),
        ("Müller & Groß", "de", "MUELLER UND GROSS"),
        ("MÜLLER", "de", "MUELLER"),
        ("Müller", "fr", "MULLER"),
        ("Łódź Ørsted", "en", "LODZ ORSTED"),
        ("Щукин Қазақ", "ru", "SHCHUKIN QAZAQ"),
        ("12a, 14/16; 12-14", "en", "12A 14/16 12-14"),
        ("A/B-C", "en", "A B C"),
        ("1.500,50", "en", "1.500,50"),
        ("№ 5", "ru", "NO 5"),
        ("„Solidarität“ (neu)", "de", "SOLIDARITAET NEU"),
    ],
)
def test_a_value_in_telegraphic_form(text, language, words):
    assert telegraphed(text, language) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Worker's Life, workers’ leaders", "WORKERS LIFE WORKERS LEADERS"),
        ("L’Organisation d'aujourd’hui", "L ORGANISATION D AUJOURD HUI"),
    ],
)
def test_the_letters_own_apostrophes_divide_but_for_the_possessive(text, words):
    assert telegraphed(text, own=True) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A" * 15, 1),
        ("A" * 16, 2),
        ("A" * 30, 1 + 1),
        ("A" * 31, 3),
        ("87", 1),
        ("12345", 1),
        ("473000", 2),
        ("14/16A", 2),
    ],
)
def test_a_word_is_counted_by_fifteen_letters_and_a_group_by_five_signs(text, count):
    assert word(text).count == count


@pytest.mark.parametrize(
    ("language", "text", "divided"),
    [
        ("en-GB", "One. Two! Three? Four", ["One. ", "Two! ", "Three? ", "Four"]),
        ("en-GB", "Convention No. 87 of art. 2 holds.", ["Convention No. 87 of art. 2 holds."]),
        ("en-GB", "In 2022. We ask.", ["In 2022. ", "We ask."]),
        ("de", "Am 17. November geschah es. Wir bitten.", ["Am 17. November geschah es. ", "Wir bitten."]),
        ("de", "Übereinkommen 87. Wir bitten.", ["Übereinkommen 87. ", "Wir bitten."]),
        ("en-GB", "He said “No.” Then he went.", ["He said “No.” ", "Then he went."]),
        ("ru", "Так. Просим.", ["Так. ", "Просим."]),
        ("en-GB", "", []),
    ],
)
def test_a_sentence_ends_before_a_capital(language, text, divided):
    assert list(sentences(text, language)) == divided


def test_a_full_stop_inside_a_name_divides_nothing():
    template = replace(
        dispatches("president", IN_1999, "en")[0].template, telegram="{{ sender.name }} asks. Please act."
    )
    made = telegram(writer=replace(PERSON, name="St. Ann. Smith"), template=template)
    assert " ".join(texts(made.text)) == "ST ANN SMITH ASKS STOP PLEASE ACT"


def test_a_name_is_spelled_alike_in_text_and_signature():
    template = replace(dispatches("president", IN_1999, "en")[0].template, telegram="{{ sender.name }} asks.")
    writer = replace(PERSON, name="Jörg", country="DE", city="Köln", organisation="")
    made = telegram(writer=writer, template=template)
    assert (texts(made.text), texts(made.signature)) == (["JOERG", "ASKS"], ["JOERG", "KOELN"])


def test_the_request_may_stand_in_the_telegram():
    template = replace(dispatches("president", IN_1999, "en")[0].template, telegram="Hear us. {{ ask }}")
    assert " ".join(texts(telegram(template=template).text)).startswith("HEAR US STOP I RESPECTFULLY ASK YOU TO")


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("", ExitCode.TEMPLATE, "has no telegram"),
        ("{% if we %}We ask.{% endif %}", ExitCode.TEMPLATE, "has no words once it is filled"),
        ("…", ExitCode.TEMPLATE, "has no words once it is filled"),
        ("Of {{ sender.role }}.", ExitCode.TEMPLATE, "a placeholder has no value: --role is not given"),
        ("Of {{ sendr }}.", ExitCode.TEMPLATE, 'unknown placeholder "sendr"'),
        ("Over 50 %.", ExitCode.CHARACTER, '"%" (U+0025) cannot be telegraphed'),
    ],
)
def test_a_telegram_that_cannot_be_made_says_where(text, code, what):
    template = replace(dispatches("president", IN_1999, "en")[0].template, telegram=text)
    with pytest.raises(ProtestError) as caught:
        telegram(template=template)
    (problem,) = caught.value.problems
    assert (problem.code, problem.what) == (code, what)
    assert problem.where.startswith("letters/end-the-repression.en.md")
    assert problem.hint


def test_every_sign_that_would_be_lost_is_said_at_once_with_its_option():
    with pytest.raises(ProtestError) as caught:
        telegram(writer=replace(PERSON, name="山 Sample", organisation="100 %", city="--"))
    assert {(problem.where, problem.what) for problem in caught.value.problems} == {
        ("--name", '"山" (U+5C71) cannot be telegraphed'),
        ("--organisation", '"%" (U+0025) cannot be telegraphed'),
        ("--city", '"--" leaves nothing to telegraph'),
    }
    assert {problem.code for problem in caught.value.problems} == {ExitCode.CHARACTER}


@given(st.text(max_size=60), st.sampled_from(LANGUAGES), st.booleans())
def test_whatever_is_typed_is_telegraphed_or_refused(text, language, own):
    plain = Plain(text, "--name", language, own=own)
    words, problems = telegraphic(plain), list(untransmittable(plain))
    if not problems:
        assert all(TRANSMITTED.fullmatch(one) for one in words), words
        assert words or own or not text.strip()


@given(st.text(alphabet=st.characters(codec="ascii", categories=("Lu", "Ll", "Nd")), min_size=1, max_size=60))
def test_plain_letters_and_figures_are_all_transmitted(text):
    assert telegraphed(text) == text.upper()
    assert word(text).count == reckoned(text)


@given(st.text(max_size=80), st.sampled_from(["de", "en-GB", "en-US", "es", "fr", "ru"]))
def test_dividing_into_sentences_loses_nothing_but_space(text, language):
    assert "".join(sentences(text, language)).rstrip() == text.rstrip()
