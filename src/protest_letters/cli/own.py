"""The user's own folder and details: where they lie, what they hold, and asking for what is missing."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from protest_letters.cli.console import talk
from protest_letters.cli.options import FieldOptions, user_folder
from protest_letters.load.folder import is_there
from protest_letters.load.me import FILE, Kept, load_kept, render_kept
from protest_letters.load.picture import load_picture
from protest_letters.load.sender import FIELDS, merge_fields, missing_fields, mixed_address, option_of
from protest_letters.model import Picture
from protest_letters.problems import Problem, ProtestError
from protest_letters.run.files import write_private

#: What is asked on a terminal, by field.
_QUESTIONS = {
    "name": "Your name",
    "organisation": "Your organisation",
    "street": "Your street and number",
    "postcode": "Your postcode (empty if your country has none)",
    "city": "Your town",
    "country": "Your country (two letters, such as ES)",
}


@dataclass(frozen=True, slots=True)
class Details:
    """The sender's fields from all sources, whether the organisation writes, and what is to be said of them."""

    fields: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    signature: Picture | None = None
    problems: tuple[Problem, ...] = ()


def typed_fields(options: FieldOptions) -> dict[str, str]:
    """Return the fields that were typed."""
    given = {name: getattr(options, name) for name in FIELDS}
    return {name: text for name, text in given.items() if text is not None}


def find_details(options: FieldOptions, from_: str) -> Details:
    """Return the sender's details: what was typed, then those of `--from`, then those that are kept.

    Raises:
        ProtestError: a file or a picture cannot be used.
    """
    folder = user_folder()
    typed = Kept(typed_fields(options), options.as_organisation)
    named = load_kept(Path(from_)) if from_ else Kept()
    mine = kept_details(folder) if folder else Kept()
    sources = (typed, named, mine)
    picture = Path(options.signature) if options.signature else _picture_of(named) or _picture_of(mine)
    return Details(
        merge_fields(*(one.fields for one in sources)),
        next((one.many for one in sources if one.many is not None), False),
        load_picture(picture) if picture else None,
        tuple(mixed_address(*(one.fields for one in sources))),
    )


def kept_details(folder: Path) -> Kept:
    """Return what is kept in the user's folder, nothing if there is no such file.

    Raises:
        ProtestError: the file cannot be read or used (exit code 3).
    """
    path = folder / FILE
    return load_kept(path) if is_there(path) else Kept()


def _picture_of(kept: Kept) -> Path | None:
    return Path(kept.name).parent / kept.signature if kept.signature else None


def can_ask() -> bool:
    """Whether somebody sits at a terminal who could answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for(missing: Sequence[str]) -> dict[str, str]:
    """Ask for fields, one after the other, on standard error; the end of the input ends the questions."""
    answers = {}
    for name in missing:
        answer = answered(_QUESTIONS[name])
        if answer is None:
            break
        answers[name] = answer
    return answers


def answered(question: str) -> str | None:
    """Return what is typed on one line; None at the end of the input."""
    sys.stderr.write(f"{question}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def asked_anew(before: Mapping[str, str]) -> dict[str, str]:
    """Ask for the details of a first keeping, or name the options where nobody can be asked.

    Raises:
        ProtestError: nobody can be asked (exit code 2).
    """
    if not can_ask():
        options = "--name, --street, --postcode, --city, --country and the others of protest me keep --help"
        raise ProtestError([Problem("me", "nothing is given to keep", f"give {options}")])
    return ask_for(missing_fields(before) or missing_fields({}))


def keep_details(kept: Kept, folder: Path) -> Path:
    """Keep details in the user's folder; return the file.

    Raises:
        ProtestError: it cannot be written (exit code 7).
    """
    path = folder / FILE
    write_private(path, render_kept(kept))
    return path


def keep_signature(picture: Path, target: Path) -> str:
    """Keep a picture of a signature, without whatever else its file told; return the name it is kept under.

    Raises:
        ProtestError: it is no picture to use (exit code 2), or cannot be written (7).
    """
    write_private(target, load_picture(picture).png)
    return target.name


def say_missing(kept: Kept) -> None:
    """Say what a letter will still ask for."""
    missing = missing_fields(kept.fields, many=bool(kept.many))
    if missing:
        talk(f"a letter will still need {', '.join(map(option_of, missing))}")
