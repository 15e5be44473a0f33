"""The register of a mail-out: a row for everything that was made, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: Between the ids of members who sign one letter together.
TOGETHER = " + "


class Made(StrEnum):
    """What a row stands for, by the words of `--as`."""

    LETTER = "letter"
    ENVELOPE = "envelope"
    FAX = "fax"
    TELEGRAM = "telegram"
    LABELS = "labels"
    COPIES = "copies"

    @property
    def answerable(self) -> bool:
        """Whether an authority answers it."""
        return self not in (Made.LABELS, Made.COPIES)


class Event(StrEnum):
    """What happens to a piece, in the order in which it mostly does; each is a field of `Life`."""

    HANDED_OUT = "handed_out"
    SIGNED = "signed"
    POSTED = "posted"
    RETURNED = "returned"
    REPLIED = "replied"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """As it is said and as the column is called: `handed out`."""
        return self.replace("_", " ")


class Why(StrEnum):
    """Why a letter came back, as posts mark it; a register may hold other words."""

    MOVED = "moved"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a piece; None for what has not happened, or is not known to have.

    Attributes:
        handed_out: the day on which the member got it to sign.
        signed, posted, returned, replied: the days of these; a fax or telegram is posted when it is sent.
        why: why it came back: one of `Why`, or other words.
        withdrawn: the day on which the member took the consent back.
        consent: the day on which the member agreed that somebody else posts it or prints the signature.
    """

    handed_out: date | None = None
    signed: date | None = None
    posted: date | None = None
    returned: date | None = None
    why: str = ""
    replied: date | None = None
    withdrawn: date | None = None
    consent: date | None = None

    def day(self, event: Event) -> date | None:
        """The day of an event."""
        found: date | None = getattr(self, event)
        return found

    @property
    def is_open(self) -> bool:
        """Whether it is still to be posted."""
        return not (self.posted or self.returned or self.replied or self.withdrawn)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a part of a file that belongs to one piece.

    Attributes:
        id: of the piece: that of the member, or of the first who signs, a hyphen, and that of the addressee, as they
            are. By it the reader mends what a spreadsheet made of a member's number. The rows of a letter and its
            envelope share it, and the life.
        member: the id of who signs; of several who sign together all, joined by `TOGETHER`; empty for nobody, as with
            copies, and for whoever was erased.
        addressee: the id of whom it goes to.
        medium: what it is.
        file: its path in the folder, with `/`; empty once it is gone.
        first_page: in the file, from 1; 0 for none.
        pages: how many there are.
        sha256: of the file, in small hexadecimal digits.
        life: what became of the piece.
        others: the cells of the columns that somebody added.
    """

    id: str
    member: str
    addressee: str
    medium: Made
    file: str = ""
    first_page: int = 0
    pages: int = 0
    sha256: str = ""
    life: Life = Life()
    others: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """The id of everybody who signs."""
        return tuple(self.member.split(TOGETHER)) if self.member else ()


@dataclass(frozen=True, slots=True)
class Register:
    """All rows, in the order in which letters and envelopes are printed.

    Attributes:
        entries: the rows.
        delimiter: what parts the cells of the file; that of the member list, or of whoever saved it last.
        others: the heads of the columns that somebody added.
    """

    entries: tuple[Entry, ...]
    delimiter: str = ","
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """A piece as it is followed: what its rows have in common."""

    id: str
    members: tuple[str, ...]
    addressee: str
    life: Life
    media: tuple[Made, ...] = ()


def trace(entries: Iterable[Entry]) -> tuple[Traced, ...]:
    """Return the pieces of these rows, in their order."""
    media: dict[str, list[Made]] = {}
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)
        media.setdefault(entry.id, []).append(entry.medium)
    return tuple(
        Traced(one.id, one.members, one.addressee, one.life, tuple(dict.fromkeys(media[one.id])))
        for one in first.values()
    )
