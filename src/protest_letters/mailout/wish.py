"""What somebody asked for who makes a mail-out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from protest_letters.mailout.piece import Handover, Organiser
from protest_letters.mailout.register import Made


@dataclass(frozen=True, slots=True)
class MailoutWish:
    """What is to be made for a member list.

    Attributes:
        day: the letters' date.
        today: the real date on which the mail-out was begun; it decides what is old and what cannot have happened yet.
        handover: who signs and posts.
        media: what is made of each piece.
        to: ids, `embassy` or `all`; empty for all of the campaign's if they are spread.
        spread: to how many of them each member writes; 0 for all.
        language: of the letters; empty for each member's own.
        letter: the letter's id; empty for the campaign's choice.
        standard: the sheet; empty for that of each country of posting.
        size: of the envelopes; empty for the common one of each country.
        window: the size of window envelopes, `none` for printed ones, or empty for what is usual.
        sheet: of labels; empty for the usual one of each country.
        household: whether who lives together writes one letter.
        skip_duplicates: whether who is surely in the list twice is left out.
        limit: for how many members, or households, something is made; 0 for all.
        each: a file for every letter instead of one for all.
        duplex: every letter begins on a new sheet of paper printed on both sides.
        private: whether members write as private persons, without organisation and post.
        with_reference: whether each letter bears the id of its piece.
        each_copy: contacts get a copy of every letter instead of one of each text.
        even_if_old: whether contacts whose records are old get a parcel.
        defaults: fields that fill empty cells of the list, by name.
        organiser: who runs it.
    """

    day: date
    today: date
    handover: Handover
    media: tuple[Made, ...]
    organiser: Organiser
    to: tuple[str, ...] = ()
    spread: int = 0
    language: str = ""
    letter: str = ""
    standard: str = ""
    size: str = ""
    window: str = ""
    sheet: str = ""
    household: bool = False
    skip_duplicates: bool = False
    limit: int = 0
    each: bool = False
    duplex: bool = False
    private: bool = False
    with_reference: bool = False
    each_copy: bool = False
    even_if_old: bool = False
    defaults: Mapping[str, str] = field(default_factory=dict)
