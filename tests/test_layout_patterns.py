"""Words are divided where pyphen divides them, from the same files."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from protest_letters.customs import CUSTOMS
from protest_letters.layout.patterns import Patterns
from protest_letters.load.patterns import load_patterns

LANGUAGES = sorted({custom.hyphenation for custom in CUSTOMS})
TEXTS = "\n".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "letters").rglob("*.md"))
WORDS = sorted(set(re.findall(r"[^\W\d_]+", TEXTS)))
OURS = {language: Patterns(load_patterns(language)) for language in LANGUAGES}
THEIRS = {language: Pyphen(lang=language, left=1, right=1) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_letters_are_divided_as_pyphen_divides_them(language):
    assert len(WORDS) > 1000
    ours = {word: [at for at in OURS[language].positions(word) if 0 < at < len(word)] for word in WORDS}
    assert ours == {word: THEIRS[language].positions(word) for word in WORDS}


@given(st.sampled_from(LANGUAGES), st.text("abcdefghijklmnoprstuvwzäéñßж’ия", min_size=1, max_size=30))
def test_any_word_is_divided_as_pyphen_divides_it(language, word):
    ours = [at for at in OURS[language].positions(word) if 0 < at < len(word)]
    assert ours == THEIRS[language].positions(word)
