"""What the user sees: results on standard output, talk on standard error, both UTF-8 on any console."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, TextIO

from protest_letters.cli.folding import folded
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, exit_code


def use_utf8() -> None:
    """Make both streams UTF-8, whatever the console or the environment says; one that is closed takes what is lost."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # else the next file that is opened would be what is written to
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


class OutputError(Exception):
    """Standard output took no more; no OSError, which Typer would answer with an exit code of its own."""

    def __init__(self, error: OSError) -> None:
        self.error = error
        super().__init__(str(error))


@contextmanager
def _to_output() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(error) from error


def output_failed(error: OSError) -> ExitCode:
    """Say why standard output took no more; a reader that has gone needs no word."""
    # the interpreter must find a stream that it can close
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ExitCode.DONE
    reason = f"cannot be written: {(error.strerror or 'output error').lower()}"
    show_problems([Problem("standard output", reason, "make room, or name a file with -o", "write")])
    return ExitCode.WRITE


def result(text: str) -> None:
    """Write one line of a result, or several."""
    with _to_output():
        sys.stdout.write("\n".join(map(printable, text.split("\n"))) + "\n")


def result_bytes(content: bytes) -> None:
    """Write a file to standard output."""
    with _to_output():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def result_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Write a value as JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # what the terminal must not see is escaped as JSON has it, so that it can be read back
    result("".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text))


def talk(text: str) -> None:
    """Say something beside the result."""
    sys.stderr.write(text + "\n")


_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.NOTICE: "36"}


def _coloured(text: str, level: Level, stream: TextIO) -> str:
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return text
    return f"\033[{_COLOURS[level]}m{text}\033[0m"


def lines_of(problems: Iterable[Problem], stream: TextIO) -> Iterator[str]:
    """Yield what is wrong, then how to mend it; of what many rows have in common, a few and which other rows."""
    for problem, more in folded(problems):
        head = _coloured(problem.level.value, problem.level, stream)
        yield f"{head}: {printable(problem.where)}: {printable(problem.what)}"
        if problem.hint:
            yield f"  hint: {printable(problem.hint)}"
        if more:
            yield f"  {more}"


def printable(text: str) -> str:
    """Show control characters as codes: data of others must not steer the terminal."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text)


def show_problems(problems: Iterable[Problem]) -> None:
    """Say every problem, errors last, where they are seen."""
    found = list(problems)
    for level in reversed(Level):
        for line in lines_of((problem for problem in found if problem.level is level), sys.stderr):
            talk(line)


@contextmanager
def problems_shown() -> Iterator[None]:
    """Show the problems of a `ProtestError` and end with its exit code: the one place where this is done."""
    import typer

    try:
        yield
    except ProtestError as error:
        show_problems(error.problems)
        raise typer.Exit(exit_code(error.problems) or ExitCode.USAGE) from None
