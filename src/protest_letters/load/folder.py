"""Which campaign is used, where the shipped one lies, and a campaign folder read whole."""

from collections.abc import Mapping
from pathlib import Path

from protest_letters.dispatch import Campaign, Template
from protest_letters.load._yaml import MAX_BYTES, data_problem
from protest_letters.load.book import load_book
from protest_letters.load.forms import load_forms
from protest_letters.load.letters import FILE_NAME, load_template
from protest_letters.model import FormOfAddress
from protest_letters.problems import ExitCode, Problem, ProtestError

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


def load_campaign(folder: Path) -> Campaign:
    """Read a campaign folder.

    Raises:
        ProtestError: with every problem of every file.
    """
    problems: list[Problem] = []
    book = None
    try:
        book = load_book(read_file(folder / BOOK), _shown(folder, BOOK))
    except ProtestError as error:
        problems.extend(error.problems)
    templates, found = _load_templates(folder)
    problems.extend(found)
    if problems or book is None:
        raise ProtestError(problems)
    return Campaign(str(folder), book, templates)


def load_shipped_forms() -> tuple[FormOfAddress, ...]:
    """Read the forms of address that come with the package."""
    path = _PACKAGE / "data" / "forms-of-address.yaml"
    return load_forms(read_file(path), path.name)


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
    for path in sorted((folder / LETTERS).glob("*.md")):
        shown = _shown(folder, f"{LETTERS}/{path.name}")
        parts = FILE_NAME.fullmatch(path.name)
        if not parts:
            hint = "name it <letter>.<language>.md in small letters, such as appeal.en.md"
            problems.append(Problem(shown, "has no name of a letter", hint, "file-name", code=ExitCode.TEMPLATE))
            continue
        try:
            templates.append(load_template(read_file(path), shown, parts.group(1), parts.group(2)))
        except ProtestError as error:
            problems.extend(error.problems)
    return tuple(templates), problems
