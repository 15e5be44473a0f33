"""`protest print FILE…`."""

from dataclasses import dataclass, replace
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown, result, result_json, talk
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import JsonOption
from protest_letters.problems import Problem, raise_errors

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help="PDFs: letters, envelopes, labels, others.")]


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """On which printer, and how."""

    printer: Annotated[str, typer.Option("--printer", metavar="NAME", help="The printer; else the default one.")] = ""
    feed: Annotated[
        str, typer.Option("--feed", metavar="ID", help="How envelopes go in; remembered for the printer.")
    ] = ""
    source: Annotated[
        str, typer.Option("--source", metavar="TRAY", help="The tray; for envelopes remembered for the printer.")
    ] = ""
    duplex: Annotated[bool, typer.Option("--duplex", help="Letters on both sides, each padded to whole sheets.")] = (
        False
    )
    copies: Annotated[int, typer.Option("--copies", "-n", metavar="N", help="So many of each.")] = 1
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be printed; print nothing.")] = False


@dataclass(frozen=True, slots=True)
class MemoryOptions:
    """What is done with printers instead of printing."""

    list_: Annotated[
        bool, typer.Option("--list", help="Show the printers, what they take, and what is remembered of them.")
    ] = False
    forget: Annotated[bool, typer.Option("--forget", help="Forget what is remembered of --printer, or of all.")] = False
    json: JsonOption = False


@grouped
def print_(files: Files = None, *, how: PrintOptions, memory: MemoryOptions) -> None:
    """Print letters, envelopes and labels, each on its own paper and never scaled."""
    names = tuple(files or ())
    with problems_shown():
        raise_errors(_wrong(names, how, memory))
        if memory.list_:
            _show(json=memory.json)
        elif memory.forget:
            _forget(how.printer)
        elif names:
            from protest_letters.cli.printing import print_files

            print_files(names, how)
        else:
            from protest_letters.cli.printing import remember

            remember(how)


def _wrong(names: tuple[str, ...], how: PrintOptions, memory: MemoryOptions) -> list[Problem]:
    """Options that do not go together."""
    problems = []
    instead = [option for option, there in (("--list", memory.list_), ("--forget", memory.forget)) if there]
    if instead and (names or replace(how, printer="") != PrintOptions()):
        problems.append(Problem(instead[0], "prints nothing", "leave out the files and how to print them"))
    if memory.list_ and how.printer:
        problems.append(Problem("--printer", "does not go with --list, which shows all", "leave it out"))
    if len(instead) > 1:
        problems.append(Problem("--list", "does not go with --forget", "give one of the two"))
    if memory.json and not memory.list_:
        problems.append(Problem("--json", "goes with --list", "leave it out"))
    if not names and not instead and not (how.feed or how.source):
        hint = "name PDFs; or --list, --forget; or --feed and --source to be remembered"
        problems.append(Problem("print", "there is nothing to print", hint))
    return problems


def _show(*, json: bool) -> None:
    """Show every printer: what it takes, and what is remembered of it."""
    from protest_letters.cli.printing import printers_here

    rows = printers_here()
    if json:
        result_json(rows)
        return
    for row in rows:
        result(f"{row['name']}{' (the default)' if row['default'] else ''}{'' if row['here'] else ' (not here now)'}")
        for key, words in (("takes", "takes"), ("trays", "trays"), ("feed", "feed"), ("source", "tray for envelopes")):
            value = row[key]
            if value:
                result(f"  {words}: {value if isinstance(value, str) else ', '.join(value)}")
    if not rows:
        talk("no printer is set up here, and nothing is remembered")


def _forget(printer: str) -> None:
    from protest_letters.cli.printing import forget

    gone = forget(printer)
    for name in gone:
        result(name)
    talk("forgotten" if gone else "nothing was remembered")
