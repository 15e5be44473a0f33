"""What is known of a printer, and of a file that is to be printed."""

from dataclasses import dataclass

from protest_letters.mark import Mark
from protest_letters.paper_mark import PaperMark

#: From so much to so much, in millimetres.
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Offer:
    """A size of paper that a printer takes: its name there, its width and height in millimetres as it goes in."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printer says of itself.

    Attributes:
        offers: the sizes it has names for.
        custom: the widths and heights between which it takes any other.
        sources: its trays.
        types: the kinds of paper it can be told of, such as `envelope`.
        sides: such as `two-sided-long-edge`; empty if it does not say.
        accepting: whether it takes jobs now.
        stopped: why it prints none now, in its own words; empty if it prints.
        saved: options that the user has saved for it and that outweigh what a job says, such as (`PageSize`, `A4`).
    """

    name: str
    offers: tuple[Offer, ...] = ()
    custom: tuple[tuple[Span, Span], ...] = ()
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    accepting: bool = True
    stopped: str = ""
    saved: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Habit:
    """How envelopes are put into a printer: what is remembered of it.

    Attributes:
        printer: its name.
        feed: the id of a feed; may be empty.
        source: the tray for envelopes; may be empty.
    """

    printer: str
    feed: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Printable:
    """A PDF that is to be printed.

    Attributes:
        name: the file, as messages name it.
        sizes: width and height of each page as one reads it, in millimetres.
        starts: the pages, counted from nought, at which a letter begins; always the first.
        plain: whether every page lies in the file as one reads it, without a `Rotate` entry or a crop box of its own.
        mark: what it says of itself; None for any other PDF.
    """

    name: str
    raw: bytes
    sizes: tuple[tuple[float, float], ...]
    starts: tuple[int, ...] = (0,)
    plain: bool = True
    mark: Mark | PaperMark | None = None
