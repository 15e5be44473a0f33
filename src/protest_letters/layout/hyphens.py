"""Where a word may be divided by a hyphen, and where a line may end inside one without."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from protest_letters.customs import NARROW, NO_BREAK
from protest_letters.layout.patterns import Patterns
from protest_letters.load.patterns import load_patterns

#: So many letters at least stay on the line.
_LEFT = 2
#: What is added at a line's end; programs that read a PDF take it away again.
HYPHEN = "-"
#: How much worse a hyphen is that has few letters before or behind it, and how many these are.
_FEW, _FEW_LETTERS = 1.5, 2
#: After a dash or slash between letters a line may end, never at a hyphen that is in the text already: who reads a
#: PDF's text takes a hyphen at a line's end for an added one, and loses it.
_SEAMS = re.compile(
    r"(?<=[^\W\d_][–—/])(?=[^\W\d_])"
    # Chinese and Japanese have no spaces; some signs do not begin a line (JIS X 4051)
    "|(?<=[぀-ヿ㐀-䶿一-鿿豈-﫿、。，．！？：；」』）】])(?=[぀-ヿ㐀-䶿一-鿿豈-﫿「『（【])"
    "(?![ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー・々])"
)
#: A word of letters, with apostrophes inside and punctuation round it.
_PLAIN = re.compile(r"[\W_]*(?:[^\W\d_]+[’'])*([^\W\d_]+)[\W_]*")
_PARTS = re.compile(f"[{NO_BREAK}{NARROW}]")
#: What is no longer, and no number, binds a word without making a fixed expression: an article, a preposition, a mark.
_BINDING = 2
_SENTENCE_END = re.compile(r"[.!?:…][\W_]*$")


@dataclass(frozen=True, slots=True)
class Habit:
    """How a language divides words.

    Attributes:
        language: as the names of its hyphenation patterns begin.
        right: so many letters at least go on to the next line: as TeX's package babel has it in its file for the
            language ("providehyphenmins"), but for German, where that has two.
        weight: how bad a hyphen is in ragged text, against other languages: less in German, whose long words would else
            leave holes in the margin.
        justified: the same in justified text: more in Russian, whose long words would else be divided again and again.
        nouns: whether every noun is written with a capital.
        offices: how words begin that have a capital because they name an office or a document: they are words like
            others. Every other capital within a sentence makes a name.
    """

    language: str
    right: int
    weight: float = 1.0
    justified: float = 1.0
    nouns: bool = False
    offices: tuple[str, ...] = ()


HABITS = (
    Habit("de", 3, weight=0.5, nouns=True),
    Habit(
        "en",
        3,
        offices=(
            *("Ambassad", "Article", "Assembl", "Commi", "Conf", "Constitution", "Convention", "Council"),
            *("Declaration", "Embass", "Excellenc", "Executive", "Federa", "Foreign", "General", "Govern", "Inter"),
            *("Minist", "Nation", "Organi", "Parliament", "Presiden", "Prosecut", "Republic", "Secretar", "Security"),
            *("Supreme", "Universal"),
        ),
    ),
    Habit(
        "es",
        2,
        justified=0.67,
        offices=(
            *("Asamblea", "Comi", "Conf", "Consejo", "Constituc", "Convenio", "Declarac", "Derecho", "Ejecutiv"),
            *("Embaja", "Excelen", "Federa", "Fiscal", "Gobierno", "Informac", "Inter", "Minist", "Nacion"),
            *("Organiza", "Parlament", "Presiden", "Repúblic", "Secretar", "Segurid", "Señor", "Supremo", "Trabajo"),
            "Universal",
        ),
    ),
    Habit(
        "fr",
        3,
        offices=(
            *("Ambassad", "Assemblée", "Comité", "Commission", "Conf", "Conseil", "Constitution", "Convention"),
            *("Déclaration", "Excellence", "Fédéra", "Gouvernement", "Information", "Inter", "Madame", "Minist"),
            *("Monsieur", "Nation", "Organisation", "Parlement", "Présiden", "Républi", "Secrét", "Travail"),
            "Universel",
        ),
    ),
    Habit(
        "ru",
        2,
        justified=1.42,
        offices=(
            *("Ваше", "Верховн", "Всеобщ", "Генеральн", "Господ", "Государств", "Деклар", "Исполнительн", "Комитет"),
            *("Конвенц", "Констит", "Конфер", "Междунар", "Министер", "Министр", "Национальн", "Организац"),
            *("Парламент", "Посольств", "Правительств", "Превосходительств", "Президент", "Республик", "Секретар"),
            "Федерац",
        ),
    ),
)


def seams(text: str) -> tuple[int, ...]:
    """Where a line may end inside a word as it is written."""
    return tuple(found.start() for found in _SEAMS.finditer(text))


def opens_sentence(before: str) -> bool:
    """Whether a word begins a sentence, by the word before it."""
    return not before or bool(_SENTENCE_END.search(before))


@lru_cache(maxsize=4096)
def divisions(text: str, patterns: str, *, opens: bool) -> tuple[int, ...]:
    """Where a word, with all that no-break spaces bind to it, may be divided by a hyphen.

    Never divided are names, words in capitals, words with signs or digits inside such as addresses on the web, words
    with a hyphen of their own, and fixed expressions, which no-break spaces bind to more than an article, a
    preposition or a mark of punctuation.

    Args:
        text: the word.
        patterns: the name of the hyphenation patterns, such as `de_DE`.
        opens: whether it begins a sentence, where a capital does not make a name.
    """
    habit = habit_of(patterns)
    parts = _PARTS.split(text)
    found: list[int] = []
    at = 0
    for number, part in enumerate(parts):
        plain = _PLAIN.fullmatch(part)
        if plain and _is_free(parts, number) and not _is_name(plain.group(1), habit, opens=opens and at == 0):
            found.extend(at + plain.start(1) + cut for cut in _syllables(plain.group(1), patterns, habit.right))
        at += len(part) + 1
    return tuple(found)


def badness_of(text: str, at: int) -> float:
    """How bad it is to divide a word here: 1, or more where few letters stand on one side."""
    around = text[max(0, at - _FEW_LETTERS - 1) : at + _FEW_LETTERS + 1]
    return 1.0 if around.isalpha() and len(around) > 2 * _FEW_LETTERS + 1 else _FEW


@cache
def habit_of(patterns: str) -> Habit:
    """Return the row of a language by the name of its patterns, or a plain one."""
    return next((row for row in HABITS if patterns.startswith(row.language)), Habit(patterns, 3))


def _is_free(parts: list[str], number: int) -> bool:
    others = (*parts[:number], *parts[number + 1 :])
    return all(len(part) <= _BINDING and not any(map(str.isdigit, part)) for part in others)


def _is_name(word: str, habit: Habit, *, opens: bool) -> bool:
    return word[:1].isupper() and not (opens or habit.nouns or word.startswith(habit.offices))


def _syllables(word: str, patterns: str, right: int) -> Iterator[int]:
    if len(word) > _LEFT + right and not word.isupper():
        yield from (at for at in _patterns(patterns).positions(word) if _LEFT <= at <= len(word) - right)


@cache
def _patterns(language: str) -> Patterns:
    return Patterns(load_patterns(language))
