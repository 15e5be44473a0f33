"""`protest envelope WHO…`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import AddressCountryOption, AddressOption, FieldOptions, FileOptions, ItemOptions

MaybeWho = Annotated[
    list[str] | None,
    typer.Argument(metavar="WHO", help="Ids, `embassy` (in your country), or `all`; nobody with --test-page."),
]


@dataclass(frozen=True, slots=True)
class EnvelopeOptions(ItemOptions):
    """What is printed on which envelope."""

    address: AddressOption = None
    address_country: AddressCountryOption = ""
    size: Annotated[
        str, typer.Option("--size", metavar="SIZE", help="dl, c6, c5, number-10 …; else your country's common one.")
    ] = ""
    window: Annotated[
        bool, typer.Option("--window", help="For a window envelope: leave out the address, which shows in it.")
    ] = False
    airmail: Annotated[bool, typer.Option("--airmail", help="Mark it as airmail.")] = False
    registered: Annotated[bool, typer.Option("--registered", help="Mark it as registered.")] = False
    no_sender: Annotated[bool, typer.Option("--no-sender", help="Leave out your own address.")] = False
    outline: Annotated[bool, typer.Option("--outline", help="Draw the places of stamp, address and machines.")] = False
    feed: Annotated[
        str,
        typer.Option(
            "--feed", metavar="ID", help="Turn it as it goes into your printer; protest print does it itself."
        ),
    ] = ""
    test_page: Annotated[
        bool, typer.Option("--test-page", help="Make the page that shows how your printer takes envelopes.")
    ] = False


@grouped
def envelope(who: MaybeWho = None, *, mine: FieldOptions, how: EnvelopeOptions, files: FileOptions) -> None:
    """Make the envelope as a PDF of its size."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.envelope_request import make

    names = tuple(who or ())
    with problems_shown():
        artifacts, problems = make(names, mine, how)
    deliver(artifacts, problems, files, several=len(names) > 1 or "all" in names)
