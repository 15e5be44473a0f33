"""The options that commands share, and how they become values."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from protest_letters.cli.console import talk
from protest_letters.dates import parse_day
from protest_letters.problems import ExitCode, Problem, ProtestError, did_you_mean, raise_errors

#: Standard input, in the place of a file or of ids.
STDIN = "-"
Who = Annotated[list[str], typer.Argument(metavar="WHO", help="Ids, `embassy` (in your country), or `all`.")]
CampaignOption = Annotated[str, typer.Option("--campaign", metavar="DIR", help="The campaign's folder.")]
LangOption = Annotated[str, typer.Option("--lang", metavar="LANG", help="The language: en, ru, fr, de, es.")]
DateOption = Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The letter's date; else today.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AddressOption = Annotated[
    list[str] | None,
    typer.Option("--address", metavar="LINE", help="The addressee's address for this once; again for each line."),
]
AddressCountryOption = Annotated[
    str, typer.Option("--address-country", metavar="CC", help="The country of --address; else the addressee's.")
]
FromOption = Annotated[
    str, typer.Option("--from", metavar="FILE", help="Details of a sender, in the form that `me` keeps.")
]
CountryOption = Annotated[str, typer.Option("--country", metavar="CC", help="Your country, two letters such as ES.")]


@dataclass(frozen=True, slots=True)
class ReturnOptions:
    """The fields of a return address; None for what was not given."""

    name: Annotated[str | None, typer.Option("--name", help="Your name.")] = None
    organisation: Annotated[str | None, typer.Option("--organisation", help="Your organisation.")] = None
    street: Annotated[str | None, typer.Option("--street", help="Your street and number.")] = None
    postcode: Annotated[str | None, typer.Option("--postcode", help='Your postcode; "" where there is none.')] = None
    city: Annotated[str | None, typer.Option("--city", help="Your town; the letter is dated there.")] = None
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Your country, two letters such as ES.")
    ] = None
    care_of: Annotated[
        str | None,
        typer.Option("--care-of", metavar="NAME", help="Who passes mail on to you, instead of your home address."),
    ] = None
    as_organisation: Annotated[
        bool | None,
        typer.Option("--as-organisation/--as-person", help="Write as the organisation, we; or as yourself, I."),
    ] = None


@dataclass(frozen=True, slots=True)
class FieldOptions(ReturnOptions):
    """The fields of one sender; None for what was not given."""

    role: Annotated[str | None, typer.Option("--role", help="Your post in the organisation.")] = None
    signature: Annotated[
        str | None, typer.Option("--signature", metavar="FILE", help="A picture of your signature, PNG or JPEG.")
    ] = None


@dataclass(frozen=True, slots=True)
class ItemOptions:
    """What everything has that is made for an authority, with a text or without."""

    lang: LangOption = ""
    date: DateOption = ""
    campaign: CampaignOption = ""
    from_: FromOption = ""
    namesake: Annotated[
        bool, typer.Option("--namesake", help="You bear the name of somebody protected and are somebody else.")
    ] = False


@dataclass(frozen=True, slots=True)
class TextOptions(ItemOptions):
    """What is written, whatever carries it."""

    letter: Annotated[str, typer.Option("--letter", metavar="ID", help="Which letter; else the campaign's choice.")] = (
        ""
    )


@dataclass(frozen=True, slots=True)
class WordsOptions(TextOptions):
    """What is written, with words of the sender's own."""

    personal: Annotated[
        str, typer.Option("--personal", metavar="TEXT", help="A paragraph in your own words, plain text.")
    ] = ""
    our_ref: Annotated[str, typer.Option("--our-ref", metavar="TEXT", help="Your own reference number.")] = ""


@dataclass(frozen=True, slots=True)
class LetterOptions(WordsOptions):
    """What is written, to which address, and on which sheet."""

    address: AddressOption = None
    address_country: AddressCountryOption = ""
    standard: Annotated[
        str,
        typer.Option("--standard", metavar="ID", help="The sheet, such as din-b or us; else your country's."),
    ] = ""
    large: Annotated[bool, typer.Option("--large", help="Large print, 16 point.")] = False
    justified: Annotated[bool, typer.Option("--justified", help="Lines of one length; else ragged right.")] = False


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """The window of the envelope a letter goes into."""

    window: Annotated[
        str,
        typer.Option("--window", metavar="SIZE", help="Window envelopes: dl, c6c5, c5 …; none for printed ones."),
    ] = ""
    show_window: Annotated[
        bool, typer.Option("--show-window", help="Outline what is sure to show in the window, for a trial.")
    ] = False


@dataclass(frozen=True, slots=True)
class OutOptions:
    """Where the files go, and what is done with them."""

    out: Annotated[str, typer.Option("-o", "--out", metavar="PATH", help="File, folder, or - for standard output.")] = (
        ""
    )
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")] = False
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be made; write nothing.")] = False
    open_: Annotated[bool, typer.Option("--open", help="Open what was made.")] = False


@dataclass(frozen=True, slots=True)
class FileOptions(OutOptions):
    """Where PDFs go, and what is done with them."""

    preview: Annotated[bool, typer.Option("--preview", help="Make a picture (PNG) of each page as well.")] = False


def real_time() -> datetime:
    """The machine's time, with its zone: it guards what acts in the world."""
    return datetime.now().astimezone()


def real_date() -> date:
    """The machine's date."""
    return real_time().date()


def letter_date(text: str) -> date:
    """Return the date of `--date`, else of SOURCE_DATE_EPOCH, else today.

    Raises:
        ProtestError: it is no day of the calendar (exit code 2).
    """
    epoch = "" if text else os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if text:
            return parse_day(text)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else real_date()
    except (ValueError, OverflowError, OSError) as error:
        where = "--date" if text else "SOURCE_DATE_EPOCH"
        what = str(error) if text else f'"{epoch}" is no number of seconds since 1970'
        raise ProtestError([Problem(where, what, "write it as 1999-11-20" if text else "unset it")]) from error


def known_code(text: str) -> str:
    """Return the country of `--country` in capitals, or nothing if none was given.

    Raises:
        ProtestError: it is no country (exit code 2).
    """
    from protest_letters.load.sender import unknown_country

    raise_errors(unknown_country(text))
    return text.upper()


def known_language(text: str) -> str:
    """Return the language of `--lang`.

    Raises:
        ProtestError: nobody writes in it here (exit code 2).
    """
    from protest_letters.customs import known_languages

    known = known_languages()
    if text.partition("-")[0].lower() not in known:
        raise ProtestError([Problem("--lang", f'there are no customs for "{text}"', did_you_mean(text, known))])
    return text.lower()


def chosen_folder(option: str) -> Path:
    """Return the folder of the campaign to use; one that was not named is said."""
    from protest_letters.load.folder import campaign_folder

    folder, reason = campaign_folder(option, os.environ, Path.cwd())
    if reason and reason != "--campaign":
        talk(f"campaign: {folder} ({reason})")
    return folder


def user_folder() -> Path | None:
    """Return the folder for the user's own files: `$PROTEST_CONFIG`, else the system's place; None if it has none."""
    named = os.environ.get("PROTEST_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    folder = user_config_path("protest", appauthor=False)
    # without a home the path begins with "~"
    return folder if folder.is_absolute() else None


def needed_folder() -> Path:
    """Return the user's folder.

    Raises:
        ProtestError: the system names none (exit code 7).
    """
    folder = user_folder()
    if folder is None:
        what = "the system names no folder for your own files"
        raise ProtestError([Problem("me", what, "set HOME, or PROTEST_CONFIG to a folder", code=ExitCode.WRITE)])
    return folder
