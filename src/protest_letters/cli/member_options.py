"""What is given for all rows of a member list: it fills cells that are empty."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

import typer

from protest_letters.problems import Problem, ProtestError, raise_errors

#: The names of files that hold lists.
LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class MemberOptions:
    """Fields for all rows, and the folder of signatures; None for what was not given."""

    organisation: Annotated[
        str | None, typer.Option("--organisation", help="The organisation of rows that name none.")
    ] = None
    care_of: Annotated[
        str | None, typer.Option("--care-of", metavar="NAME", help="Who passes mail on, for rows without an address.")
    ] = None
    street: Annotated[str | None, typer.Option("--street", help="The street that goes with --care-of.")] = None
    postcode: Annotated[str | None, typer.Option("--postcode", help="The postcode that goes with --street.")] = None
    city: Annotated[str | None, typer.Option("--city", help="The town of rows that name none.")] = None
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="The country of rows that name none, such as ES.")
    ] = None
    sender_address: Annotated[
        str | None,
        typer.Option("--sender-address", metavar="WHICH", help="The address in letters: own, organisation or none."),
    ] = None
    signatures: Annotated[
        str | None, typer.Option("--signatures", metavar="DIR", help="The folder with pictures of signatures.")
    ] = None

    @property
    def given(self) -> tuple[str, ...]:
        """The options that were given."""
        names = [one.name for one in fields(self) if getattr(self, one.name) is not None]
        return tuple(f"--{name.replace('_', '-')}" for name in names)


def is_list(path: Path) -> bool:
    """Whether a path is that of a member list, by its name."""
    return path.suffix.lower() in LISTS and not path.is_dir()


def read_defaults(options: MemberOptions) -> Mapping[str, str]:
    """Return the fields given for all rows.

    Raises:
        ProtestError: with each that cannot be used (exit code 2).
    """
    from protest_letters.load.sender import read_fields
    from protest_letters.members.terms import DEFAULTS
    from protest_letters.members.words import sender_address

    texts = {name: getattr(options, name, None) for name in DEFAULTS}
    found: list[Problem] = []
    which = texts.pop("sender_address") or ""
    wanted = sender_address(which)
    if wanted is None:
        what = f'"{which}" is no address to choose'
        found.append(Problem("--sender-address", what, "own, organisation or none"))
    try:
        fields_read = read_fields({name: text for name, text in texts.items() if text})
    except ProtestError as error:
        found.extend(error.problems)
    raise_errors(found)
    return {**fields_read, "sender_address": wanted or ""}
