"""The blocks round a letter's text: who writes, to whom, from where, when, and who signs."""

import re

from protest_letters.customs import Custom, bind_words, date_in_words
from protest_letters.dispatch import Dispatch, Sender
from protest_letters.document import Face, Line, Run
from protest_letters.load.forms import PLACEHOLDER
from protest_letters.load.sender import option_of
from protest_letters.model import FormOfAddress, Texts
from protest_letters.postal import country_name, place_format, postal_lines
from protest_letters.problems import ExitCode, Problem, ProtestError


def address_block(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
    """The addressee's lines, from the form of address to the country.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    to = dispatch.to
    assert to.address is not None  # noqa: S101 - the plan makes no dispatch without one
    written = [bind_words(_in_form(line, dispatch), custom) for line in form.block]
    postal = postal_lines(to.address, dispatch.language, dispatch.sender.country)
    origin = to.address.evidence.place
    return (
        *((Run(line, origin=to.addressee.place),) for line in written if line),
        *((Run(line, origin=origin),) for line in postal),
    )


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
    sender, to = dispatch.sender, dispatch.to.address
    if to is None or to.country == sender.country:
        return ()
    return ((Run(country_name(sender.country, dispatch.language), origin="--country"),),)


def _street(sender: Sender) -> tuple[Line, ...]:
    return (_field(sender, "street"),) if sender.street else ()


def sender_block(dispatch: Dispatch, custom: Custom) -> tuple[Line, ...]:
    """The sender's lines, the first in bold."""
    sender = dispatch.sender
    head = [_field(sender, name, Face.REGULAR if at else Face.BOLD) for at, name in enumerate(_names(sender))]
    care = [(Run(custom.care_of.format(name=sender.care_of), origin="--care-of"),)] if sender.care_of else []
    return (*head, *care, *_street(sender), *_place(sender), *_country(dispatch))


def return_line(dispatch: Dispatch) -> tuple[Line, ...]:
    """Who writes, and where an undelivered letter goes back to, part by part."""
    sender = dispatch.sender
    care = (_field(sender, "care_of"),) if sender.care_of else ()
    return (_field(sender, _names(sender)[0]), *care, *_street(sender), *_place(sender), *_country(dispatch))


def date_line(dispatch: Dispatch, custom: Custom) -> Line:
    """Place and date, as the custom has them."""
    before, _, after = custom.place_and_date.partition("{place}")
    rest = after.replace("{date}", date_in_words(dispatch.day, custom))
    runs = (Run(before), Run(dispatch.sender.city, origin="--city"), Run(rest))
    return tuple(run for run in runs if run.text)


def signature(sender: Sender) -> tuple[Line, ...]:
    """What is typed under the signature."""
    return tuple(_field(sender, name) for name in _names(sender))


def _names(sender: Sender) -> list[str]:
    """The fields that say who writes, in order: the one in whose name it is written first."""
    order = ("organisation", "name", "role") if sender.many else ("name", "role", "organisation")
    return [name for name in order if getattr(sender, name)]
