"""`protest telegram WHO…`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import (
    AddressCountryOption,
    AddressOption,
    FieldOptions,
    JsonOption,
    OutOptions,
    TextOptions,
    Who,
)
from protest_letters.problems import Problem

if TYPE_CHECKING:
    # the command starts without what it needs only when it runs
    from protest_letters.document import Artifact


@dataclass(frozen=True, slots=True)
class TelegramOptions(TextOptions):
    """What is telegraphed: a telegram has no sheet, no picture and no words of the sender's own."""

    address: AddressOption = None
    address_country: AddressCountryOption = ""
    with_address: Annotated[bool, typer.Option("--with-address", help="Transmit your address behind your name.")] = (
        False
    )
    json_: JsonOption = False


@grouped
def telegram(who: Who, *, mine: FieldOptions, what: TelegramOptions, out: OutOptions) -> None:
    """Make the telegram's text and count its words."""
    from protest_letters.cli.request import understand
    from protest_letters.dispatch import Medium
    from protest_letters.load.folder import load_shipped_forms, load_shipped_telegraph_services
    from protest_letters.run.telegram import Manner, make_telegrams

    with problems_shown():
        request = understand(tuple(who), mine, what, medium=Medium.TELEGRAM, wrong=_refused(mine))
        artifacts, problems = make_telegrams(
            request.wish,
            request.campaign,
            load_shipped_forms(),
            load_shipped_telegraph_services(),
            manner=Manner("json" if what.json_ else "txt", what.with_address),
        )
    _deliver(artifacts, [*request.problems, *problems], out, as_json=what.json_, several=len(who) > 1 or "all" in who)


def _refused(mine: FieldOptions) -> list[Problem]:
    if not mine.signature:
        return []
    return [Problem("--signature", "a telegram has no picture", "leave it out; your name is the signature")]


def _deliver(
    artifacts: "Sequence[Artifact]", problems: Sequence[Problem], out: OutOptions, *, as_json: bool, several: bool
) -> None:
    """Files where -o was given; else everything to standard output."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.document import Artifact

    if out.out or out.open_ or out.dry_run or not artifacts:
        deliver(artifacts, problems, out, several=several)
        return
    name = artifacts[0].name if len(artifacts) == 1 else "telegrams"
    joined = _as_list(artifacts) if as_json else b"\n\n".join(one.content for one in artifacts)
    deliver((Artifact(name, joined),), problems, OutOptions("-"))


def _as_list(artifacts: "Sequence[Artifact]") -> bytes:
    """Several JSON objects as one JSON list."""
    return b"[\n" + b",\n".join(one.content.rstrip() for one in artifacts) + b"\n]\n"
