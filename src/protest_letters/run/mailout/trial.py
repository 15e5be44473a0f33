"""A desk on which nothing is written: for a trial that does everything else, and is refused where a run would be."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from protest_letters.mailout.record import Record
from protest_letters.mailout.register import Entry
from protest_letters.run.mailout.folders import see_to_rights
from protest_letters.run.mailout.print_files import MadeFile
from protest_letters.run.mailout.writing import is_there


class Trial:
    """Takes everything that is made.

    Args:
        folder: where a run would write it.
        replacing: whether files that the register does not name would be replaced by other ones.
    """

    def __init__(self, folder: Path, *, replacing: bool) -> None:
        self._folder, self._replacing = folder, replacing

    def put(self, files: Iterable[MadeFile]) -> None:
        """Look where files would be written.

        Raises:
            ProtestError: one could not be, or another one is there that the register does not name (exit code 7).
        """
        for file in files:
            path = self._folder / file.name
            if not is_there(path, file.content, replacing=self._replacing):
                see_to_rights(path.parent)

    def keep(self, name: str, _: bytes) -> None:
        """Look where a file would be written that changes as the mail-out goes on.

        Raises:
            ProtestError: it could not be (exit code 7).
        """
        see_to_rights((self._folder / name).parent)

    def remove(self, name: str) -> None:
        """Remove nothing."""

    def register(self, entries: Sequence[Entry]) -> None:
        """Take the register."""

    def record(self, record: Record) -> None:
        """Take how the mail-out is made."""
