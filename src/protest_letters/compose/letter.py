"""A dispatch and the forms of address to a letter: all its words, none of its measures."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from protest_letters.compose.filling import Passage, Value, fill, kept, part_of, template_problem
from protest_letters.compose.markup import literal, parse_blocks
from protest_letters.customs import Custom, bind_words, custom_of, date_in_words
from protest_letters.dispatch import Dispatch, Sender
from protest_letters.document import Block, Face, Letter, Line, Run
from protest_letters.model import FormOfAddress, HolderState, Texts
from protest_letters.postal import country_name, place_format, postal_lines
from protest_letters.problems import ExitCode, Problem, ProtestError

#: A line end inside a paragraph: not before an empty line or an item of a list.
_LINE_END = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)(?![-*+][ \t]|\d+[.)][ \t])")
_PLACEHOLDER = re.compile(r"\{(name|title|house|in_host)(?::([a-z-]+))?\}")

#: Where a field of the sender comes from, for messages about it.
ORIGINS = {
    "name": "--name",
    "role": "--role",
    "organisation": "--organisation",
    "street": "--street",
    "postcode": "--postcode",
    "city": "--city",
    "country": "--country",
    "care_of": "--care-of",
}


def compose_letter(dispatch: Dispatch, forms: Sequence[FormOfAddress]) -> Letter:
    """Write the letter.

    Raises:
        ProtestError: the template cannot be filled, or the campaign lacks a form of a name or title.
    """
    custom = custom_of(dispatch.language)
    form = form_of_address(dispatch, forms)
    block = _address_block(dispatch, form, custom)
    values: list[Value] = []
    context = _context(dispatch, form, custom)
    subject = fill(part_of(dispatch.template, "subject"), {**context, "ask": Passage()}, values)
    body = _body(dispatch, context, values, custom)
    sender = dispatch.sender
    return Letter(
        language=dispatch.language,
        sender=_sender_block(dispatch, custom),
        return_line=_return_line(dispatch),
        address=block,
        date_line=_date_line(dispatch, custom),
        subject=literal(custom.subject.format(subject=bind_words(subject, custom)), values, Face.BOLD),
        subject_first=custom.subject_first,
        salutation=(Run(form.call + custom.after_salutation, origin=form.place),),
        body=body,
        closing=(Run(_closing(form, many=sender.many), origin=form.place),),
        signature=_signature(sender),
        enclosures=_enclosures(dispatch, custom),
        page_heading=custom.page_heading,
        title=_title(subject, values, dispatch),
        author=sender.organisation if sender.many and sender.organisation else sender.name,
    )


def _title(subject: str, values: Sequence[Value], dispatch: Dispatch) -> str:
    """What the file is called in a reader's window: subject and office."""
    about = "".join(run.text for run in literal(subject, values))
    language = dispatch.language.partition("-")[0]
    addressee = dispatch.to.addressee
    return f"{about} – {(addressee.house or addressee.title).first(language, 'en')}"


def form_of_address(dispatch: Dispatch, forms: Sequence[FormOfAddress]) -> FormOfAddress:
    """Return the row for kind, language and holder's state; an office's own rows come first.

    Raises:
        ProtestError: there is none.
    """
    to = dispatch.to
    for state in (to.state, HolderState.UNKNOWN):
        for form in (*to.addressee.forms, *forms):
            if form.kind == to.addressee.kind and form.language == dispatch.language and state in form.holder:
                return form
    what = f"no form of address is known for the kind {to.addressee.kind} ({to.state}) in {dispatch.language}"
    raise ProtestError([Problem(to.addressee.id, what, "add forms: to the entry", "form", code=ExitCode.DATA)])


