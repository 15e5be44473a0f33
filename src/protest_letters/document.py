"""What travels from compose over layout to a writer: a letter without measures, then pages of placed lines.

Lengths are millimetres from the top left corner of the upright sheet; sizes of type are points. A writer turns
millimetres into its own units and decides nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from protest_letters.geometry import Zone as Zone  # noqa: PLC0414 - a noun of documents as well
from protest_letters.glyphs import GlyphRun
from protest_letters.mark import Mark
from protest_letters.model import Picture
from protest_letters.problems import Problem
from protest_letters.structure import Joint, Path


class Face(StrEnum):
    """One of the four styles of the letter's typeface."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"


#: A point of type in millimetres, for measures of text; pages stay in millimetres until a writer turns them.
MM_PER_PT = 25.4 / 72
#: The origin of words that are the letter's own.
OWN = "letter"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face.

    `origin` names what it came from, for messages: an option such as `--name`, a record or file, or `OWN`.
    """

    text: str
    face: Face = Face.REGULAR
    origin: str = OWN


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a list with its `label` (a bullet or a number)."""

    runs: Line
    label: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, complete in words; no millimetre, no font, no page.

    Attributes:
        language: as in `en-GB`; chooses the hyphenation.
        sender: the sender's block, a line each; empty where there is a letterhead.
        return_line: the parts of the return address that stands over the address in a window.
        address: the addressee's block, from the form of address to the country.
        address_in_full: the same with lines in the destination's own script as well, set where the window has room;
            empty if there are none.
        letterhead: an organisation's name, then where it is found; stands instead of the sender's block.
        reference: the sender's own reference number with its label; may be empty.
        signature_picture: stands in the room for the pen.
        seal: whether room for the organisation's stamp is kept beside the signature.
        mark: how the letter was made, for its file; None for one that was made up.
        subject_first: whether the subject stands above the salutation.
        office: whom the letter is to, without a name: heads further pages beside the date.
        page_heading: what heads the second page, with {page} and {pages}.
        title, author: for the file's description.
    """

    language: str
    sender: tuple[Line, ...]
    return_line: tuple[Line, ...]
    address: tuple[Line, ...]
    date_line: Line
    subject: Line
    subject_first: bool
    salutation: Line
    body: tuple[Block, ...]
    closing: Line
    signature: tuple[Line, ...]
    enclosures: tuple[Line, ...]
    page_heading: str
    title: str
    author: str
    address_in_full: tuple[Line, ...] = ()
    letterhead: tuple[Line, ...] = ()
    reference: Line = ()
    office: Line = ()
    signature_picture: Picture | None = None
    seal: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a cover: a label, and what stands beside it. One without lines has the number of pages there."""

    label: Run
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Fax:
    """A letter for the wire.

    Attributes:
        cover: stands instead of the letter's own head (sender, address, date, subject); may be empty.
        note: what the receiver should know, such as that the original follows; may be empty.
    """

    letter: Letter
    cover: tuple[Entry, ...] = ()
    note: Line = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet of a fax, in words.

    Attributes:
        heading: what it is, as in "FAX".
        rows: a label with the lines that stand beside it.
        notes: what stands under the rows.
    """

    heading: Line
    rows: tuple[tuple[Line, tuple[Line, ...]], ...]
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressing:
    """What stands on the face of an envelope, in words.

    Attributes:
        address: the addressee's block, from the form of address to the country.
        address_in_full: the same with lines in the destination's own script as well; empty if there are none.
        sender: where an undelivered letter goes back to, a line each; may be empty.
        marks: how it is carried, as in "BY AIRMAIL".
        title, author: for the file's description.
    """

    language: str
    address: tuple[Line, ...]
    address_in_full: tuple[Line, ...]
    sender: tuple[Line, ...]
    marks: tuple[Line, ...]
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """A run at its place on the baseline; `glyphs` stand there one after the other."""

    x: float
    text: str
    face: Face
    glyphs: tuple[GlyphRun, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of type: the baseline's y, the runs, the size, and the box it fills. `role` names its part.

    Attributes:
        path: where it stands in the text's structure; if empty, it is a paragraph of its own.
        joint: how the text of its innermost part goes on in the next line; the hyphen of a divided word is the last
            sign of the line.
    """

    role: str
    y: float
    size_pt: float
    runs: tuple[PlacedRun, ...]
    box: Zone
    path: Path = ()
    joint: Joint = Joint.NOTHING

    @property
    def text(self) -> str:
        """The line's text without its faces."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line from one point to another, `weight` points thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight_pt: float = 0.25


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture stretched over its box, and the words that stand for it where it cannot be seen.

    `before` is the index of the line of its page that is read after it; by default it is read first.
    """

    box: Zone
    picture: Picture
    alternative: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its lines in the order in which they are read.

    `turn` says by how many degrees, 0, 90, 180 or 270, it is turned clockwise on its sheet, for a printer's feed.
    """

    width: float
    height: float
    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """Finished pages, the file's description, and what its maker should be told of the layout.

    `mark` is the line that says in the file how it was made; `notes` say what was done to fit a page.
    """

    pages: tuple[Page, ...]
    language: str
    title: str
    author: str
    cautions: tuple[str, ...] = ()
    mark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of plain text: its rows from the top, without line ends."""

    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextDocument:
    """Finished pages of plain text, and what its maker should be told of the layout."""

    pages: tuple[TextPage, ...]
    cautions: tuple[Problem, ...] = ()


class Typefaces(Protocol):
    """What layout asks of the fonts: widths, coverage and glyphs. A writer's fonts answer.

    The widths of words and of the spaces between them add up to that of their line; those of parts of a word do not.
    """

    def width(self, text: str, face: Face, size_pt: float) -> float:
        """The width of `text` in millimetres."""
        ...

    def lacks(self, text: str) -> str:
        """The characters of `text` that no font has a glyph for, each once, in order."""
        ...

    def shape(self, text: str, face: Face, language: str = "") -> tuple[GlyphRun, ...]:
        """The glyphs of `text` and where they stand, from left to right; `language` if it is not the document's."""
        ...


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file: its name below the folder of the results, and its bytes."""

    name: str
    content: bytes
