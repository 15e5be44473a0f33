"""How `protest register` records what happened to pieces."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from protest_letters.cli.console import printable, result, result_json, show_problems, talk
from protest_letters.cli.options import STDIN, real_date, real_time
from protest_letters.dates import parse_day
from protest_letters.load.decoding import MAX_BYTES, decode
from protest_letters.load.mailout import load_head
from protest_letters.mailout.folder import REGISTER
from protest_letters.mailout.register import Event, Why
from protest_letters.mailout.reports import Report
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, did_you_mean, exit_code, raise_errors
from protest_letters.run.lock import locked
from protest_letters.run.register import Noted, note

if TYPE_CHECKING:
    from protest_letters.cli.register import EventOptions, ReportOptions

_LONGEST_REASON = 200
#: So many ids are named where somebody looks on; of more, the number is said.
_NAMED = 3


def record_events(
    folder: str, words: Sequence[str], events: "EventOptions", how: "ReportOptions", *, json: bool
) -> None:
    """Record events of the pieces that words name, and say of which.

    Raises:
        ProtestError: the folder is no mail-out's or in use, the register cannot be read or written, or an
            option is wrong.
    """
    today = real_date()
    reports = _reports([event for event in Event if getattr(events, event)], how, today)
    path = Path(folder)
    load_head(path)
    said: list[Noted] = []
    with locked(path, "protest register", real_time()):
        for group in _groups(words):
            noted = _note(path, group, reports, today, from_input=STDIN in words)
            show_problems(noted.problems)
            if not json:
                _say(noted, reports)
            said.append(noted)
    _end(path, said, json=json)


def _end(path: Path, said: Sequence[Noted], *, json: bool) -> None:
    problems = [problem for noted in said for problem in noted.problems]
    if json:
        unknown = [problem.where for problem in problems if problem.level is Level.ERROR]
        changed, already = ([one for noted in said for one in getattr(noted, key)] for key in ("changed", "already"))
        result_json({"recorded": changed, "already": already, "unknown": unknown})
    elif any(noted.changed for noted in said):
        result(str(path / REGISTER))
    code = exit_code(problems)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _reports(events: Sequence[Event], how: "ReportOptions", today: date) -> tuple[Report, ...]:
    problems: list[Problem] = []
    day = today
    try:
        day = parse_day(how.on) if how.on else today
    except ValueError as error:
        problems.append(Problem("--on", str(error), "write it as 2026-11-29"))
    if day > today:
        problems.append(Problem("--on", f"{day} has not come yet", "give the day on which it happened"))
    why = _reason(how.why, problems)
    raise_errors(problems)
    show_problems(problems)
    return tuple(Report(event, day, why if event is Event.RETURNED else "", undo=how.undo) for event in events)


def _reason(text: str, problems: list[Problem]) -> str:
    """Return one of the words of `Why`, or whatever else was written."""
    why = " ".join(text.split())
    if why.casefold() in set(Why):
        return why.casefold()
    if not why.isprintable() or len(why) > _LONGEST_REASON:
        problems.append(Problem("--why", "is no line of at most 200 characters", f"one of {', '.join(Why)}, or others"))
    near = did_you_mean(why.casefold(), Why) if why and " " not in why else ""
    if near.startswith("did"):
        problems.append(Problem("--why", f'"{why}" is recorded as it is', near, level=Level.NOTICE))
    return why


def _groups(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what is recorded at once: on a terminal each line as it comes, else everything."""
    typed = [word for word in words if word != STDIN]
    if STDIN not in words:
        yield typed
    elif sys.stdin.isatty():
        if typed:
            yield typed
        talk("scan or type ids, one a line; Ctrl-D ends (on Windows Ctrl-Z and Enter)")
        yield from ([line.strip()] for line in sys.stdin if line.strip())
    else:
        text = decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input").text
        yield [*typed, *(line.strip() for line in text.splitlines() if line.strip())]


def _note(folder: Path, group: Sequence[str], reports: Sequence[Report], today: date, *, from_input: bool) -> Noted:
    try:
        return note(folder, group, reports, today)
    except ProtestError:
        if from_input:
            # what was scanned must not have to be scanned again
            result("\n".join(group))
            talk("none of these was recorded: keep them")
        raise


def _say(noted: Noted, reports: Sequence[Report]) -> None:
    for report in reports:
        event = f"not {report.event.words}" if report.undo else f"{report.event.words} {report.day}"
        if noted.changed:
            talk(f"{event}: {_named(noted.changed)}")
    if noted.already:
        before = "not recorded before" if reports[0].undo else "recorded before"
        talk(f"{before}: {_named(noted.already)}")


def _named(ids: Sequence[str]) -> str:
    return f"{len(ids)} pieces" if len(ids) > _NAMED else printable(", ".join(ids))
