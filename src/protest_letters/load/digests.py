"""What files hold, told by their SHA-256: so that it is seen later whether they are still the same."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from protest_letters.load._yaml import data_problem
from protest_letters.problems import ProtestError


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes, in small hexadecimal digits."""
    return sha256(content).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        ProtestError: it cannot be read (exit code 3).
    """
    try:
        return digest(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise ProtestError([data_problem(str(path), reason, "see to your rights", "unreadable")]) from error


def files_digest(files: Iterable[tuple[str, Path]]) -> str:
    """Return one SHA-256 of named files, in the order of their names; nothing if there are none.

    Raises:
        ProtestError: one cannot be read (exit code 3).
    """
    lines = [f"{file_digest(path)} {name}\n" for name, path in sorted(files)]
    return digest("".join(lines).encode("utf-8", "surrogatepass")) if lines else ""
