"""The shipped letters are spelled as Debian's dictionaries have it; names and terms they lack are in tests/words/."""

import os
import re
import subprocess
from dataclasses import astuple
from pathlib import Path

import pytest

from conftest import needs
from protest_letters.check.question import Question, specimens
from protest_letters.customs import NO_BREAK
from protest_letters.mailout.words import words_of as words_of_mailouts
from protest_letters.petitions.words import words_of
from protest_letters.problems import ProtestError
from test_mailout_words import texts

WORDS = Path(__file__).parent / "words"
DICTIONARIES = {"de": "de_DE", "en": "en_GB", "es": "es_ES", "fr": "fr", "ru": "ru_RU"}


#: What stands in the papers of a mail-out and is no word: placeholders, units, names of files and of envelopes.
NO_WORDS = re.compile(
    r"(\{\w+\} )?(?<!\w)(k?g|к?г)$|\{\w+\}|rates\.yaml|[a-z]+/[a-z]+\.pdf|contacts|\bDL\b|No\. 10|C5|\d+(-\w|th)?",
    re.MULTILINE,
)


def unknown_words(text, dictionary):
    """Return what hunspell does not know in a text; typographic apostrophes count as plain ones."""
    found = subprocess.run(
        [needs("hunspell"), "-i", "utf-8", "-d", dictionary, "-l"],
        input=text.replace("’", "'"),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return set(found.stdout.split())


def own_texts(draft):
    """What no specimen shows: the telegram, without its conditions, and a note."""
    yield re.sub(r"\{%.*?%\}", " ", draft.telegram)
    if draft.kind == "note":
        yield from (draft.subject, draft.body)


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_every_word_of_the_letters_is_in_the_dictionary_or_on_the_list(language, campaign, forms, typefaces):
    question = Question(campaign, forms, typefaces, campaign.book.compiled)
    lines = {
        "".join(run.text for run in line)
        for draft, letter in specimens(question)
        if draft.language == language and not isinstance(letter, ProtestError)
        for line in (letter.subject, letter.salutation, letter.closing, *(block.runs for block in letter.body))
    }
    texts = (text for draft in campaign.templates if draft.language == language for text in own_texts(draft))
    lines.update(texts)
    allowed = set((WORDS / f"{language}.txt").read_text(encoding="utf-8").split())

    assert len(lines) > 20
    assert unknown_words("\n".join(sorted(lines)), DICTIONARIES[language]) - allowed == set()


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_every_word_of_a_petitions_sheets_is_in_the_dictionary_or_on_the_list(language):
    labels = [text for text in astuple(words_of(language)) if text != language]
    text = "\n".join(one for label in labels for one in ((label,) if isinstance(label, str) else label))
    allowed = set((WORDS / f"{language}.txt").read_text(encoding="utf-8").split())

    plain = re.sub(r"\{\w+\}", "", text)
    assert unknown_words(plain, DICTIONARIES[language]) - allowed == set()


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_every_word_of_a_mail_outs_papers_is_in_the_dictionary_or_on_the_list(language):
    text = "\n".join(one for name, one in texts(words_of_mailouts(language.upper(), language)) if name != "language")
    allowed = set((WORDS / f"{language}.txt").read_text(encoding="utf-8").split())

    plain = NO_WORDS.sub("", text.replace(NO_BREAK, " "))
    assert unknown_words(plain, DICTIONARIES[language]) - allowed == set()


def test_a_misspelling_is_found():
    assert unknown_words("Your Excelency,", "en_GB") == {"Excelency"}
