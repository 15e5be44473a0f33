"""`protest erase DIR`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder of the mail-out.")]


@dataclass(frozen=True, slots=True)
class EraseOptions:
    """What is erased, and whether it is asked about."""

    member: Annotated[
        list[str] | None, typer.Option("--member", metavar="ID", help="Only this member; again for others.")
    ] = None
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go; remove nothing.")] = False


@grouped
def erase(folder: Folder, *, how: EraseOptions) -> None:
    """End a mail-out: remove every letter, name and address, keep counts and hashes."""
    from protest_letters.cli.erasing import erase_mailout, erase_members

    with problems_shown():
        if how.member:
            erase_members(folder, how.member, how)
        else:
            erase_mailout(folder, how)
