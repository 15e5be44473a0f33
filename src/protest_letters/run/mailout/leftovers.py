"""`problems.csv` when a list was made: what it holds then, and what becomes of the one that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from protest_letters.load.digests import digest
from protest_letters.load.members import OWN_COLUMNS
from protest_letters.load.tables import read_table
from protest_letters.mailout.folder import PROBLEMS
from protest_letters.mailout.naming import other_problems
from protest_letters.members.member import Rejected
from protest_letters.members.rejects import heads_of, problems_csv
from protest_letters.problems import ProtestError
from protest_letters.run.mailout.preparing import Prepared


@dataclass(frozen=True, slots=True)
class Leftovers:
    """A file of rows that could not be used: its name, and its bytes; None if it is to go, as no row is left."""

    name: str
    content: bytes | None

    @property
    def sha256(self) -> str:
        """Of the file; empty for none."""
        return digest(self.content) if self.content is not None else ""


def leftovers_of(prepared: Prepared, rejected: Sequence[Rejected], number: int) -> Leftovers:
    """Return the file of rows that could not be used.

    The rows of a list that was mended take the place of those of the file they come from. A file in which somebody has
    changed something since stays as it is, and so does one of another list: then the rows go into a file of their own.

    Args:
        prepared: the part that was made.
        rejected: its rows with faults.
        number: of the part, from 1.
    """
    read, given = prepared.seen.given.read, prepared.seen.given
    there = _bytes_of(given.folder / PROBLEMS)
    written = next((part.problems for part in reversed(given.record.parts) if part.problems), "")
    fresh = problems_csv(read, rejected) if rejected else None
    if there is None or there in (given.raw, fresh):
        return Leftovers(PROBLEMS, fresh)
    others = _other_rows(there, prepared) if prepared.part.mended and digest(there) == written else None
    if others is None:
        return Leftovers(other_problems(number), fresh)
    return Leftovers(PROBLEMS, problems_csv(read, rejected, others) if rejected or others else None)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _other_rows(there: bytes, prepared: Prepared) -> list[Sequence[str]] | None:
    """The rows of an earlier file that were not fed back; None if it has other columns."""
    try:
        table = read_table(there, PROBLEMS)
    except ProtestError:
        return None
    if table.headers != heads_of(prepared.seen.given.read):
        return None
    at = table.headers.index(OWN_COLUMNS[0])
    fed = set(prepared.seen.given.read.ids)
    return [row.cells for row in table.rows if row.cells[at] not in fed]
