"""`protest me`: keeps, shows and forgets the sender's own details."""

from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown, result, result_json, talk
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, JsonOption, needed_folder

me = typer.Typer(help="Keep, show and forget your own details.", rich_markup_mode=None)

FromOption = Annotated[str, typer.Option("--from", metavar="FILE", help="Take the details of a file that `me` wrote.")]


@me.callback(invoke_without_command=True)
def _me(context: typer.Context) -> None:
    """Keep, show and forget your own details, so that they need not be typed for each letter."""
    if context.invoked_subcommand is None:
        show()


@me.command()
@grouped
def keep(*, mine: FieldOptions, from_: FromOption = "") -> None:
    """Keep details; those not given stay as they are, and an empty one is removed."""
    from protest_letters.cli import own

    with problems_shown():
        folder = needed_folder()
        path = own.keep(own.details_to_keep(mine, from_, own.kept_details(folder)), folder)
        kept = own.kept_details(folder)
    result(str(path))
    own.say_missing(kept)


@me.command()
def show(*, json: JsonOption = False) -> None:
    """Show what is kept, and where."""
    from protest_letters.cli import own

    with problems_shown():
        folder = needed_folder()
        kept = own.kept_details(folder)
    table: dict[str, str | bool] = dict(kept.fields)
    if kept.many is not None:
        table["as_organisation"] = kept.many
    if kept.signature:
        table["signature"] = kept.signature
    if json:
        result_json({"file": kept.name or None, **table})
    elif not kept.name:
        talk("nothing is kept; protest me keep does it")
    else:
        result(kept.name)
        for key, text in table.items():
            result(f"  {key}: {text}")


@me.command()
def forget() -> None:
    """Remove what is kept: the details and the picture of the signature."""
    from protest_letters.load.me import FILE, SIGNATURE
    from protest_letters.run.files import remove_files

    with problems_shown():
        folder = needed_folder()
        gone = remove_files((folder / FILE, folder / SIGNATURE))
    for path in gone:
        result(str(path))
    talk("forgotten" if gone else "nothing was kept")
