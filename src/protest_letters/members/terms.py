"""What a member list is judged by: the campaign, the real date, what is given for all rows, and who judges texts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from protest_letters.dispatch import Campaign
from protest_letters.problems import Problem

#: What can be given for all rows; it fills cells that are empty. The first three are one address, taken together.
ADDRESS = ("care_of", "street", "postcode")
DEFAULTS = (*ADDRESS, "city", "country", "organisation", "role", "sender_address")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a list is judged by.

    Attributes:
        addressees: what `to` and `not_to` may name.
        contacts: ids that they must not name.
        today: the real date, after which no consent can have been given.
        defaults: fields given for all rows, out of `DEFAULTS`; the country as a code.
        signatures: the files there are; None if no folder was named.
        pictures: what is wrong with a file of `signatures`.
        home: whether a letter needs street and postcode.
        posted: whether somebody else posts for the members, which each must have agreed to.
        month_first: whether dates with strokes have the month first, as far as the list shows it.
        lacks: the characters of a text for which there is no glyph.
        leaks: what (what it is, text) pairs tell of somebody protected.
    """

    addressees: frozenset[str]
    contacts: frozenset[str]
    today: date
    defaults: Mapping[str, str] = field(default_factory=dict)
    signatures: Collection[str] | None = None
    pictures: Callable[[str], Sequence[Problem]] = lambda _: ()
    home: bool = True
    posted: bool = False
    month_first: bool | None = None
    lacks: Callable[[str], str] = lambda _: ""
    leaks: Callable[[Sequence[tuple[str, str]]], Sequence[Problem]] = lambda _: ()


def terms_of(campaign: Campaign, today: date, defaults: Mapping[str, str] | None = None) -> Terms:
    """Return the terms of a campaign, with nobody yet to judge texts and no folder of signatures."""
    book = campaign.book
    addressees = frozenset((*(one.id for one in book.addressees), "all", "embassy"))
    return Terms(addressees, frozenset(one.id for one in book.contacts), today, defaults or {})
