"""Letter files to templates: strict YAML front matter, split off before anything is rendered, and the body."""

import re
from dataclasses import replace

from protest_letters.dispatch import Fact, Template
from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import MAX_BYTES, data_problem, read_yaml
from protest_letters.load.book import KINDS
from protest_letters.problems import ExitCode, Problem, ProtestError, did_you_mean, raise_errors

FILE_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3})\.md")
LETTER_KINDS = ("letter", "note", "petition")
_FENCE = re.compile(r"---[ \t]*\r?\n")


def load_template(raw: bytes, name: str, letter: str, language: str) -> Template:
    """Read one letter file.

    Args:
        raw: the bytes of the file.
        name: what to call the file in messages.
        letter: the letter's id.
        language: its language.

    Raises:
        ProtestError: with every problem of the file.
    """
    front, body, body_line, problems = _split(raw, name)
    raise_errors(problems)
    root, problems = read_yaml(front, name, first_line=2)
    if root is None or root.pairs is None:
        nothing = data_problem(f"{name}:1", "has no front matter to use", "begin with ---, keys, ---")
        raise ProtestError([_as_template(problem) for problem in problems or [nothing]])
    template = read_record(root, name, problems, lambda fields: _template(fields, letter, language, body))
    if not body.strip():
        problems.append(data_problem(f"{name}:{body_line}", "has no text", "write the letter under the second ---"))
    raise_errors([_as_template(problem) for problem in problems])
    return replace(template, file=name, body_line=body_line)


def _as_template(problem: Problem) -> Problem:
    return Problem(problem.where, problem.what, problem.hint, problem.rule, problem.level, ExitCode.TEMPLATE)


def _split(raw: bytes, name: str) -> tuple[bytes, str, int, list[Problem]]:
    """Return front matter, body, the body's first line, and what is wrong."""
    if len(raw) > MAX_BYTES:
        return (
            b"",
            "",
            1,
            [_as_template(data_problem(name, f"is larger than {MAX_BYTES:,} bytes", "a letter is one page"))],
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return (
            b"",
            "",
            1,
            [_as_template(data_problem(f"{name}:{line}", "is not UTF-8", "save the file as UTF-8"))],
        )
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    while closing and text[closing.start() - 1] != "\n":
        closing = _FENCE.search(text, closing.end())
    if not opening or not closing:
        return (
            b"",
            "",
            1,
            [_as_template(data_problem(f"{name}:1", "has no front matter", "begin with ---, keys, ---"))],
        )
    front = text[opening.end() : closing.start()]
    return front.encode(), text[closing.end() :], text.count("\n", 0, closing.end()) + 1, []


def _template(fields: Fields, letter: str, language: str, body: str) -> Template:
    kind = fields.text("kind", required=False) or "letter"
    if kind not in LETTER_KINDS:
        fields.complain(f'kind "{kind}" is not known', did_you_mean(kind, LETTER_KINDS), key="kind")
    # a note goes to nobody's office and asks for nothing
    kinds = () if kind == "note" else fields.strings("for", required=True)
    asks = () if kind == "note" else fields.pairs("asks", "kind of office")
    for word in (*kinds, *(name for name, _ in asks)):
        if word not in KINDS:
            fields.complain(f'kind of office "{word}" is not known', did_you_mean(word, KINDS), key="for")
    since = fields.day("from")
    until = fields.day("until", default=since) if fields.has("until") else None
    if until and until <= since:
        fields.complain(
            "until is not later than from",
            "until is the first day the letter may no longer bear",
            key="until",
        )
    return Template(
        id=letter,
        language=language,
        subject=fields.text("subject"),
        body=body,
        asks=asks,
        kinds=kinds,
        since=since,
        until=until,
        law=fields.strings("law"),
        facts=fields.many("facts", _fact),
        enclosures=fields.strings("enclosures"),
        telegram=fields.text("telegram", required=False),
        kind=kind,
        lines=fields.line_numbers("subject", "asks", "telegram"),
    )


def _fact(fields: Fields) -> Fact:
    date = fields.partial("date", required=True)
    assert date is not None  # noqa: S101 - required
    return Fact(fields.text("fact"), date, fields.text("source"))
