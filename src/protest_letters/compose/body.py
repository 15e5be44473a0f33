"""A letter's own text, filled: subject, body and enclosures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from protest_letters.compose.filling import ASKED, Passage, Value, fill, kept, part_of, template_problem
from protest_letters.compose.markup import literal, parse_blocks
from protest_letters.customs import Custom, bind_spaces, bind_words, date_in_words
from protest_letters.dispatch import Dispatch, Template
from protest_letters.document import OWN, Block, Face, Line, Run
from protest_letters.load.sender import option_of
from protest_letters.model import FormOfAddress, HolderState
from protest_letters.postal import country_name
from protest_letters.problems import ProtestError

#: A line end inside a paragraph: not before an empty line or an item of a list.
_LINE_END = re.compile(r"(?<=\S)(?<!\\)[ \t]*\n[ \t]*(?=\S)(?![-*+][ \t]|\d+[.)][ \t])")

Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """The letter's own text: the bare subject, then subject, body and enclosures as they are set."""

    about: str
    subject: Line
    body: tuple[Block, ...]
    enclosures: tuple[Line, ...]


def values_of(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> Context:
    """Return what the placeholders stand for. The request is empty here; the body gets its own."""
    sender, to = dispatch.sender, dispatch.to
    language = dispatch.language.partition("-")[0]
    place = to.addressee.place
    named = to.holder if to.state is not HolderState.UNKNOWN else None
    return {
        "ask": Passage(),
        "we": sender.plural,
        "kind": to.addressee.kind,
        "date": date_in_words(dispatch.day, custom),
        "sender": {
            **{name: kept(getattr(sender, name), option_of(name)) for name in ("name", "role", "organisation", "city")},
            "country": country_name(sender.country, language),
        },
        "addressee": {
            "name": kept(named.name.first(language, "en") if named else "", place),
            "title": kept(to.addressee.title.first(language, "en"), place),
            "style": kept(form.style, form.place),
        },
    }


def write_text(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> Text:
    """Fill subject, body and enclosures; the sender's own words are not among them.

    Raises:
        ProtestError: with what cannot be filled (exit code 4).
    """
    template = dispatch.template
    values: list[Value] = []
    context = values_of(dispatch, form, custom)
    subject = bind_words(fill(part_of(template, "subject"), context, values), custom)
    body = _body(dispatch, context, values, custom)
    enclosures = [
        literal(fill(part_of(template, f"enclosure {at}"), context, values), values)
        for at in range(len(template.enclosures))
    ]
    return Text(
        about="".join(run.text for run in literal(subject, values)),
        subject=literal(custom.subject.format(subject=subject), values, Face.BOLD),
        body=_from_file(body, template),
        enclosures=((Run(custom.enclosure),), *enclosures) if enclosures else (),
    )


def _from_file(blocks: tuple[Block, ...], template: Template) -> tuple[Block, ...]:
    """Name the file as the origin of the letter's own words, for messages about them."""
    return tuple(replace(block, runs=tuple(_origin(run, template) for run in block.runs)) for block in blocks)


def _origin(run: Run, template: Template) -> Run:
    return replace(run, origin=template.file) if run.origin == OWN and template.file else run


def _body(dispatch: Dispatch, context: Context, values: list[Value], custom: Custom) -> tuple[Block, ...]:
    template = dispatch.template
    kind = dispatch.to.addressee.kind
    if not dict(template.asks).get(kind):
        raise ProtestError([template_problem(template, 1, f"has no ask for the kind {kind}", f"add asks: {kind}: …")])
    ask = fill(part_of(template, kind), context, values)
    filled = fill(template, {**context, "ask": Passage(ask.strip())}, values)
    if filled.count(ASKED) != 1:
        what = f"makes its request {filled.count(ASKED)} times"
        raise ProtestError([template_problem(template, 1, what, "let {{ ask }} stand once, outside conditions")])
    return to_blocks(filled, template, values, custom)


def to_blocks(filled: str, template: Template, values: list[Value], custom: Custom) -> tuple[Block, ...]:
    """Turn a filled body into its blocks, bound as the custom has them.

    Raises:
        ProtestError: it has no text, or lists nested too deep (exit code 4).
    """
    blocks = parse_blocks(bind_words(_joined(filled.replace(ASKED, "")), custom), values)
    if blocks is None:
        raise ProtestError(
            [template_problem(template, 1, "has lists nested too deep", "one list in another is enough")]
        )
    if not blocks:
        raise ProtestError([template_problem(template, 1, "has no text once it is filled", "write the letter")])
    return _capital(blocks) if custom.capital_start else blocks


def write_request(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> tuple[Block, ...]:
    """Fill the request alone, as it stands in the body.

    Raises:
        ProtestError: it cannot be filled (exit code 4).
    """
    template = dispatch.template
    values: list[Value] = []
    ask = fill(part_of(template, dispatch.to.addressee.kind), values_of(dispatch, form, custom), values)
    return _from_file(parse_blocks(bind_words(_joined(ask.strip()), custom), values) or (), template)


def with_personal(blocks: tuple[Block, ...], personal: str, custom: Custom) -> tuple[Block, ...]:
    """Put the sender's own words before the closing paragraph; of these the custom touches nothing but spaces.

    A text of one paragraph, or one that ends in a list, has no closing paragraph: there they stand last.
    """
    bound = (bind_spaces(text, custom) for text in _paragraphs(personal))
    own = tuple(Block((Run(text, origin=option_of("personal")),)) for text in bound)
    at = len(blocks) - 1 if len(blocks) > 1 and not blocks[-1].label else len(blocks)
    return (*blocks[:at], *own, *blocks[at:])


def _paragraphs(text: str) -> list[str]:
    """Plain text by paragraphs, each on one line: an empty line parts them, and nothing in it is markup."""
    lines = [line.expandtabs(1).strip() for line in text.splitlines()]
    return [" ".join(group) for filled, group in groupby(lines, key=bool) if filled]


def _joined(text: str) -> str:
    """Join the lines of each paragraph, so that words are bound across the file's own line ends."""
    return _LINE_END.sub(" ", text)


def _capital(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Begin the body with a capital, unless a value from outside begins it."""
    first = blocks[0].runs[0]
    if first.origin != OWN:
        return blocks
    run = replace(first, text=first.text[:1].upper() + first.text[1:])
    return (replace(blocks[0], runs=(run, *blocks[0].runs[1:])), *blocks[1:])
