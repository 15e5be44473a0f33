"""A picture of a handwritten signature, from a file.

What a camera writes into a picture (place, time, device) never comes into a letter: pixels alone are kept.
"""

from pathlib import Path

from protest_letters.model import Picture
from protest_letters.problems import ExitCode, Problem, ProtestError

#: What is read of a file at most.
MAX_BYTES = 20_000_000


def load_picture(path: Path, code: ExitCode = ExitCode.USAGE) -> Picture:
    """Read a picture from a file, of which no more than 20 MB and one byte are read.

    Raises:
        ProtestError: it cannot be read, or is no picture to be used (exit code `code`).
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = "is a folder" if path.is_dir() else (getattr(error, "strerror", "") or "cannot be read").lower()
        raise ProtestError([_problem(str(path), reason, "check the name and its rights", code)]) from error
    return read_picture(raw, str(path), code)


def read_picture(raw: bytes, name: str, code: ExitCode = ExitCode.USAGE) -> Picture:
    """Return the ink of a PNG or JPEG on white, upright, as a grey or coloured PNG without metadata.

    Args:
        raw: the file.
        name: what messages call it.
        code: the exit code an error ends with.

    Raises:
        ProtestError: it is no such picture, damaged, moving, without ink or too large.
    """
    if len(raw) > MAX_BYTES:
        hint = "a signature needs a few hundred kilobytes: scan it in grey at 300 dpi"
        raise ProtestError([_problem(name, "is larger than 20 MB", hint, code)])
    from protest_letters.load._pixels import ink_of  # noqa: PLC0415 - only a letter with a picture waits for Pillow

    ink = ink_of(raw, name)
    if isinstance(ink, Picture):
        return ink
    raise ProtestError([_problem(name, ink.what, ink.hint, code)])


def _problem(name: str, what: str, hint: str, code: ExitCode) -> Problem:
    return Problem(name, what, hint, "picture", code=code)
