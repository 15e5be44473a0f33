"""Text in ASCII: one scheme for Cyrillic, accents dropped, nothing lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.latin import to_ascii

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
    "plain": "plain",
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


@given(st.text())
def test_nothing_beyond_ascii_remains_and_every_change_is_told(text):
    found = to_ascii(text)
    assert found.text.isascii()
    if not found.replaced and not found.lost and max(text, default="") < "\u0300":
        assert found.text.replace("\u00a0", " ") == text.replace("\u00ad", "").replace("\u00a0", " ")
    assert to_ascii(found.text).text == found.text
