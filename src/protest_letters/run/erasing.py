"""A mail-out ended, or one member taken out of it: what was begun and interrupted, the same again finishes."""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from secrets import token_hex

from protest_letters.load.mailout import list_files, load_erased, load_head
from protest_letters.load.member_rows import without_rows
from protest_letters.load.register import load_register
from protest_letters.mailout.erasing import Ending, Parting, parting_of, without_member, without_members
from protest_letters.mailout.folder import CONTENTS, ERASED, FORMAT, PLAN, README, Erased, Head
from protest_letters.mailout.register import Entry, Register
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, did_you_mean, raise_errors
from protest_letters.run.files import remove_files, sync_folder, write_kept
from protest_letters.run.register import save_register

_README = """\
This folder belonged to a mail-out of protest letters, which was erased on {erased}. Letters, packets, names and
addresses are gone. register.csv tells how many pieces went to whom, what became of them, and the SHA-256 of the files
they were in.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file without the rows of a member.

    Attributes:
        name: the path in the folder.
        content: what is left of it.
        gone: how many rows go.
        left: how many stay.
    """

    name: str
    content: bytes
    gone: int
    left: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """One member's leaving, looked through before anything is done.

    Attributes:
        parting: what is the member's.
        tables: those with rows of the member.
        known: whether anything is here of this id.
        problems: what cannot be reached.
    """

    parting: Parting
    tables: tuple[Table, ...]
    known: bool
    problems: tuple[Problem, ...]


def erase_all(folder: Path, ending: Ending, today: date) -> tuple[Problem, ...]:
    """End a mail-out: first the plan, so that nothing is made in the folder again, then the register, then the files.

    Returns what could not be removed or read; the rest is gone.

    Raises:
        ProtestError: the plan or the register cannot be written (exit code 7).
    """
    head = load_head(folder)
    register, problems = _register(folder, today)
    if not head.erased:
        members = {one for entry in register.entries for one in entry.members}
        head = Head(FORMAT, today.isoformat(), len(members) + _erased_before(folder))
    _write_json(folder / PLAN, {"format": head.format, "erased": head.erased, "members": head.members})
    save_register(folder, without_members(register))
    problems.extend(_removed(folder, ending.files))
    write_kept(folder / README, _README.format(erased=head.erased).encode())
    return tuple(problems)


def _erased_before(folder: Path) -> int:
    """How many members were erased one by one; a file that cannot be read goes all the same."""
    with suppress(ProtestError):
        erased = load_erased(folder)
        return len(erased.marks) if erased else 0
    return 0


def _register(folder: Path, today: date) -> tuple[Register, list[Problem]]:
    """The register as far as it can be read: what cannot be read cannot be kept."""
    try:
        read = load_register(folder, today)
    except ProtestError as error:
        return Register(()), [replace(one, level=Level.WARNING, hint="nothing of it is kept") for one in error.problems]
    said = (one for one in read.problems if one.level is not Level.NOTICE)
    return read.register, [replace(one, level=Level.WARNING, hint="this row is not kept") for one in said]


def look_through(folder: Path, member: str, today: date) -> Leaving:
    """Find everything of a member.

    Raises:
        ProtestError: the register cannot be read (exit code 3), or there is nobody of this id (2).
    """
    read = load_register(folder, today)
    raise_errors(read.problems)
    parting = parting_of(member, read.register, list_files(folder))
    tables, problems = _tables(folder, parting)
    known = bool(parting.entries or parting.files or any(table.gone for table in tables))
    erased = load_erased(folder)
    if not known and not (erased and member in erased):
        ids = {one for entry in read.register.entries for one in entry.members}
        raise ProtestError([Problem("--member", f'"{member}" is nobody here', did_you_mean(member, ids), "piece")])
    return Leaving(parting, tables, known, (*problems, *_beyond(parting)) if known else ())


def _tables(folder: Path, parting: Parting) -> tuple[tuple[Table, ...], list[Problem]]:
    tables: list[Table] = []
    problems: list[Problem] = []
    for name in parting.tables:
        try:
            raw = (folder / name).read_bytes()
            tables.append(Table(name, *without_rows(raw, name, parting.member)))
        except ProtestError as error:
            problems.extend(replace(one, rule="left", code=ExitCode.REJECTED) for one in error.problems)
        except OSError as error:
            what = f"cannot be read: {(error.strerror or 'no reason given').lower()}"
            problems.append(_left(name, what, "see to your rights"))
    return tuple(table for table in tables if table.gone), problems


def _beyond(parting: Parting) -> Iterable[Problem]:
    """What holds something of a member and of others as well."""
    for file, entries in parting.shared.items():
        what = f"has pieces of others as well, and cannot be cut; {_pages(entries)} of this member"
        hint = "take these pages out when it is printed, and remove the file once all of it is posted"
        yield _left(file, what, hint)
    for name in parting.unsure:
        what = "is of no one member, and may name this one"
        yield _left(name, what, "look into it, and remove it once it is not needed any more")


def _left(name: str, what: str, hint: str) -> Problem:
    return Problem(name, what, hint, "left", code=ExitCode.REJECTED)


def _pages(entries: Sequence[Entry]) -> str:
    """Name the pages of rows in one file: `page 3 is`, `pages 3, 4 are`."""
    numbers = sorted(page for one in entries for page in range(one.first_page, one.first_page + max(one.pages, 1)))
    shown = ", ".join(str(number) for number in numbers if number)
    return f"pages {shown} are" if len(numbers) > 1 else f"page {shown} is" if shown else "a part is"


def erase_member(folder: Path, leaving: Leaving, today: date) -> tuple[Problem, ...]:
    """Take a member out who is known here: first a mark, so that nothing is made for them again, the register last.

    Returns what could not be removed.

    Raises:
        ProtestError: something cannot be written (exit code 7); the same again finishes.
    """
    if not leaving.known:
        return ()
    member = leaving.parting.member
    erased = (load_erased(folder) or Erased(token_hex(16))).with_member(member)
    _write_json(folder / ERASED, {"format": FORMAT, "salt": erased.salt, "members": sorted(erased.marks)})
    for table in leaving.tables:
        if table.left:
            write_kept(folder / table.name, table.content)
    emptied = (table.name for table in leaving.tables if not table.left)
    problems = _removed(folder, (*leaving.parting.files, *leaving.parting.litter, *emptied))
    if not problems:
        save_register(folder, without_member(load_register(folder, today).register, leaving.parting))
    return tuple(problems)


def _removed(folder: Path, names: Sequence[str]) -> list[Problem]:
    """Remove files, and the folders they leave empty; return what could not be."""
    try:
        remove_files([folder / name for name in names])
        problems: list[Problem] = []
    except ProtestError as error:
        problems = list(error.problems)
    for content in CONTENTS:
        if content.name.endswith("/"):
            _remove_empty(folder / content.name)
    sync_folder(folder)
    return problems


def _remove_empty(top: Path) -> None:
    if top.is_symlink():
        return
    for above, _, _ in os.walk(top, topdown=False):
        # one that is not empty stays
        with suppress(OSError):
            Path(above).rmdir()


def _write_json(path: Path, value: dict[str, object]) -> None:
    write_kept(path, (json.dumps(value, indent=1) + "\n").encode())
