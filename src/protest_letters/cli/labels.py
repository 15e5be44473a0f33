"""`protest labels WHO…`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import (
    AddressCountryOption,
    AddressOption,
    FileOptions,
    ItemOptions,
    JsonOption,
    ReturnOptions,
)

MaybeWho = Annotated[
    list[str] | None,
    typer.Argument(metavar="WHO", help="Ids, `embassy` (in your country), or `all`; nobody with --sender."),
]


@dataclass(frozen=True, slots=True)
class AddresseeOptions(ItemOptions):
    """Who is on the labels."""

    address: AddressOption = None
    address_country: AddressCountryOption = ""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """On which labels, and how."""

    sheet: Annotated[
        str, typer.Option("--sheet", metavar="NAME", help="The sheet, such as L7160; else your country's usual one.")
    ] = ""
    start: Annotated[int, typer.Option("--start", metavar="N", help="The first label that is still there.")] = 1
    nudge: Annotated[
        str, typer.Option("--nudge", metavar="X,Y", help="Move everything so many mm to the right and down: 0.5,-1.")
    ] = ""
    outline: Annotated[
        bool, typer.Option("--outline", help="Draw the labels' edges, for a test on plain paper; with WHO or without.")
    ] = False
    copies: Annotated[
        int | None, typer.Option("--copies", metavar="N", help="So many labels of each address; else one.")
    ] = None
    sender: Annotated[bool, typer.Option("--sender", help="Your own address instead: a sheet, or --copies N.")] = False
    list_: Annotated[bool, typer.Option("--list", help="Show the sheets there are.")] = False
    json: JsonOption = False


@grouped
def labels(
    who: MaybeWho = None, *, how: SheetOptions, mine: ReturnOptions, what: AddresseeOptions, files: FileOptions
) -> None:
    """Make address labels on sheets of labels."""
    if how.list_:
        from protest_letters.cli.label_list import show_sheets

        with problems_shown():
            show_sheets(as_json=how.json)
        return
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.label_request import make

    with problems_shown():
        artifacts, problems = make(tuple(who or ()), how, mine, what)
    deliver(artifacts, problems, files)
