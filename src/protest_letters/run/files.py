"""Finished files to their places: whole or not at all."""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from protest_letters.document import Artifact
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors

#: An example of a folder for a second letter to the same addressee.
_ANOTHER = "second-letter/"
#: The ending of files that do not have their final names yet.
BESIDE = ".part"
#: Windows would else write line ends of its own into the file.
_BINARY = getattr(os, "O_BINARY", 0)


def targets(artifacts: Sequence[Artifact], out: str, *, several: bool) -> tuple[Path, ...]:
    """Return where each file goes.

    `out` is a file if one result was asked for, unless it is a folder or ends in a slash; else a folder; empty means
    the current one. `several` says that more were asked for, however many there are now.
    """
    if len(artifacts) == 1 and not several and out and not out.endswith(("/", os.sep)) and not _is_folder(out):
        return (Path(out),)
    return tuple(Path(out or ".") / artifact.name for artifact in artifacts)


def write_artifacts(
    artifacts: Sequence[Artifact], out: str, *, force: bool, several: bool = False
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write files whole or not at all; return the paths that now hold them, and what went wrong."""
    paths: list[Path] = []
    problems: list[Problem] = []
    for artifact, path in zip(artifacts, targets(artifacts, out, several=several), strict=True):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            problem = _write_whole(path, artifact.content, force=force)
        except OSError as error:
            problem = _write_problem(path, error)
        if problem:
            problems.append(problem)
        else:
            paths.append(path)
    return tuple(paths), tuple(problems)


def write_private(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all, that only its owner can read, in a folder that only its owner can enter.

    Raises:
        ProtestError: it cannot be written (exit code 7).
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        put_in_place(path, content, mode=0o600)
    except OSError as error:
        hint = "set PROTEST_CONFIG to a folder you may write to"
        raise ProtestError([replace(_write_problem(path, error), hint=hint)]) from error


def write_kept(path: Path, content: bytes) -> None:
    """Write a file of a mail-out, old or new as a whole, so that it stays even if the power fails.

    Only its owner can read it.

    Raises:
        ProtestError: it cannot be written (exit code 7); then it is as it was.
    """
    try:
        put_in_place(path, content, mode=0o600)
        sync_folder(path.parent)
    except OSError as error:
        hints = {errno.ENOSPC: "make room on the disk and do it again; nothing was changed"}
        hint = hints.get(error.errno or 0, "close it in other programs, see to your rights, and do it again")
        raise ProtestError([replace(_write_problem(path, error), hint=hint)]) from error


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where a system has that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # network drives often know no such thing
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(descriptor)


def remove_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Remove files; return those that were there.

    Raises:
        ProtestError: one cannot be removed (exit code 7).
    """
    gone, problems = [], []
    for path in paths:
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            what = f"cannot be removed: {(error.strerror or 'no reason given').lower()}"
            problems.append(Problem(str(path), what, "remove it by hand", "write", code=ExitCode.WRITE))
        else:
            gone.append(path)
    raise_errors(problems)
    return tuple(gone)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:
        # too long, or not to be looked at: writing will say so
        return False


def _write_problem(path: Path, error: OSError) -> Problem:
    hints = {
        errno.ENOSPC: "make room on the disk, or give another place with -o",
        errno.EACCES: "choose a folder you may write to with -o",
        errno.EROFS: "choose a folder you may write to with -o",
        errno.ENAMETOOLONG: "choose a shorter name with -o",
    }
    reason = (error.strerror or "cannot be written").lower()
    hint = hints.get(error.errno or 0, "choose another place with -o")
    return Problem(str(path), f"cannot be written: {reason}", hint, "write", code=ExitCode.WRITE)


def in_the_way(path: Path, content: bytes, *, force: bool) -> Problem | None:
    """What stands at a path and keeps `content` from being written there; an equal file is none."""
    if not path.exists() or (path.is_file() and (force or path.read_bytes() == content)):
        return None
    return _exists(path)


def _write_whole(path: Path, content: bytes, *, force: bool) -> Problem | None:
    """Write beside the final name, then give it that name; an equal file counts as done."""
    if path.is_file() and not force and path.read_bytes() == content:
        return None
    problem = in_the_way(path, content, force=force)
    if problem:
        return problem
    put_in_place(path, content)
    return None


def put_in_place(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write beside the final name, to the disk, then give it that name; what a name comes to be is not synced here.

    Raises:
        OSError: it cannot be written; then it is as it was.
    """
    beside = path.with_name(f".{path.name[:40]}.{token_hex(4)}{BESIDE}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _exists(path: Path) -> Problem:
    if path.is_dir():
        return Problem(str(path), "is a folder", "end it with / to write into it", "exists", code=ExitCode.WRITE)
    if not path.is_file():
        return Problem(str(path), "is no ordinary file", "name another place with -o", "exists", code=ExitCode.WRITE)
    what = "exists and is different"
    hint = f"-o names another place, such as -o {_ANOTHER}; --force overwrites it"
    return Problem(str(path), what, hint, "exists", code=ExitCode.WRITE)
