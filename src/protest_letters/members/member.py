"""The nouns of a member list: who can write, and whose row cannot be used."""

from dataclasses import dataclass, field
from datetime import date

from protest_letters.dispatch import Sender
from protest_letters.problems import ExitCode, Level, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of one field of a row; an error keeps the row from being used.

    Attributes:
        field: as the list calls it: the head of its column; empty for the row as a whole.
        what, hint, rule, level, code: as a problem has them.
    """

    field: str
    what: str
    hint: str = ""
    rule: str = "rejected"
    level: Level = Level.ERROR
    code: ExitCode = ExitCode.REJECTED

    def problem(self, place: str) -> Problem:
        """The same as a problem, of the row that is named."""
        where = f"{place}, {self.field}" if self.field else place
        return Problem(where, self.what, self.hint, self.rule, self.level, self.code)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who can write.

    Attributes:
        id: of the list's own column, else derived so that it stays when rows are sorted, added or removed.
        row: the number of the row in the list, as a spreadsheet shows it.
        line: of the file, on which the row begins; 0 in a workbook.
        sender: who writes, without a picture of the signature.
        surname, given: the name in parts, for sorting and for finding doubles.
        language: the member's own, as in `de` or `de-CH`; empty where the list does not say.
        gender: `m`, `f`, or nothing.
        to, not_to: ids of the campaign, `all` or `embassy`.
        consent: the day on which the member agreed that somebody else posts or signs; None if the list has none.
        signature: the name of a file in the folder of signatures.
        household: of the list's own column, as it is compared.
        ties: what the list says of the country written to; empty for none.
        place: the list and the row, for messages.
        cells: all columns of the row, as the list has them.
    """

    id: str
    row: int
    line: int
    sender: Sender
    surname: str = ""
    given: str = ""
    language: str = ""
    email: str = ""
    branch: str = ""
    gender: str = ""
    to: tuple[str, ...] = ()
    not_to: tuple[str, ...] = ()
    consent: date | None = None
    signature: str = ""
    household: str = ""
    ties: str = ""
    place: str = field(default="", compare=False)
    cells: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used: all its columns, and everything that is wrong with it."""

    id: str
    row: int
    line: int
    cells: tuple[str, ...]
    findings: tuple[Finding, ...]
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """A list judged: its rows in their order, and everything to be said.

    Among the problems are those of the list as a whole. An error with exit code 3 says that it could not be read to its
    end: what is behind that place is neither among the members nor among the rejected.
    """

    members: tuple[Member, ...]
    rejected: tuple[Rejected, ...]
    problems: tuple[Problem, ...]
