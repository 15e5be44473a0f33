"""How a file is handed over to a printer: what it is, the job it becomes, and the words for both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protest_letters.mark import Mark
from protest_letters.paper_mark import Paper, PaperMark
from protest_letters.printers import Printable
from protest_letters.standards.envelopes import envelope_of
from protest_letters.standards.feeds import Feed
from protest_letters.standards.papers import PaperSize, size_of

#: What IPP calls the sides of a sheet (RFC 8011).
ONE_SIDED, TWO_SIDED = "one-sided", "two-sided-long-edge"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Attributes:
        title: what it is called, also on the printer: nothing in it is personal.
        media_type: how printers call its paper (PWG 5100.7); empty for any.
        two_sided: whether it may be printed on both sides.
        envelope: whether it goes in by a feed.
    """

    title: str
    media_type: str = ""
    two_sided: bool = False
    envelope: bool = False


LETTER, PAGES, LABELS = Kind("letter", two_sided=True), Kind("pages", two_sided=True), Kind("labels", "labels")
ENVELOPE, TEST_PAGE = Kind("envelope", "envelope", envelope=True), Kind("test page", "envelope", envelope=True)
_BY_MARK = {Paper.ENVELOPE: ENVELOPE, Paper.LABELS: LABELS, Paper.TEST_PAGE: TEST_PAGE, Paper.LETTERS: LETTER}
#: What a file is whatever the shape of its pages.
_SURE = frozenset({Paper.LABELS, Paper.LETTERS})


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What was asked for: how many of each file, both sides of letters, a feed and a tray; empty for what is usual."""

    copies: int = 1
    duplex: bool = False
    feed: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A file as it is handed to a printer.

    Attributes:
        size: of its paper.
        medium: what the printer calls it.
        turns: by how many degrees, counter-clockwise, each page is turned.
        sheets: how many it takes, with all copies.
        blank_after: the pages after which an empty one is put.
        feed: how the envelope goes in; None for other paper, and where the pages are printed as they stand.
        feed_from: why this one; empty if it was asked for.
        overlaid: the pages that all come on one sheet, and no others do; empty if each has its own.
    """

    file: Printable
    kind: Kind
    printer: str
    size: PaperSize
    medium: str
    turns: tuple[int, ...]
    sheets: int
    copies: int = 1
    sides: str = ONE_SIDED
    blank_after: tuple[int, ...] = ()
    media_type: str = ""
    source: str = ""
    feed: Feed | None = None
    feed_from: str = ""
    overlaid: tuple[int, ...] = ()


def kind_of(file: Printable) -> Kind:
    """What a file is: by its mark, else an envelope by its size if it is one as people read it, else pages."""
    if isinstance(file.mark, Mark):
        return LETTER
    if isinstance(file.mark, PaperMark) and (file.mark.paper in _SURE or file.mark.feed):
        return _BY_MARK[file.mark.paper]
    if not all(width >= height for width, height in file.sizes):
        return PAGES
    if file.mark:
        return _BY_MARK[file.mark.paper]
    return ENVELOPE if envelope_of(*file.sizes[0]) else PAGES


def describe(job: Job) -> str:
    """Say what is printed on what paper, in one line."""
    count = len(job.overlaid or job.file.sizes)
    pages = "1 page" if count == 1 else f"{count} pages"
    each = f" × {job.copies} copies" if job.copies > 1 else ""
    many = "" if job.sheets == 1 else "s"
    title = _paper(job.file, job.size)
    paper = f"{job.sheets} {title} envelope{many}" if job.kind.envelope else f"{job.sheets} sheet{many} of {title}"
    parts = [job.kind.title, f"{pages}{each} on {paper}", job.sides.removesuffix("-long-edge")]
    if job.source:
        parts.append(f"from {job.source}")
    parts.extend(_turned(job))
    return f"{job.file.name}: {', '.join(parts)}, to {job.printer}"


def _paper(file: Printable, size: PaperSize) -> str:
    """What is put into the tray: a sheet of labels is more than its size."""
    if kind_of(file) is LABELS and isinstance(file.mark, PaperMark):
        return f"labels {file.mark.size} ({size.title})"
    return size.title


def _turned(job: Job) -> Iterator[str]:
    if job.overlaid:
        yield "each turned for its feed"
    elif job.feed:
        yield f"{job.feed.id} ({job.feed.title}{f'; {job.feed_from}' if job.feed_from else ''})"
    elif isinstance(job.file.mark, PaperMark) and job.file.mark.feed:
        yield f"turned for {job.file.mark.feed} already"


def by_hand(files: Sequence[Printable]) -> str:
    """Say how files are printed without this program."""
    each = ", ".join(f"{file.name} on {_paper(file, size_of(*file.sizes[0]))}" for file in files)
    return f"print by hand at 100 % (actual size, not fitted){': ' if each else ''}{each}"
