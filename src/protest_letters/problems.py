"""What can be wrong, how it is said, and with which exit code the command ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """The one table of exit codes (docs/errors.md explains each)."""

    DONE = 0
    REJECTED = 1
    USAGE = 2
    DATA = 3
    TEMPLATE = 4
    FIT = 5
    UNSAFE = 6
    WRITE = 7
    CHARACTER = 8
    ABSENT = 9
    INTERRUPTED = 130


#: When several things went wrong at once, the first of these is the exit code.
PRECEDENCE = (
    ExitCode.UNSAFE,
    ExitCode.USAGE,
    ExitCode.DATA,
    ExitCode.TEMPLATE,
    ExitCode.CHARACTER,
    ExitCode.FIT,
    ExitCode.WRITE,
    ExitCode.ABSENT,
    ExitCode.REJECTED,
)


class Level(StrEnum):
    """How bad a problem is: only an error changes the exit code."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or that somebody should know.

    Attributes:
        where: a file and line, an option, a field; as the user would look for it.
        what: what is the matter, one clause without a full stop.
        hint: how to mend it; may be empty.
        rule: the short name of the rule that was broken.
        level: error, warning or notice.
        code: the exit code an error of this kind ends with.
    """

    where: str
    what: str
    hint: str = ""
    rule: str = "usage"
    level: Level = Level.ERROR
    code: ExitCode = ExitCode.USAGE


class ProtestError(Exception):
    """Raised with every problem that was found; never with none."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.where}: {problem.what}" for problem in self.problems))


def exit_code(problems: Iterable[Problem]) -> ExitCode:
    """Return the code for all these problems together; warnings and notices do not count."""
    codes = {problem.code for problem in problems if problem.level is Level.ERROR}
    return next((code for code in PRECEDENCE if code in codes), ExitCode.DONE)


#: More words than these are no help in a message.
_LISTED = 12


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return 'did you mean "…"?' for the known word nearest to `word`, or the list of all if it is short."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"known: {', '.join(names)}" if 0 < len(names) <= _LISTED else ""


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise `ProtestError` with all of `problems` if one of them is an error."""
    found = tuple(problems)
    if any(problem.level is Level.ERROR for problem in found):
        raise ProtestError(found)
