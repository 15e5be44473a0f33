"""The rows that could not be used, as a file that can be mended in an office program and fed back as it is."""

from collections.abc import Iterable, Iterator, Sequence

from protest_letters.delimited import write_csv
from protest_letters.load.members import OWN_COLUMNS, MemberList
from protest_letters.members.member import Finding, Rejected
from protest_letters.problems import Level

#: Between several findings of one row.
_BETWEEN = " | "


def problems_csv(read: MemberList, rejected: Iterable[Rejected], others: Iterable[Sequence[str]] = ()) -> bytes:
    """Return `problems.csv`: all columns of the list in their order, then our own.

    Our own are the member's id, the number of the row in the list, the columns that are meant, what is wrong with
    them and how to mend it; the parts of a row with several faults stand in one order. The reader passes over them, but
    for the id, so that a member who is mended keeps it. `others` are rows of an earlier file of these columns, which
    stand before.
    """
    rows = (*others, *((*one.cells, *_own(one)) for one in rejected))
    return write_csv(heads_of(read), rows, read.delimiter)


def heads_of(read: MemberList) -> tuple[str, ...]:
    """Return the heads of a list's `problems.csv`."""
    return (*read.table.headers, *OWN_COLUMNS)


def _own(one: Rejected) -> Iterator[str]:
    errors = [finding for finding in one.findings if finding.level is Level.ERROR]
    yield one.id
    yield str(one.row)
    yield _BETWEEN.join(finding.field or "the row" for finding in errors)
    yield _BETWEEN.join(map(_what, errors))
    yield _BETWEEN.join(finding.hint for finding in errors)


def _what(finding: Finding) -> str:
    return f"{finding.field} {finding.what}" if finding.field else finding.what
