"""What a mail-out's folder knows of how it was made: every list, what was asked for, what came of it in numbers.

No member is in it, neither by name nor by id.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from protest_letters.mailout.folder import FORMAT
from protest_letters.mailout.piece import Piece
from protest_letters.mailout.wish import MailoutWish
from protest_letters.standards.envelopes import envelope_named


@dataclass(frozen=True, slots=True)
class Tally:
    """How many letters of one kind were made: from where to where, in which language and text, how heavy.

    Attributes:
        letter: the letter's id.
        envelope: the id of its size; empty where none is made.
    """

    addressee: str
    letter: str
    language: str
    posted_in: str
    destination: str
    sheets: int
    paper: str
    envelope: str
    window: bool
    count: int

    def pieces(self) -> tuple[Piece, ...]:
        """Return so many pieces of this kind, of nobody."""
        one = Piece(
            *("", "", self.addressee, "", self.posted_in, self.destination, self.language, self.sheets, self.paper),
            envelope_named(self.envelope) if self.envelope else None,
            self.window,
        )
        return (one,) * self.count


@dataclass(frozen=True, slots=True)
class Result:
    """What a group came to.

    Attributes:
        packets: how many packets or bundles there are in it.
        sheets: by paper, how many sheets there are besides letters.
        tallies: the letters.
    """

    packets: int = 0
    sheets: Mapping[str, int] = field(default_factory=dict)
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One list that was made, or is being made.

    Attributes:
        source: the list's file name, without its folder.
        sha256: of the list.
        wish: what was asked for.
        inputs: hashes of everything else that decides what is made, by name.
        versions: of the programs that do.
        rows: how many rows the register had before.
        group, packet: the numbers of its first ones.
        groups, packets: how many there are.
        dealt: how often each office was dealt when all of it was planned.
        faxed: for whom faxes were made: organisation, branch, office, number.
        results: what each group came to, by its number.
        warnings: what the checklist has to say of it, a line each.
        problems: the hash of the file of rows that could not be used, as it was written; empty for none.
        mended: whether the list is one of these rows; then the folder has a copy of it.
        done: whether all of it is made.
    """

    source: str
    sha256: str
    wish: MailoutWish
    inputs: Mapping[str, str]
    versions: Mapping[str, str]
    rows: int = 0
    group: int = 1
    packet: int = 1
    groups: int = 0
    packets: int = 0
    dealt: Mapping[str, int] = field(default_factory=dict)
    faxed: tuple[tuple[str, str, str, str], ...] = ()
    results: Mapping[str, Result] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    problems: str = ""
    mended: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """All parts of a mail-out, in the order in which they were made; the last one may be unfinished."""

    parts: tuple[Part, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """What every group came to."""
        return tuple(one for part in self.parts for one in part.results.values())

    @property
    def last(self) -> Part | None:
        """The part that was made last, or is being made."""
        return self.parts[-1] if self.parts else None


def record_json(record: Record) -> bytes:
    """Return `.plan.json`."""
    whole = {"format": FORMAT, "parts": _plain(record.parts)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """A value as JSON has it: mappings, lists, texts and numbers."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in sorted(value.items())}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
