"""`protest batch MEMBERS`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.member_options import MemberOptions
from protest_letters.cli.options import CampaignOption, FromOption

Members = Annotated[
    str, typer.Argument(metavar="MEMBERS", help="The member list, CSV or .xlsx; or a mended problems.csv.")
]


@dataclass(frozen=True, slots=True)
class WhomOptions:
    """Who writes to whom, and who posts."""

    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="ID", help="Whom everybody writes to: ids, `embassy` or `all`; again for more."),
    ] = None
    spread: Annotated[
        int | None, typer.Option("--spread", metavar="N", help="Each member writes to N of them, dealt out evenly.")
    ] = None
    dispatch: Annotated[
        str | None, typer.Option("--dispatch", metavar="WAY", help="Who posts: home, meeting or organisation.")
    ] = None
    household: Annotated[
        bool | None, typer.Option("--household/--no-household", help="Who lives together writes one letter.")
    ] = None
    skip_duplicates: Annotated[
        bool | None,
        typer.Option("--skip-duplicates/--keep-duplicates", help="Leave out who is surely in the list twice."),
    ] = None
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", help="Make something for the first N members only; 0 for all.")
    ] = None
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="NAME", help="A member's whole name, who only bears a protected surname."),
    ] = None


@dataclass(frozen=True, slots=True)
class WhatOptions:
    """What is made of each piece."""

    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="LIST", help="Of letter,envelope,fax,telegram,labels,copies; else the first two."),
    ] = None
    letter: Annotated[
        str | None, typer.Option("--letter", metavar="ID", help="Which letter; else the campaign's choice.")
    ] = None
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="The language of all letters; else each member's.")
    ] = None
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The letters' date; else today.")] = (
        None
    )
    our_ref: Annotated[
        bool | None, typer.Option("--our-ref/--no-our-ref", help="Each letter bears the number of its piece.")
    ] = None
    as_private_person: Annotated[
        bool | None,
        typer.Option("--as-private-person/--with-organisation", help="Leave organisation and post off the letters."),
    ] = None
    each_copy: Annotated[
        bool | None,
        typer.Option("--each-copy/--one-copy", help="Contacts get a copy of every letter, not one of each text."),
    ] = None
    even_if_old: Annotated[
        bool | None, typer.Option("--even-if-old/--not-if-old", help="Contacts with old records get a parcel as well.")
    ] = None


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """On what it is printed."""

    standard: Annotated[
        str | None, typer.Option("--standard", metavar="ID", help="The sheet; else that of each country.")
    ] = None
    size: Annotated[
        str | None, typer.Option("--size", metavar="SIZE", help="The envelopes; else those of each country.")
    ] = None
    window: Annotated[
        str | None, typer.Option("--window", metavar="SIZE", help="Window envelopes: dl, c5 …; none for printed ones.")
    ] = None
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="ID", help="The labels; else those of each country.")
    ] = None
    each: Annotated[
        bool | None, typer.Option("--each/--together", help="A file for every letter, not one for all.")
    ] = None
    duplex: Annotated[
        bool | None, typer.Option("--duplex/--one-sided", help="For printing on both sides: fill up each letter.")
    ] = None


@dataclass(frozen=True, slots=True)
class OrganiserOptions:
    """Who runs it."""

    contact: Annotated[
        str | None, typer.Option("--contact", metavar="TEXT", help="How members ask you something, for their packets.")
    ] = None
    papers: Annotated[
        str | None, typer.Option("--papers", metavar="LANG", help="The language of checklist, slips and lists.")
    ] = None
    from_: FromOption = ""
    campaign: CampaignOption = ""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How the run goes."""

    out: Annotated[str, typer.Option("-o", "--out", metavar="DIR", help="The mail-out's folder.")] = "mailout"
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything but write, and say what it comes to.")] = (
        False
    )
    accept_changes: Annotated[
        bool, typer.Option("--accept-changes", help="Go on although the list, the campaign or options changed.")
    ] = False
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="Make single pieces again, by their ids or a member's."),
    ] = None


@grouped
def batch(
    members: Members,
    *,
    whom: WhomOptions,
    what: WhatOptions,
    paper: PaperOptions,
    fields: MemberOptions,
    organiser: OrganiserOptions,
    how: RunOptions,
) -> None:
    """Make a whole mail-out for a member list, or go on with one."""
    from protest_letters.cli.batch_request import Asked, understand_batch
    from protest_letters.cli.batch_run import run_batch

    asked = Asked(members, whom, what, paper, fields, organiser, how)
    with problems_shown():
        run_batch(understand_batch(asked), how)
