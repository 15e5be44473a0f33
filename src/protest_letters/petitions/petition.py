"""A petition complete in words: no millimetre, no font, no page."""

from dataclasses import dataclass

from protest_letters.document import Block, Letter, Line
from protest_letters.petitions.words import Words


@dataclass(frozen=True, slots=True)
class Petition:
    """A letter that many sign.

    Attributes:
        letter: head and text, in the plural.
        request: the one request, for the sheets that cannot repeat the whole text.
        addressee: who is written to and of which day, on one line.
        people: a line for each signatory, sorted.
        responsible: who answers for the petition, and where the sheets go back to.
        notes: what the foot of each sheet says besides: closing date, organisations, privacy.
        signs: who signs for the signatories, under a printed list.
        words: the labels in the letter's language.
    """

    letter: Letter
    request: tuple[Block, ...]
    addressee: Line
    people: tuple[Line, ...]
    responsible: Line
    notes: tuple[Line, ...]
    signs: Line
    words: Words
