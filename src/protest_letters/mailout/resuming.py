"""What a run does in a folder that has been worked in: go on, add something, or refuse because something changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum, auto

from protest_letters.mailout.record import Part, Record
from protest_letters.mailout.wish import MailoutWish
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors

_ACCEPT = "--accept-changes makes what is still missing with it; what is made stays as it is"
#: What an option is called in messages, where it is not called like its field.
_OPTIONS = {"day": "--date", "media": "--as", "handover": "--dispatch", "private": "--as-private-person"}
_OPTIONS |= {
    "with_reference": "--our-ref",
    "each_copy": "--each-copy",
    "language": "--lang",
    "organiser": "--organisation",
}
_OPTIONS |= {"defaults": "fields for all rows"}
#: What the name of an input begins with that is a font's file.
FONT = "font "
#: Decided by the run itself, or allowed to change.
_FREE = frozenset(("today", "limit"))


class Doing(Enum):
    """What a run does."""

    BEGIN = auto()
    GO_ON = auto()
    ADD = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is given.

    Attributes:
        source: the list's file name, without its folder.
        sha256: of the list.
        mended: whether the list is one of rows that could not be used, as we write it.
        wish: what is asked for, as a whole.
        inputs, versions: as `Part` has them.
        accept: whether changes are accepted.
    """

    source: str
    sha256: str
    mended: bool
    wish: MailoutWish
    inputs: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What a run does, and to which part; a part that is begun is not in the record yet."""

    doing: Doing
    part: Part


def decide(record: Record, request: Request, rows: int) -> Decision:
    """Return what a run does.

    Args:
        record: of the folder.
        request: what the run is given.
        rows: how many rows the register has.

    Raises:
        ProtestError: with everything that changed (exit code 7), unless changes are accepted.
    """
    last = record.last
    if last is None:
        return Decision(Doing.BEGIN, _new_part(request, record, rows))
    known = next((part for part in reversed(record.parts) if part.sha256 == request.sha256), None)
    changes = list(_changes(known or last, request))
    same = known is not None and not changes
    if not last.done:
        return _with_unfinished(record, request, rows, changes if known is last else [*changes, _unfinished(last)])
    if same and known is not None and not _more(known.wish.limit, request.wish.limit):
        return Decision(Doing.NOTHING, known)
    if not (request.accept or same or (request.mended and not changes)):
        raise_errors(changes or [_other_list(last, request)])
    return Decision(Doing.ADD, _new_part(request, record, rows))


def part_of_row(record: Record, row: int) -> Part:
    """Return the part that made a row of the register, counted from 0."""
    return next(part for part in reversed(record.parts) if part.rows <= row)


def part_to_repeat(record: Record, request: Request, maker: Part | None = None) -> Part:
    """Return the part of which single pieces are made again: the one that made them, else the list's last one.

    Raises:
        ProtestError: something changed (exit code 7), and changes are not accepted.
    """
    last = record.parts[-1]
    known = maker or next((part for part in reversed(record.parts) if part.sha256 == request.sha256), None)
    changes = [*_changes(known or last, request), *([] if known else [_other_list(last, request)])]
    if changes and not request.accept:
        raise ProtestError(changes)
    return known or last


def _with_unfinished(record: Record, request: Request, rows: int, changes: list[Problem]) -> Decision:
    last = record.parts[-1]
    if not changes and request.wish.limit == last.wish.limit:
        return Decision(Doing.GO_ON, last)
    if not request.accept:
        raise ProtestError(changes or [_unfinished(last)])
    return Decision(Doing.ADD, _new_part(request, record, rows))


def _new_part(request: Request, record: Record, rows: int) -> Part:
    """A part after all others; groups and packets are counted on."""
    last = record.last
    return Part(
        request.source,
        request.sha256,
        request.wish,
        request.inputs,
        request.versions,
        rows=rows,
        group=last.group + last.groups if last else 1,
        packet=last.packet + last.packets if last else 1,
        mended=request.mended,
    )


def _more(before: int, now: int) -> bool:
    """Whether a limit was raised; 0 is none."""
    return before != 0 and (now == 0 or now > before)


def _changes(part: Part, request: Request) -> Iterator[Problem]:
    """Yield an error for everything that is not as it was."""
    for one in fields(MailoutWish):
        was, now = getattr(part.wish, one.name), getattr(request.wish, one.name)
        if one.name not in _FREE and was != now:
            option = _OPTIONS.get(one.name, f"--{one.name.replace('_', '-')}")
            yield _changed(option, f"is {_shown(now)}, and was {_shown(was)} when this mail-out was made")
    for what, _, _ in _pairs(part.inputs, request.inputs):
        yield _changed(what, "changed since this mail-out was made")
    for what, was, now in _pairs(part.versions, request.versions):
        yield _changed(what, f"is version {now or 'none'}, and was {was or 'none'} when this mail-out was made")


def _pairs(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in sorted({*was, *now}):
        # a font that another list needed is none of this one's
        if was.get(name, "") != now.get(name, "") and not (name.startswith(FONT) and name not in was):
            yield name, was.get(name, ""), now.get(name, "")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "given" if value else "not given"
    if isinstance(value, (str, int)):
        return f'"{value}"' if value else "not given"
    if isinstance(value, tuple):
        return ",".join(map(str, value)) or "not given"
    return str(value) if not hasattr(value, "__dataclass_fields__") and not isinstance(value, Mapping) else "another"


def _changed(where: str, what: str) -> Problem:
    return Problem(where, what, _ACCEPT, "changed", code=ExitCode.WRITE)


def _other_list(last: Part, request: Request) -> Problem:
    what = f"is another list than {last.source}, of which this mail-out was made"
    if request.source == last.source:
        what = "is not what it was when this mail-out was made of it"
    return _changed(request.source, what)


def _unfinished(last: Part) -> Problem:
    what = f"was stopped while {last.source} was made"
    hint = f"the same command as then finishes it; {_ACCEPT}"
    return Problem("mail-out", what, hint, "changed", code=ExitCode.WRITE)
