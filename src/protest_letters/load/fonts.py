"""The fonts that the user names for signs which the letter's own typeface lacks: a small YAML file, read here."""

from pathlib import Path

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.load.folder import is_there, read_file
from protest_letters.problems import raise_errors

#: The file's name in the user's folder.
FILE = "fonts.yaml"


def load_fonts(folder: Path | None) -> tuple[str, ...]:
    """Return the files and folders of fonts that the user names, in order; none if there is no such file.

    Args:
        folder: the user's folder, None if there is none.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    path = folder / FILE if folder else None
    return read_font_list(read_file(path), path) if path and is_there(path) else ()


def read_font_list(raw: bytes, path: Path) -> tuple[str, ...]:
    """Read a list of fonts.

    Args:
        raw: the bytes of the file.
        path: where it lies; what it names without a folder lies beside it.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    root, problems = read_yaml(raw, str(path))
    if root is None or root.pairs is None:
        raise_errors(problems or [data_problem(str(path), "names no fonts", "write fonts: and a list of files")])
        raise AssertionError  # pragma: no cover - raise_errors has raised
    found = read_record(root, str(path), problems, lambda fields: _fonts(fields, path.parent))
    raise_errors(problems)
    return found


def _fonts(fields: Fields, beside: Path) -> tuple[str, ...]:
    found = [_place(text, beside) for text in fields.strings("fonts", required=True) if text]
    for path in found:
        if not path.exists():
            fields.complain(f'there is no font "{path}"', "name a font's file, or a folder of fonts", key="fonts")
    return tuple(map(str, found))


def _place(text: str, beside: Path) -> Path:
    """A path as it was meant; without a home `~` leads nowhere, which is said."""
    try:
        return beside / Path(text).expanduser()
    except RuntimeError:
        return beside / text
