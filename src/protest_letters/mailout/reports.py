"""What is reported of pieces, recorded: each event once, whatever the order, and what does not go together is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from protest_letters.mailout.register import Event, Life, Register, Traced
from protest_letters.problems import Level, Problem

#: Of each pair the first comes before the second, or on the same day.
_ORDER = (
    (Event.HANDED_OUT, Event.SIGNED),
    (Event.HANDED_OUT, Event.POSTED),
    (Event.SIGNED, Event.POSTED),
    (Event.POSTED, Event.RETURNED),
    (Event.POSTED, Event.REPLIED),
    (Event.POSTED, Event.WITHDRAWN),
)
#: What cannot happen to a piece that was not posted.
_NEEDS_POSTING = (Event.RETURNED, Event.REPLIED)
#: So many ids are named; of the others, how many there are.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What happened to pieces.

    Attributes:
        event: what.
        day: when.
        why: why they came back; may be empty.
        undo: it did not happen, and was recorded by mistake.
    """

    event: Event
    day: date
    why: str = ""
    undo: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """A register with reports in it.

    Attributes:
        register: as it is now.
        changed: ids of pieces of which it says something new.
        already: ids of pieces of which it said all of that before.
        problems: what does not go together; never an error.
    """

    register: Register
    changed: tuple[str, ...]
    already: tuple[str, ...]
    problems: tuple[Problem, ...]


def record(register: Register, pieces: Sequence[Traced], reports: Sequence[Report]) -> Recorded:
    """Record reports of pieces; a day that is recorded stays, and a second report of the same counts as done."""
    lives: dict[str, Life] = {}
    kept: list[tuple[str, str]] = []
    for piece in pieces:
        life = piece.life
        for report in reports:
            kept.extend((piece.id, said) for said in _contradicted(life, report))
            life = _with(life, report)
        lives[piece.id] = life
    changed = tuple(piece.id for piece in pieces if lives[piece.id] != piece.life)
    entries = tuple(replace(entry, life=lives[entry.id]) if entry.id in lives else entry for entry in register.entries)
    odd = [(one, said) for one in changed for said in out_of_order(lives[one])]
    problems = (*together(kept, Level.NOTICE), *together(odd, Level.WARNING))
    already = tuple(piece.id for piece in pieces if lives[piece.id] == piece.life)
    return Recorded(replace(register, entries=entries), changed, already, problems)


def _with(life: Life, report: Report) -> Life:
    day = None if report.undo else life.day(report.event) or report.day
    changes: dict[str, Any] = {report.event.value: day}
    if report.event is Event.RETURNED:
        changes["why"] = "" if report.undo else life.why or report.why
    return replace(life, **changes)


def _contradicted(life: Life, report: Report) -> Iterator[str]:
    """What was reported before and stays, though something else is reported now."""
    day = life.day(report.event)
    if report.undo or day is None:
        return
    if day != report.day:
        yield f"{report.event.words} {day} already: that day stays"
    if report.why and life.why and report.why != life.why:
        yield f"returned already, {life.why}: that stays"


def out_of_order(life: Life) -> tuple[str, ...]:
    """Return what of a life cannot have happened as it is recorded."""
    days = {event: life.day(event) for event in Event}
    found = []
    for before, after in _ORDER:
        first, second = days[before], days[after]
        if first and second and second < first:
            found.append(f"{after.words} {second}, before it was {before.words} ({first})")
    found.extend(
        f"{event.words} {days[event]}, and not known to be posted"
        for event in _NEEDS_POSTING
        if days[event] and not days[Event.POSTED]
    )
    return tuple(found)


def together(said: Sequence[tuple[str, str]], level: Level) -> tuple[Problem, ...]:
    """Return a problem for each thing that is said of pieces, with the first ids and the number of the others."""
    pieces: dict[str, list[str]] = {}
    for one, what in said:
        pieces.setdefault(what, []).append(one)
    hint = "--undo takes back what was recorded by mistake"
    return tuple(Problem(_named(ids), what, hint, "happened", level) for what, ids in pieces.items())


def _named(ids: Sequence[str]) -> str:
    others = len(ids) - _NAMED
    return ", ".join(ids[:_NAMED]) + (f" and {others} other{'s' if others > 1 else ''}" if others > 0 else "")
