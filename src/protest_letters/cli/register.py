"""`protest register DIR`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import STDIN, JsonOption
from protest_letters.problems import Problem, raise_errors

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder of the mail-out.")]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID", help="Pieces, members, first..last, all, or - for standard input; days with --unanswered."
    ),
]


@dataclass(frozen=True, slots=True)
class EventOptions:
    """What happened to pieces; each is a field of `Life`."""

    handed_out: Annotated[bool, typer.Option("--handed-out", help="They were handed out to be signed.")] = False
    signed: Annotated[bool, typer.Option("--signed", help="They were signed.")] = False
    posted: Annotated[bool, typer.Option("--posted", help="They were posted, or sent.")] = False
    returned: Annotated[bool, typer.Option("--returned", help="They came back.")] = False
    replied: Annotated[bool, typer.Option("--replied", help="They were answered.")] = False
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Whoever signs took the consent back.")] = False


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How it is recorded."""

    on: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="The day; else today.")] = ""
    why: Annotated[
        str,
        typer.Option(
            "--why", metavar="WORD", help="Why they came back: moved, refused, unknown, suspended, or others."
        ),
    ] = ""
    undo: Annotated[bool, typer.Option("--undo", help="It did not happen: take it out again.")] = False


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What is shown instead."""

    open_: Annotated[bool, typer.Option("--open", help="List what is still to be posted.")] = False
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="List what was posted 60 or DAYS ago and not answered.")
    ] = False
    json: JsonOption = False


@grouped
def register(
    folder: Folder, words: Words = None, *, events: EventOptions, how: ReportOptions, view: ViewOptions
) -> None:
    """Show what became of a mail-out, and record what happened to its pieces."""
    with problems_shown():
        raise_errors(_wrong_together(words or (), events, how, view))
        if events == EventOptions():
            from protest_letters.cli.register_view import show_register

            show_register(folder, words or (), view)
        else:
            from protest_letters.cli.registering import record_events

            record_events(folder, words or (), events, how, json=view.json)


def _wrong_together(words: Sequence[str], events: EventOptions, how: ReportOptions, view: ViewOptions) -> list[Problem]:
    """Return every option that does not go with another."""
    reporting = events != EventOptions()
    one_event = "add --posted or another event"
    rows = (
        (reporting and not words, "register", "names no piece", "name ids, first..last, all, or - for standard input"),
        (not reporting and STDIN in words, STDIN, "goes with an event", one_event),
        (not reporting and how.on, "--on", "goes with an event", one_event),
        (not reporting and how.undo, "--undo", "goes with an event", one_event),
        (how.why and not events.returned, "--why", "goes with --returned", "add it: why they came back"),
        (how.undo and (how.on or how.why), "--undo", "needs no day and no reason", "leave out --on and --why"),
        (reporting and view.open_, "--open", "lists, and records nothing", "leave it out, or the event"),
        (reporting and view.unanswered, "--unanswered", "lists, and records nothing", "leave it out, or the event"),
        (view.open_ and view.unanswered, "--open", "does not go with --unanswered", "give one of the two"),
        (view.open_ and words, "--open", "lists all that is open", "leave out the ids"),
    )
    return [Problem(option, what, hint) for wrong, option, what, hint in rows if wrong]
