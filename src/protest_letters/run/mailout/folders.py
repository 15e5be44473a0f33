"""The folder of a mail-out before something is done in it: whether it is ours, new, or somebody else's."""

import os
from pathlib import Path

from protest_letters.load.mailout import foreign, list_files
from protest_letters.load.record import load_record
from protest_letters.mailout.folder import ERASED, HOLDER, LOCK, PLAN, README, is_litter
from protest_letters.mailout.record import Record
from protest_letters.problems import ExitCode, Problem, ProtestError

#: What a run may have left that was killed before it wrote the record.
_BEGUN = frozenset((LOCK, HOLDER, README, ERASED))


def look_at(folder: Path) -> Record:
    """Return what a folder knows of how it was made: nothing if it is not there, empty, or only just begun.

    Raises:
        ProtestError: it is somebody else's, another version's, or cannot be looked into (exit code 7).
    """
    if not folder.exists():
        see_to_rights(folder)
        return Record()
    if not folder.is_dir():
        raise ProtestError([foreign(folder, "is no folder", "give a folder with -o")])
    if PLAN in _names(folder):
        return load_record(folder)
    others = [name for name in list_files(folder) if name not in _BEGUN and not is_litter(name)]
    if others:
        what = f"holds files that no mail-out put there, such as {others[0]}"
        raise ProtestError([foreign(folder, what, "give an empty or a new folder with -o")])
    see_to_rights(folder)
    return Record()


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(path.name for path in folder.iterdir())
    except OSError as error:
        what = f"cannot be looked into: {(error.strerror or 'no reason given').lower()}"
        raise ProtestError([foreign(folder, what, "give yourself the right to, or another folder with -o")]) from error


def see_to_rights(folder: Path) -> None:
    """See that a folder can be made and written into, as far as that can be seen without doing it.

    Raises:
        ProtestError: it cannot (exit code 7).
    """
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        hint = "choose a folder you may write to with -o"
        raise ProtestError(
            [Problem(str(folder), "cannot be written: permission denied", hint, "write", code=ExitCode.WRITE)]
        )


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter, and see that one that is there is so too.

    Raises:
        ProtestError: it cannot be made (exit code 7).
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        what = f"cannot be made: {(error.strerror or 'no reason given').lower()}"
        hint = "choose a folder you may write to with -o"
        raise ProtestError([Problem(str(folder), what, hint, "write", code=ExitCode.WRITE)]) from error
