"""What `protest erase` does: says what will go, asks, removes it, and says what it cannot reach."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from protest_letters.cli.asking import agreed, can_ask
from protest_letters.cli.console import printable, show_problems, talk
from protest_letters.cli.options import real_date, real_time
from protest_letters.load.mailout import list_files, load_head
from protest_letters.mailout.erasing import ending_of
from protest_letters.mailout.folder import REGISTER
from protest_letters.problems import ExitCode, Problem, ProtestError, exit_code
from protest_letters.run.erasing import Leaving, erase_all, erase_member, look_through
from protest_letters.run.lock import locked
from protest_letters.run.register import open_elsewhere

if TYPE_CHECKING:
    from protest_letters.cli.erase import EraseOptions

_COMMAND = "protest erase"
#: What no program in one folder can do.
_BEYOND = (
    "not reached:",
    "  printouts, and what was posted, faxed or e-mailed",
    "  backups, snapshots, synchronised copies, version control, the trash",
    "  the organisation's own list and its pictures of signatures",
    "  what lies on the disk until it is overwritten, on a solid-state disk longer: only encryption helps",
)


def erase_mailout(folder: str, how: "EraseOptions") -> None:
    """End a mail-out.

    Raises:
        ProtestError: it is no mail-out's or in use; nobody can be asked; or something cannot be written.
    """
    path = Path(folder)
    load_head(path)
    with _kept(path, how):
        ending = ending_of(list_files(path))
        for what, names in ending.going.items():
            talk(f"goes: {what} ({_several(len(names), 'file')}: {printable(names[0])}{' …' if names[1:] else ''})")
        talk(f"stays: {path / REGISTER}, with counts, days and hashes, and no member in it")
        problems = [*open_elsewhere(path), *map(_stranger, ending.strangers)]
        done = _may(how, problems, f"Erase the mail-out in {path}")
        failed = erase_all(path, ending, real_date()) if done else ()
    _end(problems, failed, done=done)


def erase_members(folder: str, members: Sequence[str], how: "EraseOptions") -> None:
    """Take members out of a mail-out.

    Raises:
        ProtestError: as with a whole one; or a member is unknown, or the register cannot be read.
    """
    path, today = Path(folder), real_date()
    load_head(path)
    with _kept(path, how):
        all_leaving = _all_leaving(path, members)
        for leaving in all_leaving:
            _announce(leaving)
        left = dict.fromkeys(problem for leaving in all_leaving for problem in leaving.problems)
        problems = [*open_elsewhere(path), *left]
        done = _may(how, problems, f"Erase {', '.join(members)} in {path}")
        failed: list[Problem] = []
        for member in dict.fromkeys(members) if done else ():
            # who was erased before may have changed what is found of the next
            failed += erase_member(path, look_through(path, member, today), today)
    _end(problems, failed, done=done)


def _kept(path: Path, how: "EraseOptions") -> AbstractContextManager[None]:
    return nullcontext() if how.dry_run else locked(path, _COMMAND, real_time())


def _all_leaving(path: Path, members: Sequence[str]) -> list[Leaving]:
    found: list[Leaving] = []
    problems: list[Problem] = []
    for member in dict.fromkeys(members):
        try:
            found.append(look_through(path, member, real_date()))
        except ProtestError as error:
            problems.extend(error.problems)
    if problems:
        raise ProtestError(dict.fromkeys(problems))
    return found


def _announce(leaving: Leaving) -> None:
    """Say what of a member goes."""
    parting, who = leaving.parting, printable(leaving.parting.member)
    if not leaving.known:
        talk(f"{who}: was erased before")
        return
    if parting.companions:
        talk(f"{who}: signs with {printable(', '.join(parting.companions))}; what they sign together goes")
    talk(f"{who}: {_several(len(parting.entries), 'row')} of the register will be nobody's")
    for name in (*parting.files, *parting.litter):
        talk(f"{who}: {printable(name)} goes")
    for table in leaving.tables:
        talk(f"{who}: {_several(table.gone, 'row')} of {printable(table.name)} will go")


def _several(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _may(how: "EraseOptions", problems: Sequence[Problem], question: str) -> bool:
    """Say what cannot be reached, and ask whether the rest is to go.

    Raises:
        ProtestError: nobody can be asked (exit code 2).
    """
    show_problems(problems)
    for line in _BEYOND:
        talk(line)
    if how.dry_run or how.yes:
        return how.yes and not how.dry_run
    if not can_ask():
        raise ProtestError([Problem("--yes", "is needed where nobody can be asked", "nothing was erased")])
    return agreed(printable(question))


def _stranger(name: str) -> Problem:
    what = "was not made by a mail-out, and may name members"
    return Problem(name, what, "look into it, and remove it yourself", "left", code=ExitCode.REJECTED)


def _end(before: Sequence[Problem], failed: Sequence[Problem], *, done: bool) -> None:
    show_problems(failed)
    code = exit_code((*before, *failed))
    whole = "erased" if code is ExitCode.DONE else "erased, but for what is named above"
    talk(whole if done else "nothing was erased")
    if code is not ExitCode.DONE:
        raise typer.Exit(code)
