"""The blocks round a letter's text: who writes, from where, when, and who signs."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from protest_letters.customs import NO_BREAK, Custom, custom_of, date_in_words
from protest_letters.dispatch import Dispatch, Item, Sender
from protest_letters.document import Face, Line, Run
from protest_letters.load.sender import option_of
from protest_letters.postal import capitals, name_on_mail, place_format

#: Who a person is, in the order of the sender's block and under the signature.
_PERSON = ("name", "role", "organisation")
#: Between the parts of an address that stands on one line.
BETWEEN = " · "


def _field(sender: Sender, name: str, face: Face = Face.REGULAR) -> Line:
    return (Run(getattr(sender, name), face, option_of(name)),)


def _place(sender: Sender) -> tuple[Line, ...]:
    """Town and postcode as the sender's country orders them, each a run of its own field."""
    fields = {"{city}": ("--city", sender.city), "{postcode}": ("--postcode", sender.postcode)}
    pattern = place_format(sender.country) if sender.postcode else "{city}"
    parts = [re.split(r"(\{city\}|\{postcode\})", line) for line in pattern.split("\n")]
    return tuple(
        tuple(Run(fields[part][1], origin=fields[part][0]) if part in fields else Run(part) for part in line if part)
        for line in parts
    )


def _country(item: Item) -> tuple[Line, ...]:
    """The sender's country in the letter's language; nothing in a letter that stays at home."""
    sender, to = item.sender, item.to
    # whom one reaches by fax only may have no address; an embassy is in its host country all the same
    country = to.address.country if to.address else to.addressee.host
    if country == sender.country:
        return ()
    return ((Run(name_on_mail(sender.country, item.language), origin="--country"),),)


def _care(sender: Sender, custom: Custom) -> tuple[Line, ...]:
    return ((Run(custom.care_of.format(name=sender.care_of), origin="--care-of"),),) if sender.care_of else ()


def _street(sender: Sender) -> tuple[Line, ...]:
    return (_field(sender, "street"),) if sender.street else ()


def is_organisation(sender: Sender) -> bool:
    """Whether an organisation writes: letterhead, its stamp, its name before the signatory's."""
    return sender.many and bool(sender.organisation)


def sender_block(item: Item, custom: Custom) -> tuple[Line, ...]:
    """A person's lines, the name in bold; none for an organisation, which has a letterhead."""
    sender = item.sender
    if is_organisation(sender):
        return ()
    names, *others = (_lines(sender, name) for name in _given(sender, _PERSON))
    head = (tuple(replace(run, face=Face.BOLD) for run in line) for line in names)
    return (*head, *chain(*others), *_care(sender, custom), *_street(sender), *_place(sender), *_country(item))


def letterhead(item: Item, custom: Custom) -> tuple[Line, ...]:
    """An organisation's name in bold, then where it is found, on one line; none for a person."""
    sender = item.sender
    if not is_organisation(sender):
        return ()
    parts = (*_care(sender, custom), *_street(sender), *_place(sender), *_country(item))
    return (_field(sender, "organisation", Face.BOLD), on_one_line(parts))


def on_one_line(parts: Iterable[Line]) -> Line:
    """Lines one behind the other, with a separator between them."""
    return tuple(run for at, part in enumerate(parts) for run in ((Run(BETWEEN),) if at else ()) + part)


def reference(sender: Sender, custom: Custom) -> Line:
    """The sender's own reference number behind the language's label; nothing if there is none."""
    if not sender.reference:
        return ()
    before, _, after = custom.our_reference.replace(" ", NO_BREAK).partition("{reference}")
    runs = (Run(before), Run(sender.reference, origin="--our-ref"), Run(after))
    return tuple(run for run in runs if run.text)


def return_line(item: Item) -> tuple[Line, ...]:
    """Who writes, and where an undelivered letter goes back to, part by part."""
    sender = item.sender
    care = (_field(sender, "care_of"),) if sender.care_of else ()
    who = "organisation" if is_organisation(sender) else "name"
    return (_field(sender, who), *care, *_street(sender), *_place(sender), *_country(item))


def return_address(sender: Sender, language: str) -> tuple[Line, ...]:
    """Where an undelivered letter goes back to, as a block for all letters: with the country, in capitals."""
    who = "organisation" if is_organisation(sender) else "name"
    country = capitals(name_on_mail(sender.country, language), language)
    care = _care(sender, custom_of(language))
    return (_field(sender, who), *care, *_street(sender), *_place(sender), (Run(country, origin="--country"),))


def date_line(dispatch: Dispatch, custom: Custom) -> Line:
    """Place and date, as the custom has them."""
    before, _, after = custom.place_and_date.partition("{place}")
    rest = after.replace("{date}", date_in_words(dispatch.day, custom).replace(" ", NO_BREAK))
    runs = (Run(before), Run(dispatch.sender.city, origin="--city"), Run(rest))
    return tuple(run for run in runs if run.text)


def signature(sender: Sender, custom: Custom) -> tuple[Line, ...]:
    """What is typed under the signature."""
    order = custom.signs_many if is_organisation(sender) else _PERSON
    return tuple(line for name in _given(sender, order) for line in _lines(sender, name))


def _lines(sender: Sender, name: str) -> tuple[Line, ...]:
    """A field on its line; the name of each who writes on a line of its own."""
    if name == "name" and sender.joint:
        return tuple((Run(one, origin=option_of(name)),) for one in sender.joint)
    return (_field(sender, name),)


def _given(sender: Sender, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(sender, name)]
