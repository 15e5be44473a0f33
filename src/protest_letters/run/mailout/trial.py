"""A desk on which nothing is written: for a trial that does everything else."""

from collections.abc import Iterable, Sequence

from protest_letters.mailout.record import Record
from protest_letters.mailout.register import Entry
from protest_letters.run.mailout.print_files import MadeFile


class Trial:
    """Takes everything that is made, and counts it."""

    def __init__(self) -> None:
        self.files = 0
        self.bytes = 0

    def put(self, files: Iterable[MadeFile]) -> None:
        """Count files."""
        for file in files:
            self.files += 1
            self.bytes += len(file.content)

    def keep(self, name: str, content: bytes) -> None:
        """Take a file that changes as the mail-out goes on."""

    def remove(self, name: str) -> None:
        """Remove nothing."""

    def register(self, entries: Sequence[Entry]) -> None:
        """Take the register."""

    def record(self, record: Record) -> None:
        """Take how the mail-out is made."""
