"""`protest register DIR`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import JsonOption
from protest_letters.problems import raise_errors

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder of the mail-out.")]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID...", help="Pieces, members, first..last, all, or - for standard input; days with --unanswered."
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
    from protest_letters.cli.registering import record_events, wrong_together

    with problems_shown():
        raise_errors(wrong_together(words or (), events, how, view))
        if events != EventOptions():
            record_events(folder, words or (), events, how, json=view.json)
            return
        from protest_letters.cli.register_view import show_register

        show_register(folder, words or (), view)
