"""The options of `protest petition` that letters have not."""

from dataclasses import dataclass
from typing import Annotated

import typer

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="[SIGNERS] WHO...",
        help="A file of names, or - for standard input; then ids, `embassy`, or `all`. No file with --signer or"
        " --sign-here.",
    ),
]


@dataclass(frozen=True, slots=True)
class PetitionOptions:
    """Who signs, and what the sheets look like."""

    signer: Annotated[
        list[str] | None,
        typer.Option("--signer", metavar="ENTRY", help='"SURNAME, Given, Country, organisation"; again for each.'),
    ] = None
    drop_doubles: Annotated[
        bool, typer.Option("--drop-doubles", help="Leave out whoever stands in the list twice with the same words.")
    ] = False
    sign_here: Annotated[bool, typer.Option("--sign-here", help="Make sheets to be signed with a pen.")] = False
    sheets: Annotated[int | None, typer.Option("--sheets", metavar="N", help="So many of them; else one.")] = None
    rows: Annotated[
        int | None, typer.Option("--rows", metavar="N", help="So many lines on each; else as many as fit.")
    ] = None
    closing: Annotated[
        str, typer.Option("--closing", metavar="YYYY-MM-DD", help="Until when signatures are collected.")
    ] = ""
    handover: Annotated[bool, typer.Option("--handover", help="Make receipts in two copies as well.")] = False
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: print the list and what is said of it.")] = False
