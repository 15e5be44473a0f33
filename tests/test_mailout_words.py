"""The words of a mail-out: every language has all of them, and they can be filled."""

import re
from dataclasses import fields, is_dataclass
from string import Formatter

import pytest

from mailouts import ORGANISER
from protest_letters.customs import NO_BREAK
from protest_letters.mailout.words import WORDS, words_of

LANGUAGES = sorted(WORDS)


def texts(value, name=""):
    """Every text of a value with where it stands: `instructions.read.lead`."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from texts(one, f"{name}.{at}")
    else:
        assert is_dataclass(value), name
        for one in fields(value):
            yield from texts(getattr(value, one.name), f"{name}.{one.name}".strip("."))


def placeholders(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_the_five_languages_are_there():
    assert LANGUAGES == ["de", "en", "es", "fr", "ru"]
    assert all(language == words.language for language, words in WORDS.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_untidy(language):
    for name, text in texts(WORDS[language]):
        assert text, name
        assert text == " ".join(text.split()), name
        assert "'" not in text, f"{name}: the apostrophe is ’"
        assert not re.search(r"\.\.|,,| [.,]", text), name
        # other brackets than those of placeholders would not be filled
        assert re.sub(r"\{[a-z]+\}", "", text).count("{") == 0, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_placeholders_of_the_others(language):
    english = dict(texts(WORDS["en"]))
    found = dict(texts(WORDS[language]))

    assert found.keys() == english.keys()
    assert {name: placeholders(text) for name, text in found.items()} == {
        name: placeholders(text) for name, text in english.items()
    }


#: What is alike in two languages: units, and what is called alike.
ALIKE = re.compile(
    r"costs\.(grams|kilograms|abroad)|slips\.\w+|\w+\.columns\.\d|checklist\.(day|page|initials|sum)"
    r"|checklist\.columns\.\d|signing\.\w+|language|instructions\.(questions|columns\.\d)|reading\.letters"
)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_nothing_is_left_in_english(language):
    english = dict(texts(WORDS["en"]))

    assert [name for name, text in texts(WORDS[language]) if text == english[name] and not ALIKE.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("language", "polite", "familiar"),
    [
        ("de", r"\b(Sie|Ihre|Ihnen)\b", r"\b(du|dich|dein\w*|ihr|euch|euer\w*)\b"),
        ("fr", r"\b(vous|vos|votre)\b", r"\b(tu|toi|ton|tes)\b"),
        ("es", r"\b(usted|Lea|Fírmela|su)\b", r"\b(tú|ti|tus|vosotros|vuestr\w+)\b"),
        ("ru", r"\b(Вы|Ваш\w*|Вам|Вас)\b", r"\b(вы|ваш\w*|вам|вас|ты|твой)\b"),
    ],
)
def test_members_are_addressed_politely(language, polite, familiar):
    text = "\n".join(text for _, text in texts(WORDS[language].instructions))

    assert re.search(polite, text)
    assert re.search(familiar, text) is None


@pytest.mark.parametrize(
    ("country", "languages", "found"),
    [
        ("DE", ("de",), "de"),
        ("AT", ("de-AT",), "de"),
        ("CH", ("de",), "de-CH"),
        ("US", ("en",), "en-US"),
        ("ES", ("en",), "en-GB"),
        ("TR", ("tr", "fr-CA"), "fr"),
        ("TR", ("tr",), "en-GB"),
        ("KZ", ("", "RU"), "ru"),
    ],
)
def test_regions_and_languages_fall_back(country, languages, found):
    assert words_of(country, *languages).language == found


def test_words_are_bound_as_the_language_has_it():
    assert words_of("FR", "fr").instructions.questions == f"Une question{NO_BREAK}: {{contact}}"
    assert "ß" not in "".join(text for _, text in texts(words_of("CH", "de")))
    assert "ß" in "".join(text for _, text in texts(words_of("DE", "de")))


def test_an_organisation_reads_its_own_language():
    assert words_of(ORGANISER.country, ORGANISER.language).checklist.title == "Checklist of the mail-out"
