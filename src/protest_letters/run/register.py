"""The register written: whole, old or new, and what is reported of pieces into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from protest_letters.load.register import load_register
from protest_letters.mailout.choosing import Names
from protest_letters.mailout.folder import REGISTER
from protest_letters.mailout.register import Register, trace
from protest_letters.mailout.register_rows import register_csv
from protest_letters.mailout.reports import Report, record
from protest_letters.problems import Level, Problem, raise_errors
from protest_letters.run.files import write_kept


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of reports.

    Attributes:
        changed: ids of pieces of which the register says something new.
        already: ids of pieces of which it said all of that before.
        problems: words that name nothing, which are errors of exit code 1, and what does not go together.
    """

    changed: tuple[str, ...]
    already: tuple[str, ...]
    problems: tuple[Problem, ...]


def save_register(folder: Path, register: Register) -> None:
    """Write a register; whoever writes has the folder locked.

    Raises:
        ProtestError: it cannot be written (exit code 7); then the old one is there as it was.
    """
    write_kept(folder / REGISTER, register_csv(register))


def note(folder: Path, words: Sequence[str], reports: Sequence[Report], today: date) -> Noted:
    """Read the register, record what is reported of the pieces that words name, and write it if that is news.

    Raises:
        ProtestError: it cannot be read (exit code 3) or written (7); then nothing is recorded.
    """
    read = load_register(folder, today)
    raise_errors(read.problems)
    chosen = Names(trace(read.register.entries)).choose(words)
    recorded = record(read.register, chosen.pieces, reports)
    if recorded.changed:
        save_register(folder, recorded.register)
    said = (*open_elsewhere(folder), *read.problems, *chosen.problems, *recorded.problems)
    return Noted(recorded.changed, recorded.already, said)


def open_elsewhere(folder: Path) -> tuple[Problem, ...]:
    """Say that an office program has the register open: what it saves would undo what is written."""
    marks = [folder / f".~lock.{REGISTER}#", folder / f"~${REGISTER}"]
    if not any(mark.exists() for mark in marks):
        return ()
    what = "seems to be open in an office program, which would undo what is written"
    return (Problem(str(folder / REGISTER), what, "close it there without saving", "open-elsewhere", Level.WARNING),)
