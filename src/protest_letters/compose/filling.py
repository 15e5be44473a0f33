"""Proves that a letter's body can be filled and cannot run away, then fills it.

The proof is on Jinja's syntax tree: only placeholders of a known list, conditions on them, and a few filters.
Values never meet the template as text: each goes in as a sentinel and comes back as literal text once the
Markdown has been parsed, so no name can be markup.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError, nodes, pass_context
from jinja2 import Template as Compiled
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from protest_letters.dispatch import Template
from protest_letters.problems import ExitCode, Problem, ProtestError, did_you_mean

#: The placeholders there are: a name alone, or a name with its parts.
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "addressee": ("name", "style", "title"),
    "ask": (),
    "date": (),
    "kind": (),
    "sender": ("city", "country", "name", "organisation", "role"),
    "we": (),
}
FILTERS = ("default", "lower", "upper")

#: A value stands in the filled text as OPEN, its number, CLOSE: private-use characters no font here has.
OPEN, CLOSE = "\ue000", "\ue001"
#: Stands before the request, so that it can be counted.
ASKED = "\ue002"

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Compare,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)
_MAX_BODY = 64_000
#: So many texts are kept ready: subject, body and requests of all letters of a campaign.
_REMEMBERED = 256
#: Deeper trees than these make Python's compiler give up.
_MAX_DEPTH = 24


class Passage(str):
    """A stretch of the letter's own text: goes in as it is, Markdown included."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was put in: its text, and the placeholder that asked for it is `origin`."""

    text: str
    origin: str


class Kept(str):
    """A value that remembers the option or record it came from; a filter makes it forget."""

    __slots__ = ("origin",)
    origin: str


def kept(text: str, origin: str) -> Kept:
    """Mark a value with the field it came from."""
    value = Kept(text)
    value.origin = origin
    return value


def template_problem(template: Template, line: int, what: str, hint: str = "") -> Problem:
    """An error in a letter file, at a line of its body."""
    where = f"{template.file}:{template.body_line + line - 1}"
    return Problem(where, what, hint, "template", code=ExitCode.TEMPLATE)


def part_of(template: Template, name: str) -> Template:
    """Return the template with another of its texts in the place of its body.

    `name` is subject, telegram, `enclosure 0` and so on, or a kind of office for its ask.
    """
    enclosures = {f"enclosure {at}": text for at, text in enumerate(template.enclosures)}
    texts = {"subject": template.subject, "telegram": template.telegram, **enclosures, **dict(template.asks)}
    return replace(template, body=texts.get(name, ""), body_line=dict(template.lines).get(name, 1))


def check_body(template: Template) -> list[Problem]:
    """Return everything that is wrong with a body."""
    text = template.body
    if len(text) > _MAX_BODY:
        return [template_problem(template, 1, f"is longer than {_MAX_BODY:,} characters", "a letter is one page")]
    for sign in (OPEN, CLOSE, ASKED):
        if sign in text:
            line = text.count("\n", 0, text.index(sign)) + 1
            return [template_problem(template, line, f"holds the private character U+{ord(sign):04X}", "remove it")]
    try:
        tree = _environment().parse(text)
    except TemplateSyntaxError as error:
        return [
            template_problem(
                template,
                error.lineno,
                _said(error.message or ""),
                "see docs/letters.md for what a body may hold",
            )
        ]
    except (RecursionError, ValueError, OverflowError, MemoryError):
        return [
            template_problem(template, 1, "has a placeholder that is too long or too deep", "use plain placeholders")
        ]
    return list(_forbidden(tree, template))


def _said(message: str) -> str:
    """Say Jinja's words for people who know no Jinja."""
    if message.startswith("Unexpected end of template"):
        return "an {% if … %} is not closed with {% endif %}"
    return " ".join(message.split()).rstrip(".")


def _forbidden(tree: nodes.Template, template: Template) -> Iterable[Problem]:
    # each node with the line of the nearest one above it that has a line, and its depth
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 1, 0)]
    while waiting:
        node, above, depth = waiting.pop(0)
        line = getattr(node, "lineno", None) or above
        if depth > _MAX_DEPTH:
            yield template_problem(template, line, "is nested too deep", "use fewer conditions inside one another")
            return
        refused = _refuse(node)
        if refused:
            yield template_problem(template, line, *refused)
        else:
            waiting.extend((child, line, depth + 1) for child in _children(node))


def _children(node: nodes.Node) -> list[nodes.Node]:
    # the name under `sender.name` was judged together with its part
    return [] if isinstance(node, nodes.Getattr) else list(node.iter_child_nodes())


