"""What `protest register` shows: how a mail-out stands, and lists of its pieces."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from protest_letters.cli.console import result, result_json, show_problems, talk
from protest_letters.cli.options import real_date
from protest_letters.load.mailout import load_head
from protest_letters.load.register import load_register
from protest_letters.mailout.choosing import Names
from protest_letters.mailout.folder import Head
from protest_letters.mailout.register import Event, Traced, trace
from protest_letters.mailout.returns import about_returns
from protest_letters.mailout.standing import PATIENCE, Standing, by_addressee, standing_of, unanswered
from protest_letters.problems import ExitCode, Problem, ProtestError, exit_code, raise_errors

if TYPE_CHECKING:
    from protest_letters.cli.register import ViewOptions

#: A hundred years.
_MOST_DAYS = 36_500


def show_register(folder: str, words: Sequence[str], view: "ViewOptions") -> None:
    """Show a mail-out's standing, or pieces: those that are named, open or unanswered.

    Raises:
        ProtestError: the folder is no mail-out's, or its register cannot be read.
    """
    path, today = Path(folder), real_date()
    days = _days(words) if view.unanswered else PATIENCE
    head = load_head(path)
    read = load_register(path, today)
    raise_errors(read.problems)
    show_problems(read.problems)
    pieces = trace(read.register.entries)
    if view.unanswered:
        late = sorted(unanswered(pieces, today, days), key=lambda one: one.life.posted or today)
        _list(late, f"nothing is unanswered after {days} days", json=view.json)
    elif view.open_:
        _list([one for one in pieces if one.life.is_open], "nothing is open", json=view.json)
    elif words:
        _show_named(pieces, words, json=view.json)
    else:
        _show_standing(pieces, head, today, json=view.json)


def _days(words: Sequence[str]) -> int:
    if not words:
        return PATIENCE
    word = words[0]
    days = int(word) if word.isascii() and word.isdigit() and len(word) <= len(str(_MOST_DAYS)) else _MOST_DAYS + 1
    if days > _MOST_DAYS or words[1:]:
        what = f'"{" ".join(words)}" is no number of days'
        raise ProtestError([Problem("--unanswered", what, f"write one number behind it; else it is {PATIENCE}")])
    return days


def _show_named(pieces: Sequence[Traced], words: Sequence[str], *, json: bool) -> None:
    chosen = Names(pieces).choose(words)
    show_problems(chosen.problems)
    _list(chosen.pieces, "", json=json)
    code = exit_code(chosen.problems)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _list(pieces: Sequence[Traced], none: str, *, json: bool) -> None:
    if json:
        result_json([_row(piece) for piece in pieces])
        return
    width = max((len(piece.id) for piece in pieces), default=0)
    for piece in pieces:
        result(f"{piece.id:<{width}}  {', '.join(piece.media)} to {piece.addressee}: {_life(piece)}")
    if none and not pieces:
        talk(none)


def _life(piece: Traced) -> str:
    """What happened, in the order of events."""
    happened = []
    for event in Event:
        day = piece.life.day(event)
        if day:
            why = f" ({piece.life.why})" if event is Event.RETURNED and piece.life.why else ""
            happened.append(f"{event.words} {day}{why}")
    return ", ".join(happened) or "made"


def _row(piece: Traced) -> dict[str, Any]:
    days = {event.value: str(piece.life.day(event) or "") or None for event in Event}
    consent = str(piece.life.consent or "") or None
    return {
        "id": piece.id,
        "members": list(piece.members),
        "addressee": piece.addressee,
        "media": list(piece.media),
        **days,
        "why": piece.life.why or None,
        "consent": consent,
    }


def _show_standing(pieces: Sequence[Traced], head: Head, today: date, *, json: bool) -> None:
    rows, whole = by_addressee(pieces, today), standing_of(pieces, today)
    members = head.members if head.erased else len({one for piece in pieces for one in piece.members})
    show_problems(about_returns(pieces))
    if json:
        by_id = {row.addressee: _table(row) for row in rows}
        result_json(
            {"members": members, "erased": head.erased or None, "days": PATIENCE, **_table(whole), "addressees": by_id}
        )
        return
    if head.erased:
        talk(f"erased on {head.erased}: no member is named any more")
    width = max((len(row.addressee) for row in rows), default=0)
    for row in rows:
        result(f"{row.addressee:<{width}}  {_counts(row)}")
    result(f"{_several(members, 'member')}, {_counts(whole)}")


def _table(row: Standing) -> dict[str, Any]:
    events = {event.value: count for event, count in row.events.items()}
    return {"pieces": row.pieces, **events, "open": row.open, "unanswered": row.unanswered}


def _counts(row: Standing) -> str:
    happened = [f"{count} {event.words}" for event, count in row.events.items() if count]
    still = [f"{row.open} open"] if row.open else []
    late = [f"{row.unanswered} unanswered for {PATIENCE} days"] if row.unanswered else []
    return ": ".join(filter(None, (_several(row.pieces, "piece"), ", ".join([*happened, *still, *late]))))


def _several(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
