"""`protest fax WHO…`."""

from dataclasses import dataclass, fields, replace
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, OutOptions, Who, WordsOptions
from protest_letters.dispatch import Medium
from protest_letters.problems import Problem, ProtestError


@dataclass(frozen=True, slots=True)
class FaxOptions:
    """What only a fax has."""

    charset: Annotated[
        str, typer.Option("--charset", metavar="NAME", help="The signs it may have: ascii, latin-1, utf-8.")
    ] = "ascii"
    no_cover: Annotated[
        bool, typer.Option("--no-cover", help="Leave out the block of to, fax, from, date, pages, subject.")
    ] = False
    original_follows: Annotated[
        bool, typer.Option("--original-follows", help="Say that the signed letter follows by post.")
    ] = False


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """Options of a letter on paper: not offered for a fax, and refused with a word that helps."""

    address: Annotated[list[str] | None, typer.Option("--address", hidden=True)] = None
    address_country: Annotated[str | None, typer.Option("--address-country", hidden=True)] = None
    standard: Annotated[str | None, typer.Option("--standard", hidden=True)] = None
    large: Annotated[bool | None, typer.Option("--large", hidden=True)] = None
    preview: Annotated[bool | None, typer.Option("--preview", hidden=True)] = None


_NUMBER = ("a fax goes to a number, not to an address", "put a number you know into your own corrections")
_PAPER = ("is for letters on paper", "leave it out: a fax in text has rows of letters of one width")
_REFUSED = {
    "address": _NUMBER,
    "address_country": _NUMBER,
    "standard": _PAPER,
    "large": _PAPER,
    "preview": ("shows the pages of a PDF", "leave it out: a fax in text is read as it is"),
}


@grouped
def fax(
    who: Who, *, mine: FieldOptions, text: WordsOptions, form: FaxOptions, out: OutOptions, paper: PaperOptions
) -> None:
    """Make the letter as a fax in plain text."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import understand
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.fax import TextForm, choose_charset, make_text_faxes

    wrong = _refused(paper)
    with problems_shown():
        try:
            charset = choose_charset(form.charset)
        except ProtestError as error:
            wrong.extend(error.problems)
        request = understand(tuple(who), mine, text, medium=Medium.FAX, wrong=wrong)
        artifacts, problems = make_text_faxes(
            request.wish,
            request.campaign,
            load_shipped_forms(),
            TextForm(charset, cover=not form.no_cover, original_follows=form.original_follows),
        )
    # a text is read where it was asked for, and handed on by a pipe
    places = replace(out, out=out.out or "-")
    deliver(artifacts, [*request.problems, *problems], places, several=len(who) > 1 or "all" in who)


def _refused(paper: PaperOptions) -> list[Problem]:
    given = [field.name for field in fields(paper) if getattr(paper, field.name) is not None]
    return [Problem("--" + name.replace("_", "-"), *_REFUSED[name]) for name in given]
