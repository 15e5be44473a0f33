"""The commands put together, and the one way in and out of the process."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from protest_letters.cli.batch import batch
from protest_letters.cli.check import check
from protest_letters.cli.console import OutputError, output_failed, show_problems, talk, use_utf8
from protest_letters.cli.copies import copies
from protest_letters.cli.envelope import envelope
from protest_letters.cli.erase import erase
from protest_letters.cli.explain import explain
from protest_letters.cli.fax import fax
from protest_letters.cli.fonts import fonts
from protest_letters.cli.labels import labels
from protest_letters.cli.letter import letter
from protest_letters.cli.list import list_
from protest_letters.cli.me import me
from protest_letters.cli.petition import petition
from protest_letters.cli.print import print_
from protest_letters.cli.register import register
from protest_letters.cli.show import show
from protest_letters.cli.telegram import telegram
from protest_letters.problems import ExitCode, Problem

app = typer.Typer(
    name="protest",
    add_completion=False,
    no_args_is_help=True,
    # rich help and tracebacks cost time at every start, and no traceback is ever shown
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"protest {version('protest-letters')}")
        raise typer.Exit


@app.callback()
def protest(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Protest letters to authorities: sourced addresses, the right forms of address, printable PDFs."""


app.command("list")(list_)
app.command("show")(show)
app.command("letter")(letter)
app.command("fax")(fax)
app.command("telegram")(telegram)
app.command("envelope")(envelope)
app.command("labels")(labels)
app.command("copies")(copies)
app.command("petition")(petition)
app.command("batch")(batch)
app.command("register")(register)
app.command("erase")(erase)
app.command("print")(print_)
app.command("explain")(explain)
app.command("check")(check)
app.command("fonts")(fonts)
app.add_typer(me, name="me")


def main() -> NoReturn:
    """Run the command and leave with an exit code of the table; no traceback is ever shown."""
    use_utf8()
    code = _run()
    try:
        sys.stdout.flush()
    except OSError as error:
        code = output_failed(error) or code
    sys.exit(code)


def _run() -> int:
    try:
        app()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else ExitCode.USAGE
        if code == ExitCode.INTERRUPTED:
            talk("interrupted")
        return code
    except OutputError as stop:
        return output_failed(stop.error)
    except KeyboardInterrupt:
        talk("interrupted")
        return ExitCode.INTERRUPTED
    except Exception as error:
        if os.environ.get("PROTEST_TRACEBACK"):
            raise
        what = f"a fault of this program: {type(error).__name__}: {error}"
        hint = "please report it with the command you typed and the output of PROTEST_TRACEBACK=1"
        show_problems([Problem("protest", what, hint)])
        return ExitCode.ABSENT
    return ExitCode.DONE
