"""Text in ASCII: one scheme for Cyrillic, accents dropped, nothing lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.latin import Charset, to_ascii, to_charset

#: text → ASCII
CASES = {
    "Президент Республики Казахстан": "Prezident Respubliki Kazakhstan",
    "Щукин, Юрий Ёлкин": "Shchukin, Yuriy Yolkin",
    "ЩУКА и Щука": "SHCHUKA i Shchuka",
    "объявление, мать": "obyavlenie, mat",
    "Қазақстан, Өскемен, Ғылым": "Qazaqstan, Oskemen, Ghylym",
    "Zürich, Málaga, Łódź, Århus, Straße, œuvre": "Zurich, Malaga, Lodz, Arhus, Strasse, oeuvre",
    "„so“ – «так»…": '"so" - "tak"...',
    "Côte d’Ivoire": "Cote d'Ivoire",
    "№ 87, 5 €": "No. 87, 5 EUR",
    "no\u00a0break, soft\u00adhyphen": "no break, softhyphen",
    "¿Qué? ¡Sí!": "Que? Si!",
    "Ĭ½ ﬁ ŉ q̃ а́": "I1/2 fi 'n q a",
    "Əliyev, Kɔfi, Ŋaŋa": "Aliyev, Kofi, Nana",
    "Ђорђевић, Љубљана": "Djordjevic, Ljubljana",
    "500 ₸, → 3": "500 KZT, -> 3",
    "plain\n\ttext": "plain\n\ttext",
}


@pytest.mark.parametrize(("text", "ascii_"), CASES.items())
def test_a_text_is_written_in_ascii(text, ascii_):
    assert to_ascii(text).text == ascii_
    assert to_ascii(text).lost == ()


def test_each_replacement_is_told_once_in_order():
    assert to_ascii("été à l’Été").replaced == (("é", "e"), ("à", "a"), ("’", "'"), ("É", "E"))


def test_what_has_no_scheme_is_lost_and_said():
    found = to_ascii("山田 is lost, 山 again")
    assert (found.text, found.lost) == ("?? is lost, ? again", ("山", "田"))


@pytest.mark.parametrize(
    ("text", "language", "ascii_"),
    [
        ("Über Zürich nach ÖDENBURG, größer", "de", "Ueber Zuerich nach OEDENBURG, groesser"),
        ("Zürich", "de-CH", "Zuerich"),
        ("«Движение „Солидарность“»", "ru", "\"Dvizhenie 'Solidarnost'\""),
        ("„Solidarität“", "de", '"Solidaritaet"'),
        ("Zürich, Köln", "fr", "Zurich, Koln"),
    ],
)
def test_a_language_has_its_own_way(text, language, ascii_):
    assert to_ascii(text, language).text == ascii_


@pytest.mark.parametrize(
    ("charset", "written"),
    [
        (Charset.ASCII, 'l\'ete "so" a 5 EUR, Zhuk'),
        (Charset.LATIN_1, "l'été «so» à 5 EUR, Zhuk"),
        (Charset.UTF_8, "l’été «so» à 5 €, Жук"),
    ],
)
def test_what_a_set_has_stays(charset, written):
    found = to_charset("l’été\u00a0«so» à\u202f5\u00a0€, Жу\u00adк", charset)
    assert found.text == written
    assert found.text.encode(charset)


@pytest.mark.parametrize("charset", Charset)
@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\ud800"])
def test_what_steers_a_terminal_is_lost_in_every_set(charset, sign):
    assert to_charset(f"a{sign}b", charset).lost == (sign,)


@given(st.text(), st.sampled_from(Charset))
def test_a_written_text_can_be_encoded(text, charset):
    assert to_charset(text, charset).text.encode(charset) is not None


@given(st.text())
def test_nothing_beyond_ascii_remains_and_every_change_is_told(text):
    found = to_ascii(text)
    assert found.text.isascii()
    if not found.replaced and not found.lost and max(text, default="") < "\u0300":
        assert found.text.replace("\u00a0", " ") == text.replace("\u00ad", "").replace("\u00a0", " ")
    assert to_ascii(found.text).text == found.text
