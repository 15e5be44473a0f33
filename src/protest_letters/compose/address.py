"""The addressee's block: the one that letter, envelope and label have alike."""

import re
from collections.abc import Sequence

from protest_letters.customs import Custom, bind_words
from protest_letters.dispatch import Item
from protest_letters.document import Line, Run
from protest_letters.load.forms import PLACEHOLDER
from protest_letters.model import FormOfAddress, HolderState, Texts
from protest_letters.postal import local_line, postal_lines
from protest_letters.problems import ExitCode, Problem, ProtestError


def form_of_address(item: Item, forms: Sequence[FormOfAddress]) -> FormOfAddress:
    """Return the row for kind, language and holder's state.

    An office's own rows come first; a row for the language with its region comes before one without.

    Raises:
        ProtestError: there is none (exit code 3).
    """
    to = item.to
    base = item.language.partition("-")[0]
    for state in dict.fromkeys((to.state, HolderState.UNKNOWN)):
        for rows in (to.addressee.forms, forms):
            for language in (item.language, base):
                for form in rows:
                    if (form.kind, form.language) == (to.addressee.kind, language) and state in form.holder:
                        return form
    what = f"no form of address is known for the kind {to.addressee.kind} ({to.state}) in {item.language}"
    raise ProtestError([Problem(to.addressee.id, what, "add forms: to the entry", "form", code=ExitCode.DATA)])


def address_block(item: Item, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The addressee's lines, from the form of address to the country.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    return (*above_street(item, form, custom), *_from_street(item))


def address_in_full(item: Item, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The addressee's lines with the street in the destination's own script above the Latin one.

    Empty if the record has no such lines or the letter needs none.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    address = item.to.address
    local = local_line(address, item.language, item.sender.country) if address else ""
    if not (address and local):
        return ()
    line = (Run(local, origin=address.evidence.place),)
    return (*above_street(item, form, custom), line, *_from_street(item))


def above_street(item: Item, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The form of address: the lines over the street, with name and title in the form they need.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    written = [bind_words(_in_form(line, item), custom) for line in form.block]
    return tuple((Run(line, origin=item.to.addressee.place),) for line in written if line)


def _from_street(item: Item) -> tuple[Line, ...]:
    address = item.to.address
    if address is None:
        # a fax needs a number only
        return ()
    lines = postal_lines(address, item.language, item.sender.country)
    return tuple((Run(line, origin=address.evidence.place),) for line in lines)


def _in_form(line: str, item: Item) -> str:
    """Put name and title into a line of the block, in the form it asks for."""
    to, language = item.to, item.language.partition("-")[0]
    name = to.holder.name if to.holder else Texts()
    sources = {
        "name": name,
        "title": to.addressee.title,
        "house": to.addressee.house,
        "in_host": to.addressee.in_host,
    }

    def put(found: re.Match[str]) -> str:
        what, case = found.groups()
        key = f"{language}-{case}" if case else language
        text = sources[what].get(key)
        if not text and what == "name" and not case:
            text = sources[what].get("en")
        if not text and what != "in_host":
            holder = to.holder.place if to.holder and what == "name" else to.addressee.place
            problem = Problem(holder, f"{what} has no form {key}", f"add {key}: to {what}", "form", code=ExitCode.DATA)
            raise ProtestError([problem])
        return text

    return PLACEHOLDER.sub(put, line).strip()


def office_of(item: Item) -> str:
    """Office or embassy in its plain form, as a file's description and the heads of further pages name it."""
    addressee = item.to.addressee
    return (addressee.house or addressee.title).first(item.language.partition("-")[0], "en")
