"""Whatever a stranger can read in a finished file: its name, its pages, its description. Nothing here raises."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from protest_letters.load._tiff_tags import ORDERS, tiff_texts
from protest_letters.load._yaml import data_problem
from protest_letters.load.finished import bytes_of, load_pdfium
from protest_letters.problems import Level, Problem, ProtestError

_KINDS = "PDF, TIFF and text can be looked at"
#: A PDF may have other bytes before its head.
_PDF_HEAD, _PDF_WITHIN = b"%PDF-", 1024
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_XMP = re.compile(rb"<(?:x:xmpmeta|rdf:RDF).*?</(?:x:xmpmeta|rdf:RDF)>", re.DOTALL)
#: A description takes some kilobytes; more of a stream is not unpacked.
_MAX_XMP = 1_000_000
#: Control characters that a text may hold.
_FEW = "\t\n\r\f\x1a\x1b"


@dataclass(frozen=True, slots=True)
class Readable:
    """(what it is, text) for all that can be read in a file, and what is to be said of it."""

    texts: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...] = ()


def read_texts(path: Path) -> Readable:
    """Return what can be read in a file; what cannot is said, as an error where the whole file is meant."""
    name = ("file name", path.name)
    try:
        raw = bytes_of(path, _KINDS)
        texts, problems = _read(raw, str(path))
    except ProtestError as error:
        return Readable((name,), error.problems)
    return Readable((name, *texts), tuple(problems))


def _read(raw: bytes, name: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    if _PDF_HEAD in raw[:_PDF_WITHIN]:
        return _of_pdf(raw, name)
    if raw[:4] in ORDERS:
        return _of_tiff(raw, name)
    texts = list(_of_text(raw))
    if not texts:
        raise ProtestError([data_problem(name, "is of a kind that cannot be looked at", _KINDS, "unreadable")])
    return texts, []


def _unseen(name: str, what: str) -> Problem:
    return Problem(name, what, "look at it yourself", "unseen", Level.NOTICE)


def _of_text(raw: bytes) -> Iterator[tuple[str, str]]:
    """A text as it is encoded, in each way that is likely where nothing tells; nothing for what is no text."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield "text", raw.decode("utf-16", "replace")
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not any(sign < ord(" ") and chr(sign) not in _FEW for sign in raw):
            yield from ((f"text as {one}", raw.decode(one, "replace")) for one in ("cp1251", "latin-1"))
        return
    if "\0" not in text:
        yield "text", text


def _of_tiff(raw: bytes, name: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    try:
        texts = list(tiff_texts(raw))
    except ValueError:
        raise ProtestError([data_problem(name, "is a damaged TIFF", "make it again", "unreadable")]) from None
    return texts, [_unseen(name, "is a picture: its tags were read, its pages cannot be")]


def _of_pdf(raw: bytes, name: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    pdfium = load_pdfium("check --leaks")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "is locked with a password" if locked else "is a damaged PDF"
        hint = "save it without one" if locked else "make it again"
        raise ProtestError([data_problem(name, what, hint, "unreadable")]) from None
    try:
        pages = [(f"page {at + 1}", _page_text(document[at])) for at in range(len(document))]
        described = [(key.lower(), text) for key, text in document.get_metadata_dict(skip_empty=True).items()]
        marked = [("bookmark", str(one.get_title())) for one in document.get_toc()]
    except pdfium.PdfiumError:
        raise ProtestError([data_problem(name, "is a damaged PDF", "make it again", "unreadable")]) from None
    finally:
        document.close()
    problems = [_unseen(name, f"{page} has no text that can be read") for page, text in pages if not text.strip()]
    return [*pages, *described, *marked, *_xmp(raw)], problems


def _page_text(page: Any) -> str:  # noqa: ANN401 - PDFium has no types
    text = page.get_textpage()
    return "\n".join(text.get_text_range().splitlines()) if text.count_chars() else ""


def _xmp(raw: bytes) -> Iterator[tuple[str, str]]:
    """The file's XMP packets, as they are or deflated."""
    for found in _STREAM.finditer(raw):
        content = found.group(1)
        if b"xmpmeta" not in content and b"rdf:RDF" not in content:
            content = _inflated(content)
        for packet in _XMP.finditer(content):
            text = unescape(packet.group().decode("utf-8", "replace"))
            # the same without tags: words may be parted by them
            yield "XMP", f"{text}\n{re.sub(r'<[^>]*>', ' ', text)}"


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, _MAX_XMP)
    except zlib.error:
        return b""
