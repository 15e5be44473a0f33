"""What the papers of a mail-out say, a module for each language; each was written anew, none is a translation."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from protest_letters.customs import Custom, bind_words, custom_of, regional
from protest_letters.mailout.words.de import DE
from protest_letters.mailout.words.en import EN
from protest_letters.mailout.words.es import ES
from protest_letters.mailout.words.fr import FR
from protest_letters.mailout.words.kinds import Words
from protest_letters.mailout.words.ru import RU

#: By language, without regions.
WORDS = {words.language: words for words in (DE, EN, ES, FR, RU)}


def words_of(country: str, *languages: str) -> Words:
    """Return the words of the first language that has some, else English, as its region or the country writes them.

    Their `language` says which these are, as in `de-CH`; where no line may end, no-break spaces stand.
    """
    language = next((one for one in languages if one.partition("-")[0].lower() in WORDS), "en")
    return _words(regional(language, country))


@cache
def _words(language: str) -> Words:
    """The words of a language with customs of its own; there are few of these, whatever languages members have."""
    bound: Words = _bound(WORDS[language.partition("-")[0]], custom_of(language))
    return replace(bound, language=language)


def _bound(value: Any, custom: Custom) -> Any:  # noqa: ANN401 - the same shape comes out as goes in
    """Write every text inside a value as a custom has it."""
    if isinstance(value, str):
        return bind_words(value, custom)
    if isinstance(value, tuple):
        return tuple(_bound(one, custom) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _bound(getattr(value, one.name), custom) for one in fields(value)})
    return value
