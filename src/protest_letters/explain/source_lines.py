"""On which line of a letter's file a text of the finished letter stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protest_letters.dispatch import Template

#: So many signs in a row, met only once, tell where a passage is; the longer the surer.
_PROBES = (24, 16, 9)
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_MARKS = frozenset("*_\\")


def head_of(draft: Template) -> str:
    """Return file and line of a draft's text."""
    return f"{draft.file}:{draft.body_line}" if draft.body.strip() else draft.file


def place_of(text: str, drafts: Sequence[Template]) -> tuple[int, str]:
    """Return which of `drafts` has a paragraph, and file and line of its beginning; (-1, "") if none has.

    The text may have been filled in and its spaces bound: passages of the draft's own words tell its place, and the
    longest are asked for first.
    """
    sources = [_Source.of(draft) for draft in drafts]
    wanted = _squeezed(text)
    for size in _PROBES:
        for at, source in enumerate(sources):
            for start in range(max(1, len(wanted) - size + 1)):
                line = source.line_of(wanted[start : start + size])
                if line:
                    return at, f"{drafts[at].file}:{_paragraph_start(drafts[at], line)}"
    return -1, ""


@dataclass(frozen=True, slots=True)
class _Source:
    """A draft's signs in one row, and the line of each."""

    signs: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, draft: Template) -> "_Source":
        found = [(sign, number) for number, line in enumerate(_plain(draft.body), draft.body_line) for sign in line]
        return cls("".join(sign for sign, _ in found), tuple(number for _, number in found))

    def line_of(self, probe: str) -> int:
        """The line on which the only such passage begins; 0 if there is none, or several."""
        return self.lines[self.signs.index(probe)] if probe and self.signs.count(probe) == 1 else 0


def _plain(body: str) -> list[str]:
    """The lines of a body without its tags and marks; a tag over several lines leaves its line ends."""
    kept = _TAGS.sub(lambda found: "\n" * found.group().count("\n"), body)
    return [_squeezed(line) for line in kept.split("\n")]


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in _MARKS).lower()


def _paragraph_start(draft: Template, line: int) -> int:
    """The first line of the paragraph on `line`."""
    lines = draft.body.split("\n")
    at = line - draft.body_line
    while at > 0 and lines[at - 1].strip():
        at -= 1
    return at + draft.body_line
