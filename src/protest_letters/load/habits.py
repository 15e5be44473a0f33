"""What is remembered of printers, in a small YAML file in the user's folder: read and written here."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, quoted, read_yaml
from protest_letters.load.folder import is_there, read_file
from protest_letters.printers import Habit
from protest_letters.problems import ProtestError, did_you_mean, raise_errors
from protest_letters.standards.feeds import feed_named, known_feeds

#: The file's name in the user's folder.
FILE = "printers.yaml"
_HEAD = "# How envelopes go into printers, kept by: protest print. Removed by: protest print --forget --printer NAME.\n"


def load_habits(folder: Path | None) -> tuple[Habit, ...]:
    """Read what is remembered in the user's folder; nothing if there is no such file.

    Raises:
        ProtestError: it cannot be read, or with every problem of the file (exit code 3).
    """
    path = folder / FILE if folder else None
    if not path or not is_there(path):
        return ()
    try:
        return read_habits(read_file(path), str(path))
    except ProtestError as error:
        forget = "protest print --forget removes it"
        raise ProtestError(
            [replace(one, hint=f"{one.hint}; {forget}" if one.hint else forget) for one in error.problems]
        ) from None


def read_habits(raw: bytes, name: str) -> tuple[Habit, ...]:
    """Read a file of what is remembered; `name` is what messages call it.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    root, problems = read_yaml(raw, name)
    if root is None or root.pairs is None:
        raise_errors(problems or [data_problem(name, "holds no printers", f"remove the file {name}")])
        raise AssertionError  # pragma: no cover - raise_errors has raised
    habits = read_record(root, name, problems, lambda fields: fields.many("printers", _habit))
    named = [habit.printer for habit in habits]
    for again in sorted({one for one in named if named.count(one) > 1}):
        problems.append(data_problem(name, f'the printer "{again}" stands there twice', "keep one of the two"))
    raise_errors(problems)
    return habits


def _habit(fields: Fields) -> Habit:
    printer = fields.line("name")
    feed = fields.line("feed") if fields.has("feed") else ""
    source = fields.line("source") if fields.has("source") else ""
    if feed and not feed_named(feed):
        fields.complain(f'there is no feed "{feed}"', did_you_mean(feed, known_feeds()), key="feed")
    return Habit(printer, feed, source)


def render_habits(habits: Sequence[Habit]) -> bytes:
    """Return the file that `read_habits` reads back as the same."""
    lines = [_HEAD, "printers:\n"]
    for habit in habits:
        lines.append(f"  - name: {quoted(habit.printer)}\n")
        lines.extend(f"    {key}: {quoted(text)}\n" for key, text in _texts(habit) if text)
    return "".join(lines).encode()


def _texts(habit: Habit) -> tuple[tuple[str, str], ...]:
    return ("feed", habit.feed), ("source", habit.source)