def _address_block(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> tuple[Line, ...]:
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

    def put(found: "re.Match[str]") -> str:
        what, case = found.groups()
        key = f"{language}-{case}" if case else language
        text = sources[what].get(key) or ("" if case else sources[what].get("en"))
        if not text and what != "in_host":
            holder = to.holder.place if to.holder and what == "name" else to.addressee.place
            raise ProtestError(
                [
                    Problem(
                        holder,
                        f"{what} has no form {key}",
                        f"add {key}: to {what}",
                        "form",
                        code=ExitCode.DATA,
                    )
                ]
            )
        return text

    return _PLACEHOLDER.sub(put, line).strip()


def _context(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> Mapping[str, Any]:
    sender, to = dispatch.sender, dispatch.to
    language = dispatch.language.partition("-")[0]
    place = to.addressee.place
    return {
        "we": sender.many,
        "kind": to.addressee.kind,
        "date": date_in_words(dispatch.day, custom),
        "sender": {
            "name": kept(sender.name, "--name"),
            "role": kept(sender.role, "--role"),
            "organisation": kept(sender.organisation, "--organisation"),
            "city": kept(sender.city, "--city"),
            "country": country_name(sender.country, language),
        },
        "addressee": {
            "name": kept(to.holder.name.first(language, "en") if to.holder else "", place),
            "title": kept(to.addressee.title.first(language, "en"), place),
            "style": kept(form.style, form.place),
        },
    }


def _body(dispatch: Dispatch, context: Mapping[str, Any], values: list[Value], custom: Custom) -> tuple[Block, ...]:
    template = dispatch.template
    ask = fill(part_of(template, dispatch.to.addressee.kind), {**context, "ask": Passage()}, values)
    filled = fill(template, {**context, "ask": Passage(ask.strip())}, values)
    blocks = parse_blocks(bind_words(_joined(filled), custom), values)
    if not blocks:
        raise ProtestError(
            [template_problem(template, 1, "has no text once it is filled", "write a text without conditions")]
        )
    return _capital(blocks) if custom.capital_start else blocks


def _joined(text: str) -> str:
    """Join the lines of each paragraph, so that words are bound across the file's own line ends."""
    return _LINE_END.sub(" ", text)


def _capital(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Begin the body with a capital, unless a value from outside begins it."""
    first = blocks[0].runs[0] if blocks else None
    if first is None or first.origin != "letter":
        return blocks
    run = Run(first.text[:1].upper() + first.text[1:], first.face, first.origin)
    return (Block((run, *blocks[0].runs[1:]), blocks[0].label), *blocks[1:])


def _closing(form: FormOfAddress, *, many: bool) -> str:
    return (form.close_many if many else form.close_one).replace("{call}", form.call)


def _field(sender: Sender, name: str, face: Face = Face.REGULAR) -> Line:
    return (Run(getattr(sender, name), face, ORIGINS[name]),)


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


def _sender_block(dispatch: Dispatch, custom: Custom) -> tuple[Line, ...]:
    sender = dispatch.sender
    head = [_field(sender, name, Face.REGULAR if at else Face.BOLD) for at, name in enumerate(_names(sender))]
    care = [(Run(custom.care_of.format(name=sender.care_of), origin="--care-of"),)] if sender.care_of else []
    return (*head, *care, *_street(sender), *_place(sender), *_country(dispatch))


def _return_line(dispatch: Dispatch) -> tuple[Line, ...]:
    """Who writes, and where an undelivered letter goes back to, part by part."""
    sender = dispatch.sender
    care = (_field(sender, "care_of"),) if sender.care_of else ()
    return (_field(sender, _names(sender)[0]), *care, *_street(sender), *_place(sender), *_country(dispatch))


def _date_line(dispatch: Dispatch, custom: Custom) -> Line:
    before, _, after = custom.place_and_date.partition("{place}")
    rest = after.replace("{date}", date_in_words(dispatch.day, custom))
    runs = (Run(before), Run(dispatch.sender.city, origin="--city"), Run(rest))
    return tuple(run for run in runs if run.text)


def _signature(sender: Sender) -> tuple[Line, ...]:
    return tuple(_field(sender, name) for name in _names(sender))


def _names(sender: Sender) -> list[str]:
    """The fields that say who writes, in order: the one in whose name it is written first."""
    order = ("organisation", "name", "role") if sender.many else ("name", "role", "organisation")
    return [name for name in order if getattr(sender, name)]


def _enclosures(dispatch: Dispatch, custom: Custom) -> tuple[Line, ...]:
    lines = [(Run(one),) for one in dispatch.template.enclosures]
    return ((Run(custom.enclosure),), *lines) if lines else ()
