"""Forms of address from the data file that comes with the package, or overridden in an office's entry."""

import re
from collections.abc import Iterable, Iterator

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.model import FormOfAddress, HolderState
from protest_letters.problems import Problem, did_you_mean, raise_errors

#: A placeholder of a block, with the grammatical form it asks for.
PLACEHOLDER = re.compile(r"\{(name|title|house|in_host)(?::([a-z-]+))?\}")
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_IN_BLOCK = ("house", "in_host", "name", "title")


def load_forms(raw: bytes, name: str) -> tuple[FormOfAddress, ...]:
    """Read a list of forms of address.

    Raises:
        ProtestError: with every problem of the file.
    """
    root, problems = read_yaml(raw, name)
    if root is None or root.items is None:
        if not problems:
            problems.append(data_problem(name, "must be a list of forms", "begin each with - kind: …"))
        raise_errors(problems)
        return ()
    forms = tuple(read_record(node, name, problems, read_form) for node in root.items)
    problems.extend(_doubles(forms))
    raise_errors(problems)
    return forms


def read_form(fields: Fields, kind: str = "") -> FormOfAddress:
    """Read one row; within an office's entry its `kind` is the office's."""
    closes = dict(fields.pairs("close", "one", required=True))
    for key in ("one", "many"):
        if closes and not closes.get(key):
            fields.complain(f'"close" has no "{key}"', "give the close of one writer and of several", key="close")
    form = FormOfAddress(
        kind=kind or fields.text("kind"),
        language=fields.text("lang"),
        holder=tuple(_states(fields)),
        block=fields.strings("block", required=True),
        call=fields.text("call"),
        style=fields.text("style", required=False),
        close_one=closes.get("one", ""),
        close_many=closes.get("many", ""),
        source=fields.text("source"),
        certainty=fields.text("certainty"),
        note=fields.text("note", required=False),
        place=fields.place(),
    )
    _check_placeholders(fields, form)
    return form


def _states(fields: Fields) -> Iterator[HolderState]:
    known = [state.value for state in HolderState]
    for word in fields.strings("holder", required=True):
        if word in known:
            yield HolderState(word)
        elif word:
            fields.complain(f'holder "{word}" is not known', did_you_mean(word, known), key="holder")


def _check_placeholders(fields: Fields, form: FormOfAddress) -> None:
    for line in form.block:
        for found in _BRACES.findall(PLACEHOLDER.sub("", line)):
            name = found.strip("{} ").partition(":")[0]
            fields.complain(f"unknown placeholder {{{name}}}", did_you_mean(name, _IN_BLOCK), key="block")


def _doubles(forms: tuple[FormOfAddress, ...]) -> Iterable[Problem]:
    places: dict[tuple[str, str, HolderState], str] = {}
    for form in forms:
        for state in form.holder:
            key = (form.language, form.kind, state)
            if key in places:
                yield data_problem(form.place, f"form for {' / '.join(key)} stands in {places[key]} already")
            places[key] = form.place
