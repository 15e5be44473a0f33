"""The blocks round a letter's text: who writes, to whom, from where, when, and who signs."""

import re
from collections.abc import Iterable

from protest_letters.customs import NO_BREAK, Custom, bind_words, date_in_words
from protest_letters.dispatch import Dispatch, Sender
from protest_letters.document import Face, Line, Run
from protest_letters.load.forms import PLACEHOLDER
from protest_letters.load.sender import option_of
from protest_letters.model import FormOfAddress, Texts
from protest_letters.postal import local_line, name_on_mail, place_format, postal_lines
from protest_letters.problems import ExitCode, Problem, ProtestError

#: Who a person is, in the order of the sender's block and under the signature.
_PERSON = ("name", "role", "organisation")
#: Between the parts of an address that stands on one line.
_BETWEEN = " · "


def address_block(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The addressee's lines, from the form of address to the country.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    return (*above_street(dispatch, form, custom), *_from_street(dispatch))


def address_in_full(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The addressee's lines with the street in the destination's own script above the Latin one.

    Empty if the record has no such lines or the letter needs none.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    address = dispatch.to.address
    local = local_line(address, dispatch.language, dispatch.sender.country) if address else ""
    if not (address and local):
        return ()
    line = (Run(local, origin=address.evidence.place),)
    return (*above_street(dispatch, form, custom), line, *_from_street(dispatch))


def above_street(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The form of address: the lines over the street, with name and title in the form they need.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    written = [bind_words(_in_form(line, dispatch), custom) for line in form.block]
    return tuple((Run(line, origin=dispatch.to.addressee.place),) for line in written if line)


def _from_street(dispatch: Dispatch) -> tuple[Line, ...]:
    address = dispatch.to.address
    if address is None:
        # a fax needs a number only
        return ()
    lines = postal_lines(address, dispatch.language, dispatch.sender.country)
    return tuple((Run(line, origin=address.evidence.place),) for line in lines)


def _in_form(line: str, dispatch: Dispatch) -> str:
    """Put name and title into a line of the block, in the form it asks for."""
    to, language = dispatch.to, dispatch.language.partition("-")[0]
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


def _country(dispatch: Dispatch) -> tuple[Line, ...]:
    """The sender's country in the letter's language; nothing in a letter that stays at home."""
    sender, to = dispatch.sender, dispatch.to
    # whom one reaches by fax only may have no address; an embassy is in its host country all the same
    country = to.address.country if to.address else to.addressee.host
    if country == sender.country:
        return ()
    return ((Run(name_on_mail(sender.country, dispatch.language), origin="--country"),),)


def _care(sender: Sender, custom: Custom) -> tuple[Line, ...]:
    return ((Run(custom.care_of.format(name=sender.care_of), origin="--care-of"),),) if sender.care_of else ()


def _street(sender: Sender) -> tuple[Line, ...]:
    return (_field(sender, "street"),) if sender.street else ()


def is_organisation(sender: Sender) -> bool:
    """Whether an organisation writes: letterhead, its stamp, its name before the signatory's."""
    return sender.many and bool(sender.organisation)


def sender_block(dispatch: Dispatch, custom: Custom) -> tuple[Line, ...]:
    """A person's lines, the first in bold; none for an organisation, which has a letterhead."""
    sender = dispatch.sender
    if is_organisation(sender):
        return ()
    head = [_field(sender, name, Face.REGULAR if at else Face.BOLD) for at, name in enumerate(_given(sender, _PERSON))]
    return (*head, *_care(sender, custom), *_street(sender), *_place(sender), *_country(dispatch))


def letterhead(dispatch: Dispatch, custom: Custom) -> tuple[Line, ...]:
    """An organisation's name in bold, then where it is found, on one line; none for a person."""
    sender = dispatch.sender
    if not is_organisation(sender):
        return ()
    parts = (*_care(sender, custom), *_street(sender), *_place(sender), *_country(dispatch))
    found_at = tuple(run for at, part in enumerate(parts) for run in ((Run(_BETWEEN),) if at else ()) + part)
    return (_field(sender, "organisation", Face.BOLD), found_at)


def reference(sender: Sender, custom: Custom) -> Line:
    """The sender's own reference number behind the language's label; nothing if there is none."""
    if not sender.reference:
        return ()
    before, _, after = custom.our_reference.replace(" ", NO_BREAK).partition("{reference}")
    runs = (Run(before), Run(sender.reference, origin="--our-ref"), Run(after))
    return tuple(run for run in runs if run.text)


def return_line(dispatch: Dispatch) -> tuple[Line, ...]:
    """Who writes, and where an undelivered letter goes back to, part by part."""
    sender = dispatch.sender
    care = (_field(sender, "care_of"),) if sender.care_of else ()
    who = "organisation" if is_organisation(sender) else "name"
    return (_field(sender, who), *care, *_street(sender), *_place(sender), *_country(dispatch))


def date_line(dispatch: Dispatch, custom: Custom) -> Line:
    """Place and date, as the custom has them."""
    before, _, after = custom.place_and_date.partition("{place}")
    rest = after.replace("{date}", date_in_words(dispatch.day, custom))
    runs = (Run(before), Run(dispatch.sender.city, origin="--city"), Run(rest))
    return tuple(run for run in runs if run.text)


def signature(sender: Sender, custom: Custom) -> tuple[Line, ...]:
    """What is typed under the signature."""
    order = custom.signs_many if is_organisation(sender) else _PERSON
    return tuple(_field(sender, name) for name in _given(sender, order))


def _given(sender: Sender, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(sender, name)]
