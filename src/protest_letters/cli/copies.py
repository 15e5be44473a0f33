"""`protest copies WHO…`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, Who


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """What the sender agrees to, and what is known of old records."""

    sign_copy: Annotated[bool, typer.Option("--sign-copy", help="Show your name on copy and note; else no one's.")] = (
        False
    )
    even_if_old: Annotated[
        bool, typer.Option("--even-if-old", help="Write to contacts whose record is older than the campaign allows.")
    ] = False


@grouped
def copies(who: Who, *, mine: FieldOptions, what: LetterOptions, how: CopyOptions, files: FileOptions) -> None:
    """Make copies of a letter for the contacts, each with a covering note."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import understand
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.copies import Sharing, make_copies

    with problems_shown():
        request = understand(tuple(who), mine, what)
        artifacts, problems = make_copies(
            Sharing(request.wish, how.sign_copy, how.even_if_old),
            request.campaign,
            load_shipped_forms(),
            request.standard,
            style=request.style,
        )
    deliver(artifacts, [*request.problems, *problems], files, several=True)
