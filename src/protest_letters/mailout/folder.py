"""What lies in the folder of a mail-out, and by what one knows it.

Whoever writes into the folder keeps to these, so that it can be ended:

- Everything has a row in `CONTENTS`. What has none was put there by somebody else, and is never removed.
- A file that belongs to one member, or to those who sign together, is named by `filenames.file_stem` of the id of the
  member or the piece, or stands in the register with no other member's.
- A CSV file with rows of members has the id in a column `protest:id` (`ID_COLUMN`).
- `.plan.json`, `README.txt` and what lies in `contacts/` have no single member in them, neither by name nor by id.
"""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256

from protest_letters.delimited import OWN

#: The mark in `.plan.json` of a folder that this version can read; the number goes up when an older one could not.
FORMAT = "protest-mailout 1"
_ANY_FORMAT = FORMAT.rpartition(" ")[0]

PLAN = ".plan.json"
REGISTER = "register.csv"
README = "README.txt"
PROBLEMS = "problems.csv"
CHECKLIST = "checklist.pdf"
#: What the lock is put on, and who has it.
LOCK, HOLDER = ".lock", ".holder.json"
#: Marks of members who were erased and are not to be made anything for again.
ERASED = ".erased.json"
ID_COLUMN = f"{OWN}id"


@dataclass(frozen=True, slots=True)
class Content:
    """One thing in the folder.

    Attributes:
        name: a file, or a folder if it ends in a slash.
        what: what it holds, for whoever is asked whether it may go.
        tells: whether it may tell of members.
        stays: whether it is still there when the mail-out was erased, with nobody's data in it.
    """

    name: str
    what: str
    tells: bool = False
    stays: bool = False


CONTENTS = (
    Content("authorities/", "letters, envelopes and faxes to authorities", tells=True),
    Content("packets/", "packets for members, and lists of them", tells=True),
    Content("contacts/", "copies for contacts"),
    Content("again/", "single pieces made again", tells=True),
    Content("signatures/", "pictures of signatures", tells=True),
    Content("lists/", "rows that were mended and fed back", tells=True),
    Content("exports/", "lists for other programs", tells=True),
    Content(CHECKLIST, "the checklist", tells=True),
    Content(PROBLEMS, "rows of the list that could not be used", tells=True),
    Content(ERASED, "marks of members who were erased"),
    Content(HOLDER, "who works in the folder", stays=True),
    Content(REGISTER, "the register", stays=True),
    Content(PLAN, "the plan", stays=True),
    Content(README, "what the folder holds", stays=True),
    Content(LOCK, "the lock", stays=True),
)
#: What a run that was killed, an office program or a system leaves; some of it tells names of files and users.
LITTER = (".*.part", ".~lock.*#", "~$*", ".DS_Store", "._*", "Thumbs.db", "desktop.ini", ".directory")
_PART = r"(?!\.\.?(?:/|\Z))[^/\\:\0]+"
_INSIDE = re.compile(rf"{_PART}(?:/{_PART})*")
_CONTENT_BY_NAME = {one.name: one for one in CONTENTS}


@dataclass(frozen=True, slots=True)
class Head:
    """What every version can read of `.plan.json`.

    Attributes:
        format: the mark, as `FORMAT`.
        erased: the day on which the mail-out was erased, or its erasing was begun; empty as long as it lives.
        members: for how many members there was something, as it was counted when it was erased.
    """

    format: str
    erased: str = ""
    members: int = 0

    @property
    def is_ours(self) -> bool:
        """Whether it is the folder of a mail-out at all."""
        return self.format.rpartition(" ")[0] == _ANY_FORMAT

    @property
    def is_readable(self) -> bool:
        """Whether this version understands it."""
        return self.format == FORMAT


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works in a folder, for others who have to wait; none of it decides anything.

    Attributes:
        command: as it is typed, without arguments.
        process: its number.
        host: the machine's name.
        since: date and time, with the zone.
    """

    command: str
    process: int
    host: str
    since: str


@dataclass(frozen=True, slots=True)
class Erased:
    """Members for whom nothing is made again: marks that can be asked for an id, and do not tell it.

    Whoever has the ids can try them all; so the marks are no more secret than the list that has them.
    """

    salt: str
    marks: frozenset[str] = frozenset()

    def __contains__(self, member: str) -> bool:
        return self._mark(member) in self.marks

    def with_member(self, member: str) -> "Erased":
        """The same with one more."""
        return Erased(self.salt, self.marks | {self._mark(member)})

    def _mark(self, member: str) -> str:
        return sha256(f"{self.salt}\n{member}".encode("utf-8", "surrogatepass")).hexdigest()


def content_of(name: str) -> Content | None:
    """Return what a path in the folder belongs to; None if nobody who writes a mail-out put it there."""
    first, slash, _ = name.partition("/")
    return _CONTENT_BY_NAME.get(first + slash)


def is_litter(name: str) -> bool:
    """Whether a path is something left over, wherever in the folder it lies."""
    last = name.rpartition("/")[2]
    return any(fnmatchcase(last, pattern) for pattern in LITTER)


def is_inside(name: str) -> bool:
    """Whether a text is the path of a file in the folder, as registers have it: with `/`, and leading nowhere else."""
    return _INSIDE.fullmatch(name) is not None
