"""The sender's own details: found in all their sources, and kept in the user's folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from protest_letters.cli.asking import agreed, ask_for, can_ask
from protest_letters.cli.console import talk
from protest_letters.cli.options import ReturnOptions, known_code, user_folder
from protest_letters.load.folder import is_there
from protest_letters.load.me import FILE, SIGNATURE, Kept, load_kept, merge_kept, render_kept
from protest_letters.load.picture import load_picture
from protest_letters.load.sender import FIELDS, is_another, missing_fields, mixed_address, option_of, read_fields
from protest_letters.model import Picture
from protest_letters.problems import Problem, ProtestError
from protest_letters.run.files import remove_files, write_private


@dataclass(frozen=True, slots=True)
class Details:
    """The sender's fields from all sources, whether the organisation writes, and what is to be said of them.

    `mine` says that nothing in them is of somebody else than whose details are kept.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    signature: Picture | None = None
    problems: tuple[Problem, ...] = ()
    mine: bool = True


def typed_details(options: ReturnOptions) -> Kept:
    """Return what was typed."""
    given = {name: getattr(options, name, None) for name in FIELDS}
    fields = {name: text for name, text in given.items() if text is not None}
    return Kept(fields, options.as_organisation, getattr(options, "signature", None))


def find_details(options: ReturnOptions, from_: str) -> Details:
    """Return the sender's details: what was typed, then those of `--from`, then those that are kept.

    Raises:
        ProtestError: a file or a picture cannot be used.
    """
    folder = user_folder()
    named = load_kept(Path(from_)) if from_ else Kept()
    mine = kept_details(folder) if folder else Kept()
    sources = (typed_details(options), named, mine)
    found = merge_kept(*sources)
    return Details(
        found.fields,
        bool(found.many),
        load_picture(Path(found.signature)) if found.signature else None,
        tuple(mixed_address(*(one.fields for one in sources))),
        mine=not from_ and not is_another(mine.fields, found.fields),
    )


def kept_details(folder: Path) -> Kept:
    """Return what is kept in the user's folder, nothing if there is no such file.

    Raises:
        ProtestError: the file cannot be read or used (exit code 3).
    """
    path = folder / FILE
    if not is_there(path):
        return Kept()
    try:
        return load_kept(path)
    except ProtestError as error:
        forget = "protest me forget removes it"
        raise ProtestError(
            [replace(one, hint=f"{one.hint}; {forget}" if one.hint else forget) for one in error.problems]
        ) from None


def sender_country(option: str) -> str:
    """Return the country of `--country` in capitals, else the one that is kept, else nothing.

    Raises:
        ProtestError: it is no country (exit code 2), or what is kept cannot be read (3).
    """
    folder = user_folder()
    if option or not folder:
        return known_code(option)
    return kept_details(folder).fields.get("country", "").upper()


def completed(details: Details, *, home: bool = True, named: bool = True) -> Details:
    """Ask for what is missing, where there is somebody to ask, and offer to keep the answers.

    `home` says whether street and postcode are needed; `named` whether anything is but the country.
    """
    if not missing_fields(details.fields, many=details.many, home=home, named=named) or not can_ask():
        return details
    answers = ask_for(details.fields, many=details.many, home=home, named=named)
    found = replace(details, fields={**details.fields, **answers})
    folder = user_folder()
    if folder and details.mine and not missing_fields(found.fields, many=found.many, home=home, named=named):
        if agreed("Keep these details for the next letter?"):
            talk(f"kept in {keep(Kept(found.fields, found.many or None), folder)}")
        else:
            talk("not kept")
    return found


def details_to_keep(options: ReturnOptions, from_: str, before: Kept) -> Kept:
    """Return what is to be kept besides what is kept already; ask if nothing is given.

    Raises:
        ProtestError: a file cannot be used (exit code 3), or nothing is given and nobody can be asked (2).
    """
    given = merge_kept(typed_details(options), load_kept(Path(from_)) if from_ else Kept())
    if given.fields or given.many is not None or given.signature is not None:
        return given
    if not can_ask():
        names = "--name, --street, --postcode, --city, --country and the others of protest me keep --help"
        raise ProtestError([Problem("me", "nothing is given to keep", f"give {names}")])
    whole = not missing_fields(before.fields, many=bool(before.many))
    return Kept(ask_for({} if whole else before.fields, many=bool(before.many)))


def keep(given: Kept, folder: Path) -> Path:
    """Keep details besides those that are kept; an empty one removes what is there. Return the file.

    Raises:
        ProtestError: something given cannot be used (exit code 2), what is kept cannot be read (3), or the file cannot
            be written (7).
    """
    before = kept_details(folder)
    # the same person's file, whatever the name is now
    known = {key: text for key, text in before.fields.items() if key != "name" or "name" not in given.fields}
    merged = merge_kept(given, replace(before, fields=known))
    picture = load_picture(Path(given.signature)) if given.signature else None
    kept = replace(merged, fields=read_fields(merged.fields))
    if picture:
        write_private(folder / SIGNATURE, picture.png)
        kept = replace(kept, signature=str(folder / SIGNATURE))
    elif given.signature == "":
        remove_files((folder / SIGNATURE,))
    write_private(folder / FILE, render_kept(kept))
    return folder / FILE


def say_missing(kept: Kept) -> None:
    """Say what a letter will still ask for."""
    missing = missing_fields(kept.fields, many=bool(kept.many))
    if missing:
        person = ", or --as-person" if "organisation" in missing else ""
        talk(f"a letter will still need {', '.join(map(option_of, missing))}{person}")
