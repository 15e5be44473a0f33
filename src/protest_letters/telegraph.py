"""What a telegram is: its parts and its words with their charge, and where the public service still takes one.

The rule by which words are counted is the one for international telegrams in plain language, as the Jamaica Post Office
Guides of 1952 and 1977 print it after the ITU's Telegraph Regulations: fifteen letters to a word, five characters to a
group with figures, and the office of destination one word whatever its length; docs/telegram.md has the sources.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from protest_letters.dates import PartialDate

#: Letters that one word of plain language may have.
WORD_LETTERS = 15
#: Characters that one group with figures may have; strokes, full stops and hyphens between figures count as well.
GROUP_SIGNS = 5
#: The signs that are telegraphed between figures; all others of punctuation are left out.
BETWEEN_FIGURES = "./,-"
#: What divides sentences.
STOP = "STOP"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is telegraphed, and for how many words it counts."""

    text: str
    count: int


def word(text: str) -> Word:
    """Count one word: letters by fifteen, a group with figures by five, what is left over as one more."""
    size = GROUP_SIGNS if any(sign.isdigit() for sign in text) else WORD_LETTERS
    return Word(text, -(-len(text) // size))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a telegram as it is transmitted: address, text or signature. Its lines are for the reader's eye."""

    name: str
    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the part in order."""
        return tuple(one for line in self.lines for one in line)

    @property
    def count(self) -> int:
        """For how many words the part counts."""
        return sum(one.count for one in self.words)


@dataclass(frozen=True, slots=True)
class Telegram:
    """A telegram, complete in words.

    Attributes:
        id: addressee, letter, language.
        day: the letter's date.
        address, text, signature: what is transmitted, in this order.
        foot: who hands it in, a line each, as typed; never transmitted.
        foot_labels: what says so, in English and in the language of the counter.
        scheme: by what Cyrillic letters were written in Latin ones; empty if there were none.
    """

    id: str
    language: str
    day: date
    address: Part
    text: Part
    signature: Part
    foot: tuple[str, ...]
    foot_labels: tuple[str, ...]
    scheme: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in the order of transmission."""
        return (self.address, self.text, self.signature)

    @property
    def count(self) -> int:
        """For how many words it counts in all."""
        return sum(part.count for part in self.parts)

    @property
    def long_words(self) -> tuple[Word, ...]:
        """The words that count more than once, each once, in order."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.words if one.count > 1))


class Reach(StrEnum):
    """Whither a service takes telegrams."""

    INLAND = "inland"
    ABROAD = "abroad"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TelegraphService:
    """What is known of a country's public telegraph service.

    Attributes:
        until: the first day without it; None if no end is known.
        seen: the last day on which a source shows it; None if its end is known.
        source: who says so.
        note: what is uncertain or goes on.
    """

    country: str
    reach: Reach
    until: PartialDate | None
    seen: PartialDate | None
    source: tuple[str, ...]
    note: str = ""
    place: str = field(default="", compare=False)

    def serves(self, reach: Reach) -> bool:
        """Whether the row speaks of telegrams of this reach."""
        return self.reach in (reach, Reach.ALL)

    def ended(self, day: date) -> bool:
        """Whether the service had certainly ended by a day; a year alone ends with its last day."""
        return self.until is not None and self.until.last is not None and self.until.last <= day
