"""`protest telegram WHO…`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import (
    AddressCountryOption,
    AddressOption,
    CampaignOption,
    DateOption,
    DryRunOption,
    FieldOptions,
    FileOptions,
    ForceOption,
    FromOption,
    JsonOption,
    LangOption,
    LetterIdOption,
    LetterOptions,
    OpenOption,
    OutOption,
    Who,
)
from protest_letters.document import Artifact
from protest_letters.problems import Problem


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    """What is telegraphed, and where it goes: a telegram has no sheet, no picture and no words of the sender's own."""

    letter: LetterIdOption = ""
    lang: LangOption = ""
    date: DateOption = ""
    address: AddressOption = None
    address_country: AddressCountryOption = ""
    campaign: CampaignOption = ""
    from_: FromOption = ""
    with_address: Annotated[bool, typer.Option("--with-address", help="Transmit your address behind your name.")] = (
        False
    )
    json_: JsonOption = False
    out: OutOption = ""
    force: ForceOption = False
    dry_run: DryRunOption = False
    open_: OpenOption = False


@grouped
def telegram(who: Who, *, mine: FieldOptions, what: TelegramOptions) -> None:
    """Make the telegram's text and count its words."""
    from protest_letters.cli.request import understand
    from protest_letters.dispatch import Medium
    from protest_letters.load.folder import load_shipped_forms, load_shipped_telegraph_services
    from protest_letters.run.telegram import Manner, make_telegrams

    with problems_shown():
        _refuse_signature(mine)
        request = understand(tuple(who), mine, _as_letter(what), medium=Medium.TELEGRAM)
        artifacts, problems = make_telegrams(
            request.wish,
            request.campaign,
            load_shipped_forms(),
            load_shipped_telegraph_services(),
            manner=Manner("json" if what.json_ else "txt", what.with_address),
        )
    _deliver(artifacts, [*request.problems, *problems], what, several=len(who) > 1 or "all" in who)


def _refuse_signature(mine: FieldOptions) -> None:
    from protest_letters.problems import ProtestError

    if mine.signature:
        hint = "leave it out; your name is the signature"
        raise ProtestError([Problem("--signature", "a telegram has no picture", hint)])


def _as_letter(what: TelegramOptions) -> LetterOptions:
    return LetterOptions(
        letter=what.letter,
        lang=what.lang,
        date=what.date,
        address=what.address,
        address_country=what.address_country,
        campaign=what.campaign,
        from_=what.from_,
    )


def _deliver(
    artifacts: Sequence[Artifact], problems: Sequence[Problem], what: TelegramOptions, *, several: bool
) -> None:
    """Files where -o was given; else everything to standard output."""
    from protest_letters.cli.delivery import deliver

    files = FileOptions(what.out, what.force, what.dry_run, open_=what.open_)
    if files.out or files.open_ or files.dry_run or not artifacts:
        deliver(artifacts, problems, files, several=several)
        return
    name = artifacts[0].name if len(artifacts) == 1 else "telegrams"
    joined = _as_list(artifacts) if what.json_ else b"\n\n".join(one.content for one in artifacts)
    deliver((Artifact(name, joined),), problems, FileOptions("-"))


def _as_list(artifacts: Sequence[Artifact]) -> bytes:
    """Several JSON objects as one JSON list."""
    return b"[\n" + b",\n".join(one.content.rstrip() for one in artifacts) + b"\n]\n"
