"""The folder of a mail-out: whether it is one, what lies in it, who works in it."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from protest_letters.mailout.folder import ERASED, FORMAT, HOLDER, PLAN, Erased, Head, Holder
from protest_letters.problems import ExitCode, Problem, ProtestError

#: No plan is larger: it holds options and hashes, and nothing of single members.
_MAX_BYTES = 100_000_000


def is_mailout(folder: Path) -> bool:
    """Whether a path is the folder of a mail-out, of this version or another."""
    try:
        return _head(folder).is_ours
    except ProtestError:
        return False


def load_head(folder: Path) -> Head:
    """Read what makes a folder ours.

    Raises:
        ProtestError: it is not there, is no mail-out's, or is one of another version (exit code 7).
    """
    head = _head(folder)
    if not head.is_ours:
        hint = "name the folder that protest batch wrote"
        raise ProtestError([foreign(folder, "is no folder of a mail-out", hint)])
    if not head.is_readable:
        what = f'is a mail-out of another version: "{head.format}", where this one reads "{FORMAT}"'
        raise ProtestError([foreign(folder, what, "use the version of protest that made it")])
    return head


def foreign(folder: Path, what: str, hint: str) -> Problem:
    """A folder that nothing is done in."""
    return Problem(str(folder), what, hint, "foreign", code=ExitCode.WRITE)


def _head(folder: Path) -> Head:
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "there is no such folder"
        raise ProtestError([foreign(folder, what, "name the folder that protest batch wrote")])
    plan = _mapping(folder / PLAN)
    erased, members = plan.get("erased", ""), plan.get("members", 0)
    return Head(
        str(plan.get("format", "")),
        erased if isinstance(erased, str) else "",
        members if isinstance(members, int) else 0,
    )


def load_erased(folder: Path) -> Erased | None:
    """Read who was erased; None if nobody was.

    Raises:
        ProtestError: the marks are there and cannot be read (exit code 7): then nobody may be made anything for.
    """
    path = folder / ERASED
    if not path.exists():
        return None
    read = _mapping(path)
    salt, marks = read.get("salt"), read.get("members")
    if not isinstance(salt, str) or not isinstance(marks, list) or read.get("format") != FORMAT:
        what, hint = "cannot be read, and tells for whom nothing is made again", "put it back from a backup"
        raise ProtestError([foreign(path, what, hint)])
    return Erased(salt, frozenset(map(str, marks)))


def load_holder(folder: Path) -> Holder | None:
    """Read who works in a folder; None if nobody says so."""
    try:
        read = _mapping(folder / HOLDER)
        return Holder(str(read["command"]), int(read["process"]), str(read["host"]), str(read["since"]))
    except (ProtestError, KeyError, TypeError, ValueError):
        return None


def _mapping(path: Path) -> dict[str, Any]:
    """The pairs of a JSON file; nothing for a file that is no such thing.

    Raises:
        ProtestError: it is there and may not be read (exit code 7).
    """
    try:
        with path.open("rb") as stream:
            read = json.loads(stream.read(_MAX_BYTES + 1))
    except PermissionError as error:
        hint = "it is readable by whoever made it only"
        raise ProtestError([foreign(path, "may not be read", hint)]) from error
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def list_files(folder: Path) -> tuple[str, ...]:
    """Return every file below a folder as a path with `/`, sorted; links are listed and not followed.

    Raises:
        ProtestError: a folder in it cannot be looked into (exit code 7).
    """
    problems: list[Problem] = []

    def note(error: OSError) -> None:
        what = f"cannot be looked into: {(error.strerror or 'no reason given').lower()}"
        problems.append(foreign(Path(error.filename or folder), what, "give yourself the right to"))

    found = [name for above, folders, files in os.walk(folder, onerror=note) for name in _names(above, folders, files)]
    if problems:
        raise ProtestError(problems)
    return tuple(sorted(Path(name).relative_to(folder).as_posix() for name in found))


def _names(above: str, folders: Sequence[str], files: Sequence[str]) -> Iterator[str]:
    paths = [Path(above, name) for name in folders]
    links = [path for path in paths if path.is_symlink()]
    yield from (str(path) for path in (*links, *(Path(above, name) for name in files)))
