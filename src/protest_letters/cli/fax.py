"""`protest fax WHO…`."""

from dataclasses import dataclass, fields, replace
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, OutOptions, Who, WordsOptions
from protest_letters.cli.raster_options import RasterOptions
from protest_letters.problems import Problem, ProtestError


@dataclass(frozen=True, slots=True)
class FaxOptions(RasterOptions):
    """What only a fax has, as a text or as a picture."""

    charset: Annotated[
        str | None, typer.Option("--charset", metavar="NAME", help="The signs of a text: ascii, latin-1, utf-8.")
    ] = None


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


#: Options of a letter on paper that a picture of the page has as well.
_OF_A_PICTURE = ("standard", "large", "preview")


@grouped
def fax(
    who: Who, *, mine: FieldOptions, text: WordsOptions, form: FaxOptions, out: OutOptions, paper: PaperOptions
) -> None:
    """Make the letter as a fax: a plain text, or a picture of the page; and send it."""
    wrong = _refused(paper, form)
    if form.wanted:
        from protest_letters.cli.raster import raster_fax

        given = {field.name: getattr(text, field.name) for field in fields(text)}
        letter = LetterOptions(**given, standard=paper.standard or "", large=bool(paper.large))
        places = {field.name: getattr(out, field.name) for field in fields(out)}
        files = FileOptions(**places, preview=bool(paper.preview))
        raster_fax(tuple(who), mine, letter, form, files=files, wrong=wrong)
    else:
        _text_fax(tuple(who), mine, text, form, out=out, wrong=wrong)


def _text_fax(
    who: tuple[str, ...],
    mine: FieldOptions,
    text: WordsOptions,
    form: FaxOptions,
    *,
    out: OutOptions,
    wrong: list[Problem],
) -> None:
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import understand
    from protest_letters.dispatch import Medium
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.fax import TextForm, choose_charset, make_text_faxes

    with problems_shown():
        try:
            charset = choose_charset(form.charset or "ascii")
        except ProtestError as error:
            wrong.extend(error.problems)
        request = understand(who, mine, text, medium=Medium.FAX, wrong=wrong)
        artifacts, problems = make_text_faxes(
            request.wish,
            request.campaign,
            load_shipped_forms(),
            TextForm(charset, cover=not form.no_cover, original_follows=form.original_follows),
        )
    # a text is read where it was asked for, and handed on by a pipe
    places = replace(out, out=out.out or "-")
    deliver(artifacts, [*request.problems, *problems], places, several=len(who) > 1 or "all" in who)


def _refused(paper: PaperOptions, form: FaxOptions) -> list[Problem]:
    """What does not go with the kind of fax that is asked for."""
    given = [field.name for field in fields(paper) if getattr(paper, field.name) is not None]
    wrong = [name for name in given if not (form.wanted and name in _OF_A_PICTURE)]
    problems = [Problem("--" + name.replace("_", "-"), *_REFUSED[name]) for name in wrong]
    if form.wanted and form.charset is not None:
        problems.append(Problem("--charset", "is for a fax in text", "leave it out with --tiff and --send"))
    return problems if form.wanted else [*problems, *_of_pictures(form)]


def _of_pictures(form: FaxOptions) -> list[Problem]:
    """Options that mean nothing to a text."""
    given = {
        "--resolution": form.resolution,
        "--yes-send": form.yes_send is not None,
        "--even-if-old": form.even_if_old,
        "--at-night": form.at_night,
    }
    hint = "give --tiff or --send as well, or leave it out"
    return [Problem(option, "is for a fax as a picture", hint) for option, there in given.items() if there]
