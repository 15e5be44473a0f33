"""A finished letter read back: the text of its pages and the mark it carries. PDFium does it, which may be absent."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protest_letters.load._yaml import data_problem
from protest_letters.mark import Mark, read_mark
from protest_letters.problems import ExitCode, Problem, ProtestError

MAX_BYTES = 20_000_000
#: A letter has a page or two; whoever hands in a book is told so before it is read.
_MAX_PAGES = 10
_MAX_SIGNS = 20_000
#: What the press has for marks whose letters have their text, with spaces that PDFium sets beside it.
_NO_TEXT, _SPACES = "\u034f", re.compile(" +")
_MADE_HERE = "only a letter made as a PDF can be explained; of a fax, telegram or petition, explain the letter"


@dataclass(frozen=True, slots=True)
class Finished:
    """A letter as its file has it: the text of each page, line by line, and how it was made."""

    pages: tuple[str, ...]
    mark: Mark


def read_finished(path: Path) -> Finished:
    """Read a letter back.

    Raises:
        ProtestError: there is no such file (exit code 2), it cannot be read or this program did not make it (3), or
            PDFium is not installed (9).
    """
    raw = bytes_of(path, _MADE_HERE)
    pdfium = load_pdfium("explain")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise ProtestError([_unreadable(str(path), str(error))]) from None
    try:
        return _read(document, str(path))
    except pdfium.PdfiumError:
        raise ProtestError([_damaged(str(path))]) from None
    finally:
        document.close()


def bytes_of(path: Path, hint: str, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file that was handed in, `most` at most; `hint` says what it should have been.

    Raises:
        ProtestError: there is no such file (exit code 2), or it cannot be read (3).
    """
    try:
        if path.is_dir():
            raise ProtestError([Problem(str(path), "is a folder", "name a file in it")])
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except FileNotFoundError:
        raise ProtestError([Problem(str(path), "there is no such file", "check the name and the folder")]) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "is no name of a file").lower()
        raise ProtestError([data_problem(str(path), reason, "check the name and its rights", "unreadable")]) from None
    if not raw:
        raise ProtestError([data_problem(str(path), "is empty", "make the letter again", "unreadable")])
    if len(raw) > most:
        raise ProtestError([data_problem(str(path), f"is larger than {most:,} bytes", hint, "unreadable")])
    return raw


def load_pdfium(command: str, extra: str = "preview") -> Any:  # noqa: ANN401 - a module without types
    """Return the module that reads PDFs.

    Raises:
        ProtestError: it is not installed (exit code 9); `command` needs it, and `extra` brings it.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - an extra, and only this reader needs it
    except ImportError:
        what = "reading a PDF needs pypdfium2, which is not installed"
        hint = f'pip install "protest-letters[{extra}]"'
        raise ProtestError([Problem(command, what, hint, "extra", code=ExitCode.ABSENT)]) from None
    return pypdfium2


def _read(document: Any, name: str) -> Finished:  # noqa: ANN401 - PDFium has no types
    mark = read_mark(document.get_metadata_value("Keywords"))
    if mark is None:
        what = "does not say how it was made: it has no mark of this program"
        hint = f"{_MADE_HERE}; copies and petitions have no mark, and saving a letter anew takes it away"
        raise ProtestError([data_problem(name, what, hint, "no-mark")])
    if not 0 < len(document) <= _MAX_PAGES:
        raise ProtestError([data_problem(name, f"has {len(document)} pages, which no letter has", _MADE_HERE)])
    return Finished(tuple(_text(document[at]) for at in range(len(document))), mark)


def _text(page: Any) -> str:  # noqa: ANN401 - PDFium has no types
    text = page.get_textpage()
    count = min(text.count_chars(), _MAX_SIGNS)
    lines = text.get_text_range(0, count).splitlines() if count else []
    return "\n".join(_SPACES.sub(" ", line.replace(_NO_TEXT, "")).strip() for line in lines)


def _unreadable(name: str, reason: str) -> Problem:
    if "password" in reason.lower():
        return data_problem(name, "is locked with a password", "save it without one", "unreadable")
    return data_problem(name, "is no PDF, or a damaged one", _MADE_HERE, "unreadable")


def _damaged(name: str) -> Problem:
    return data_problem(name, "is damaged: its pages cannot be read", "make the letter again", "unreadable")
