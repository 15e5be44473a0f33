"""Which campaign is used, where the shipped one lies, and a campaign folder read whole."""

from collections.abc import Mapping
from pathlib import Path

from protest_letters.customs import known_languages
from protest_letters.dispatch import Campaign, Suspension, Template
from protest_letters.load._yaml import MAX_BYTES, data_problem
from protest_letters.load.book import load_book
from protest_letters.load.corrections import FILE as CORRECTIONS
from protest_letters.load.corrections import (
    PRIVATE_CONTACTS,
    Corrections,
    corrected,
    read_corrections,
    read_private_contacts,
    unused_corrections,
    with_contacts,
)
from protest_letters.load.forms import load_forms
from protest_letters.load.letters import FILE_NAME, load_template
from protest_letters.load.suspensions import load_suspensions
from protest_letters.load.telegraph import load_telegraph_services
from protest_letters.model import Book, FormOfAddress
from protest_letters.problems import ExitCode, Problem, ProtestError, did_you_mean
from protest_letters.telegraph import TelegraphService

BOOK = "addressees.yaml"
LETTERS = "letters"
_PACKAGE = Path(__file__).resolve().parent.parent


def built_in_folder() -> Path:
    """Return the folder of the built-in campaign: the package's own in a wheel, else the repository's top level."""
    packaged = _PACKAGE / "campaign"
    return packaged if (packaged / BOOK).is_file() else _PACKAGE.parent.parent


def campaign_folder(option: str, environment: Mapping[str, str], working: Path) -> tuple[Path, str]:
    """Return the folder of the campaign to use and why it was chosen.

    The reason is empty for the built-in campaign.
    """
    if option:
        return Path(option), "--campaign"
    if environment.get("PROTEST_CAMPAIGN"):
        return Path(environment["PROTEST_CAMPAIGN"]), "PROTEST_CAMPAIGN"
    if (working / BOOK).is_file() and working.resolve() != built_in_folder():
        return working, "working directory"
    return built_in_folder(), ""


def load_campaign(folder: Path, own: Path | None = None) -> Campaign:
    """Read a campaign folder; naming its `addressees.yaml` does as well.

    Args:
        folder: the campaign's.
        own: the user's folder, which may hold corrections.

    Raises:
        ProtestError: with every problem of every file.
    """
    folder = Path(folder)
    if folder.name == BOOK and folder.is_file():
        folder = folder.parent
    problems: list[Problem] = []
    book = None
    corrections: tuple[Corrections, ...] = ()
    try:
        corrections = _load_corrections(own)
        book = _with_contacts(load_book(read_file(folder / BOOK), _shown(folder, BOOK)), folder)
        book = corrected(book, corrections)
    except ProtestError as error:
        problems.extend(error.problems)
    templates, found = _load_templates(folder)
    problems.extend(found)
    if problems or book is None:
        raise ProtestError(problems)
    notices = tuple(unused_corrections(book, corrections))
    return Campaign(str(folder), book, templates, notices, load_shipped_suspensions())


def _with_contacts(book: Book, folder: Path) -> Book:
    """Add the contacts that lie beside the book and are not published."""
    path = folder / PRIVATE_CONTACTS
    return with_contacts(book, read_private_contacts(read_file(path), str(path))) if is_there(path) else book


def _load_corrections(own: Path | None) -> tuple[Corrections, ...]:
    path = own / CORRECTIONS if own else None
    return read_corrections(read_file(path), str(path)) if path and is_there(path) else ()


def is_there(path: Path) -> bool:
    """Whether there is something of this name, readable or not; a link that leads nowhere counts."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        # not to be looked at: reading will say why
        return True
    return True


def load_shipped_forms() -> tuple[FormOfAddress, ...]:
    """Read the forms of address that come with the package."""
    path = _PACKAGE / "data" / "forms-of-address.yaml"
    return load_forms(read_file(path), path.name)


def load_shipped_suspensions() -> tuple[Suspension, ...]:
    """Read the suspended posts that come with the package."""
    path = _PACKAGE / "data" / "post-suspended.yaml"
    return load_suspensions(read_file(path), path.name)


def load_shipped_telegraph_services() -> tuple[TelegraphService, ...]:
    """Read the public telegraph services that come with the package."""
    path = _PACKAGE / "data" / "telegraph-services.yaml"
    return load_telegraph_services(read_file(path), path.name)


def read_file(path: Path) -> bytes:
    """Return a file's bytes, one more than allowed at most.

    Raises:
        ProtestError: it is absent, a folder, or cannot be read (exit code 3).
    """
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or "cannot be read").lower()
        hint = "name the folder of a campaign with --campaign" if path.name == BOOK else "check the name and its rights"
        raise ProtestError([data_problem(str(path), reason, hint, "unreadable")]) from error


def _shown(folder: Path, name: str) -> str:
    return name if folder == built_in_folder() else str(folder / name)


def _load_templates(folder: Path) -> tuple[tuple[Template, ...], list[Problem]]:
    templates: list[Template] = []
    problems: list[Problem] = []
    for path in _letter_files(folder / LETTERS):
        try:
            templates.append(_load_letter(path, _shown(folder, f"{LETTERS}/{path.name}")))
        except ProtestError as error:
            problems.extend(error.problems)
    return tuple(templates), problems


def _load_letter(path: Path, shown: str) -> Template:
    parts = FILE_NAME.fullmatch(path.name)
    if not parts:
        raise ProtestError([_misnamed(shown)])
    template = load_template(read_file(path), shown, parts.group(1), parts.group(2))
    if template.language not in known_languages():
        raise ProtestError([_foreign(template)])
    return template


def _letter_files(folder: Path) -> list[Path]:
    """Everything in the folder, but for the hidden files that an editor or a file manager leaves behind."""
    return sorted(path for path in folder.glob("*") if not path.name.startswith((".", "~")))


def _misnamed(shown: str) -> Problem:
    hint = "name it <letter>.<language>.md in small letters, such as appeal.en.md"
    return Problem(shown, "has no name of a letter", hint, "file-name", code=ExitCode.TEMPLATE)


def _foreign(template: Template) -> Problem:
    known = known_languages()
    what, hint = f'there are no customs for the language "{template.language}"', did_you_mean(template.language, known)
    return Problem(template.file, what, hint, "language", code=ExitCode.TEMPLATE)
