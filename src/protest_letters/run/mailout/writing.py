"""The files of a mail-out to the disk: whole or absent under their names, and there before the register names them."""

import errno
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from protest_letters.load.mailout import foreign, list_files
from protest_letters.mailout.folder import PLAN, REGISTER
from protest_letters.mailout.record import Record, record_json
from protest_letters.mailout.register import Entry, Register
from protest_letters.mailout.register_rows import assembled, head_line, row_line
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.run.files import BESIDE, put_in_place, remove_files, sync_folder, write_kept
from protest_letters.run.mailout.folders import make_folder
from protest_letters.run.mailout.print_files import MadeFile

_AGAIN = "the same command goes on where this stopped"


class Writer:
    """Writes into the folder of one mail-out, which is locked for this process.

    Args:
        folder: of the mail-out.
        register: as it is, for its form.
        replacing: whether files that the register does not name may be replaced by other ones.
        wrote: is told the path of each file.
    """

    def __init__(
        self, folder: Path, register: Register, *, replacing: bool, wrote: Callable[[Path], None] = lambda _: None
    ) -> None:
        self._folder, self._replacing, self._wrote = folder, replacing, wrote
        self._head, self._delimiter = head_line(register), register.delimiter
        self._entries: list[Entry] = []
        self._lines: list[str] = []

    def clear(self) -> None:
        """Remove what runs left that were killed.

        Raises:
            ProtestError: the folder cannot be looked into (exit code 7).
        """
        for name in list_files(self._folder):
            if name.rpartition("/")[2].startswith(".") and name.endswith(BESIDE):
                with suppress(OSError):
                    (self._folder / name).unlink()

    def put(self, files: Iterable[MadeFile]) -> None:
        """Write files, and bring them and their names to the disk.

        Raises:
            ProtestError: one cannot be written, or another one is there that the register does not name (exit code 7).
        """
        folders: dict[Path, None] = {}
        for file in files:
            path = self._folder / file.name
            try:
                _make_folders(path.parent, self._folder)
                if self._put_one(path, file.content):
                    self._wrote(path)
            except OSError as error:
                raise ProtestError([_unwritten(path, error)]) from error
            folders |= dict.fromkeys((path.parent, path.parent.parent))
        try:
            for folder in folders:
                sync_folder(folder)
        except OSError as error:
            raise ProtestError([_unwritten(self._folder, error)]) from error

    def _put_one(self, path: Path, content: bytes) -> bool:
        """Write one file beside its place, then give it its name; False if it is there already."""
        if is_there(path, content, replacing=self._replacing):
            return False
        put_in_place(path, content, mode=0o600)
        return True

    def register(self, entries: Sequence[Entry]) -> None:
        """Write the register; rows that are as they were are not made anew.

        Raises:
            ProtestError: it cannot be written (exit code 7); then it is as it was.
        """
        same = next(
            (at for at, pair in enumerate(zip(entries, self._entries, strict=False)) if pair[0] is not pair[1]), None
        )
        count = min(len(entries), len(self._entries)) if same is None else same
        del self._lines[count:]
        self._lines += (row_line(one, at, self._delimiter) for at, one in enumerate(entries[count:], count + 1))
        self._entries = list(entries)
        write_kept(self._folder / REGISTER, assembled(self._head, self._lines))

    def keep(self, name: str, content: bytes) -> None:
        """Write a file that changes as the mail-out goes on.

        Raises:
            ProtestError: it cannot be written (exit code 7); then it is as it was.
        """
        path = self._folder / name
        _make_folders(path.parent, self._folder)
        if not _holds(path, content):
            write_kept(path, content)
            if not path.name.startswith("."):
                self._wrote(path)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there.

        Raises:
            ProtestError: it cannot be removed (exit code 7).
        """
        remove_files([self._folder / name])
        sync_folder(self._folder)

    def record(self, record: Record) -> None:
        """Write how the mail-out is made.

        Raises:
            ProtestError: it cannot be written (exit code 7); then it is as it was.
        """
        self.keep(PLAN, record_json(record))


def is_there(path: Path, content: bytes, *, replacing: bool) -> bool:
    """Whether a file is there as it is to be.

    Raises:
        ProtestError: another one is, and is not to be replaced (exit code 7).
    """
    if not path.exists():
        return False
    if _holds(path, content):
        return True
    if not replacing:
        what, hint = "is there already, and is not what belongs there", "move it away, and do it again"
        raise ProtestError([Problem(str(path), what, hint, "exists", code=ExitCode.WRITE)])
    return False


def _holds(path: Path, content: bytes) -> bool:
    """Whether there is an ordinary file with these bytes; one that may not be read is another one."""
    try:
        return path.is_file() and not path.is_symlink() and path.read_bytes() == content
    except OSError:
        return False


def _make_folders(folder: Path, top: Path) -> None:
    """Make a folder below the mail-out's, and those between, for its owner only.

    Raises:
        ProtestError: it cannot be made, or leads out of the mail-out's folder (exit code 7).
    """
    if folder != top:
        _make_folders(folder.parent, top)
        if folder.is_symlink():
            hint = "put a folder in its place: all of a mail-out lies in one"
            raise ProtestError([foreign(folder, "is a link that leads somewhere else", hint)])
        make_folder(folder)


def _unwritten(path: Path, error: OSError) -> Problem:
    hints = {errno.ENOSPC: f"make room on the disk; {_AGAIN}", errno.EDQUOT: f"make room on the disk; {_AGAIN}"}
    reason = (error.strerror or "no reason given").lower()
    hint = hints.get(error.errno or 0, f"see to your rights and to the disk; {_AGAIN}")
    return Problem(str(path), f"cannot be written: {reason}", hint, "write", code=ExitCode.WRITE)
