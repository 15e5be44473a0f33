"""The mark in a file that is no single letter: what it is to be printed on, and nothing about whoever made it.

It is one of the lines

    protest-envelope 1; size=dl
    protest-envelope 1; size=dl; feed=short-left
    protest-labels 1; sheet=L7160
    protest-test-page 1; size=dl
    protest-letters 1; paper=a4

The last one is in a file of many letters, which are printed as single ones are.
`feed` says that the pages are turned for that feed already. A file may come from anyone, so a mark is read strictly.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """What a file is to be printed on; the word stands in its mark."""

    ENVELOPE = "envelope"
    LABELS = "labels"
    TEST_PAGE = "test-page"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class PaperMark:
    """What a file is printed on.

    Attributes:
        size: the id of the envelope's size, of the label sheet, or of the letters' paper.
        feed: the id of the feed for which the pages of an envelope are turned already; else empty.
    """

    paper: Paper
    size: str
    feed: str = ""


# possessive, so that no mark is read twice
_WORD = r"[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+"
_NAMELESS = "own"
_KEYS = {Paper.ENVELOPE: "size", Paper.LABELS: "sheet", Paper.TEST_PAGE: "size", Paper.LETTERS: "paper"}
_SHAPES = {
    paper: re.compile(
        rf"protest-{paper} 1; {key}=(?P<size>{_WORD})"
        + (rf"(?:; feed=(?P<feed>{_WORD}))?" if paper is Paper.ENVELOPE else "(?P<feed>)")
    )
    for paper, key in _KEYS.items()
}


def write_paper_mark(mark: PaperMark) -> str:
    """Return the line that `read_paper_mark` reads; a name that is no word is written as one."""
    feed = f"; feed={mark.feed}" if mark.feed else ""
    return f"protest-{mark.paper} 1; {_KEYS[mark.paper]}={_as_word(mark.size)}{feed}"


def _as_word(name: str) -> str:
    """A sheet of somebody's own may be called anything."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", name)) or _NAMELESS


def read_paper_mark(text: str) -> PaperMark | None:
    """Return the mark that a line holds, or None if it is anything else."""
    for paper, shape in _SHAPES.items():
        found = shape.fullmatch(text)
        if found:
            return PaperMark(paper, found["size"], found["feed"] or "")
    return None
