"""A list of people: its file to bytes, and those to text: UTF-8, UTF-16, Windows-1252, Windows-1251."""

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from protest_letters.load._yaml import data_problem
from protest_letters.problems import Level, Problem, ProtestError

MAX_BYTES = 20_000_000
#: How every spreadsheet of today begins: it is a ZIP file.
PACKED = b"PK\x03\x04"
#: What begins a file that is no text.
_FORMATS = {
    PACKED: "is a spreadsheet or another packed file",
    b"\xd0\xcf\x11\xe0": "is a file of an old office program",
    b"%PDF-": "is a PDF",
}
_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: How people call the encodings that had to be recognised.
SHOWN = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_UTF_8 = "utf-8"
#: Letters beyond ASCII begin here in Windows-1252 and Windows-1251 (but for a few); a word has two at least.
_HIGH = 0xC0
_WORD = re.compile(rb"[A-Za-z\xc0-\xff]{2,}")
#: A text may hold one control character beside line ends and tabs in so many signs: data bases leave some in notes.
_SIGNS_TO_ONE = 10
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what is to be said of that."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def load_list(path: Path, hint: str) -> bytes:
    """Return the bytes of a list of people, no more than 20 MB and one byte.

    Args:
        path: of the file.
        hint: how to name it rightly.

    Raises:
        ProtestError: it cannot be read (exit code 3).
    """
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = "is a folder" if path.is_dir() else (getattr(error, "strerror", "") or "cannot be read").lower()
        raise ProtestError([data_problem(str(path), reason, hint, "unreadable")]) from error


def decode(raw: bytes, name: str, max_bytes: int = MAX_BYTES) -> Decoded:
    """Return a file's text; an encoding that had to be recognised is said.

    Raises:
        ProtestError: it is empty, too large, or no text (exit code 3).
    """
    refuse_large(raw, name, max_bytes)
    for start, what in _FORMATS.items():
        if raw.startswith(start):
            raise ProtestError([data_problem(name, what, "save it as CSV, UTF-8, and name that file", "no-text")])
    encoding = _encoding(raw)
    try:
        text = raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = raw.decode(encoding, errors="replace")
    if not text.strip():
        raise ProtestError([data_problem(name, "is empty", "write the names into it", "empty")])
    if "\0" in text or len(_CONTROL.findall(text)) * _SIGNS_TO_ONE > len(text):
        raise ProtestError([data_problem(name, "is no text", "save the list as CSV, UTF-8", "no-text")])
    shown = SHOWN.get(encoding)
    hint = "if names look wrong, save the file as CSV, UTF-8"
    said = (Problem(name, f"was read as {shown}", hint, "encoding", Level.NOTICE),) if shown else ()
    return Decoded(text, encoding, said)


def refuse_large(raw: bytes, name: str, max_bytes: int = MAX_BYTES) -> None:
    """See that a file is not larger than lists are.

    Raises:
        ProtestError: it is (exit code 3).
    """
    if len(raw) > max_bytes:
        what = f"is larger than {max_bytes // 1_000_000} MB"
        raise ProtestError([data_problem(name, what, "part it into several lists", "too-large")])


def _encoding(raw: bytes) -> str:
    """Byte order mark, zeros and UTF-8's own pattern decide; only where they do not, the letters are judged."""
    for mark, encoding in _UTF_16:
        if raw.startswith(mark):
            return encoding
    even, odd = raw[0:2000:2].count(0), raw[1:2000:2].count(0)
    if len(raw) % 2 == 0 and max(even, odd) > max(2, len(raw[:2000]) // 8) and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    try:
        raw.decode(_UTF_8)
    except UnicodeDecodeError:
        return _recognised(raw)
    return _UTF_8


def _recognised(raw: bytes) -> str:
    """Windows-1252 or Windows-1251: first by single words, which tell more than letters where there are few."""
    # the lines with other than ASCII letters alone tell something
    telling = b"\n".join(islice((line for line in raw.splitlines() if not line.isascii()), 2000))
    words = [word for word in _WORD.findall(telling) if not word.isascii()]
    mixed = sum(any(byte < _HIGH for byte in word) for word in words)
    if mixed == len(words):
        # no word is half Latin and half Cyrillic
        return "cp1252"
    if not mixed:
        return "cp1251"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only a file in doubt waits for it

    found = from_bytes(telling, cp_isolation=["cp1252", "cp1251"], enable_fallback=False).best()
    likelier = "cp1252" if mixed * 2 > len(words) else "cp1251"
    return found.encoding if found else likelier