def _refuse(node: nodes.Node) -> tuple[str, str] | None:
    """Say why a node may not stand in a body, and the remedy; None if it may."""
    for kind, refusal in _REFUSALS:
        if isinstance(node, kind):
            return refusal(node)
    if isinstance(node, _ALLOWED):
        return None
    return f"{type(node).__name__.lower()} is not allowed", "a body may hold placeholders, filters and conditions"


def _refuse_name(node: nodes.Name) -> tuple[str, str] | None:
    parts = PLACEHOLDERS.get(node.name)
    if parts is None:
        return f'unknown placeholder "{node.name}"', did_you_mean(node.name, PLACEHOLDERS)
    return (f'placeholder "{node.name}" needs a part', f"one of: {', '.join(parts)}") if parts else None


def _refuse_filter(node: nodes.Filter) -> tuple[str, str] | None:
    if isinstance(node.node, nodes.Name) and node.node.name == "ask":
        return "a filter cannot change the request", "write the request as it should stand"
    if node.name in FILTERS and not node.dyn_args and not node.dyn_kwargs:
        return None
    return f'filter "{node.name}" is not allowed', did_you_mean(node.name, FILTERS)


def _refuse_comparison(node: nodes.Operand) -> tuple[str, str] | None:
    if node.op in ("eq", "ne"):
        return None
    return f'comparison "{node.op}" is not allowed', "compare with == or != only"


def _refuse_constant(node: nodes.Const) -> tuple[str, str] | None:
    if isinstance(node.value, (str, bool)):
        return None
    kind = "none" if node.value is None else "a number"
    return f"{kind} is not allowed", "a body holds text and placeholders only"


def _refuse_part(node: nodes.Getattr) -> tuple[str, str] | None:
    if not isinstance(node.node, nodes.Name) or node.node.name not in PLACEHOLDERS:
        name = node.node.name if isinstance(node.node, nodes.Name) else "…"
        return f'unknown placeholder "{name}.{node.attr}"', did_you_mean(name, PLACEHOLDERS)
    parts = PLACEHOLDERS[node.node.name]
    if node.attr not in parts:
        return f'unknown placeholder "{node.node.name}.{node.attr}"', did_you_mean(node.attr, parts)
    return None


def _refuse_half_condition(node: nodes.CondExpr) -> tuple[str, str] | None:
    if node.expr2 is not None:
        return None
    return "a condition inside a placeholder needs an else", "write {% if … %}…{% endif %} instead"


_REFUSALS: tuple[tuple[type[nodes.Node], Callable[[Any], tuple[str, str] | None]], ...] = (
    (nodes.Name, _refuse_name),
    (nodes.Getattr, _refuse_part),
    (nodes.Filter, _refuse_filter),
    (nodes.Operand, _refuse_comparison),
    (nodes.Const, _refuse_constant),
    (nodes.CondExpr, _refuse_half_condition),
)


@cache
def _environment() -> Environment:
    environment = SandboxedEnvironment(undefined=StrictUndefined, finalize=_finalize, autoescape=False)
    # a field that is not given is an empty text here, so that conditions can ask for it
    environment.filters["default"] = lambda value, other="", _boolean=True: value or other
    return environment


@lru_cache(maxsize=_REMEMBERED)
def _ready(body: str) -> Compiled | None:
    """A body that may be filled, or None; a mail-out fills the same few again and again, whichever file they are of."""
    unnamed = Template("", "", "", body, (), (), date.min)
    return None if check_body(unnamed) else _environment().from_string(body)


@pass_context
def _finalize(context: Context, value: Any) -> str:  # noqa: ANN401 - whatever an expression gives
    """Put every value in as a sentinel; the letter's own passages as they are."""
    if isinstance(value, Passage):
        return ASKED + value if value else ""
    if str(value) == "":
        empty = f"a placeholder has no value: {getattr(value, 'origin', 'its field')} is not given"
        raise UndefinedError(empty)
    values: list[Value] = context["_values"]
    values.append(Value(str(value), getattr(value, "origin", "letter")))
    return f"{OPEN}{len(values) - 1}{CLOSE}"


def fill(template: Template, context: Mapping[str, Any], values: list[Value]) -> str:
    """Fill a body and return it with sentinels; the values they stand for go to `values`.

    Raises:
        ProtestError: the body may not be filled, or a placeholder has no value.
    """
    ready = _ready(template.body)
    if ready is None:
        raise ProtestError(check_body(template))
    try:
        return ready.render(**context, _values=values)
    except UndefinedError as error:
        hint = "give it, or put the placeholder under {% if … %}"
        raise ProtestError([template_problem(template, 1, error.message or "cannot be filled", hint)]) from error
