"""One run at a time in the folder of a mail-out.

The lock is the system's own on an open file (`flock`, on Windows `LockFileEx`), through the library filelock. It ends
with the process that has it, however that ends; so no file left behind keeps anybody out, and the file itself stays. On
a network drive the server decides, and one that knows no locks is refused rather than trusted. Who has the lock is
noted beside it, for messages only.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from protest_letters.load.mailout import load_holder
from protest_letters.mailout.folder import HOLDER, LOCK, Holder
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.run.files import write_kept


@contextmanager
def locked(folder: Path, command: str, now: datetime) -> Iterator[None]:
    """Keep a folder for this process as long as the block lasts.

    Args:
        folder: of a mail-out; it is there.
        command: what is done, as it is typed, for others who have to wait.
        now: the real time, with its zone.

    Raises:
        ProtestError: another process has it, or it cannot be locked (exit code 7).
    """
    lock = _acquired(folder)
    try:
        holder = Holder(command, os.getpid(), platform.node(), now.isoformat(" ", "minutes"))
        # on a full disk others only do not learn who has it
        with suppress(ProtestError):
            write_kept(folder / HOLDER, json.dumps(asdict(holder)).encode())
        yield
    finally:
        with suppress(OSError):
            (folder / HOLDER).unlink()
        lock.release()


def see_unlocked(folder: Path) -> None:
    """See that nobody works in a folder, without writing anything.

    Raises:
        ProtestError: another process does (exit code 7).
    """
    if not (folder / LOCK).exists():
        return
    _acquired(folder).release()


def _acquired(folder: Path) -> FileLock:
    """The lock of a folder, which this process has from now on."""
    lock = FileLock(folder / LOCK, mode=0o600, fallback_to_soft=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ProtestError([_taken(folder)]) from None
    except (OSError, NotImplementedError) as error:
        raise ProtestError([_no_lock(folder, error)]) from error
    return lock


def _taken(folder: Path) -> Problem:
    holder = load_holder(folder)
    who = f" {holder.command}, process {holder.process} on {holder.host} since {holder.since}" if holder else ""
    what = f"is in use by{who}" if holder else "is in use by another run"
    return Problem(str(folder), what, "wait until it has ended, or end it", "locked", code=ExitCode.WRITE)


def _no_lock(folder: Path, error: Exception) -> Problem:
    reason = (getattr(error, "strerror", "") or "no locks on this file system").lower()
    hint = "see to your rights there; a network drive without locks needs a copy on a disk of your own"
    return Problem(str(folder), f"cannot be locked: {reason}", hint, "locked", code=ExitCode.WRITE)
