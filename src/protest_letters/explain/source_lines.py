"""On which line of a letter's file a text of the finished letter stands."""

import re

from protest_letters.dispatch import Template

#: So many signs in a row are enough to know a passage by.
_PROBE = 24
_STEP = 3
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_MARKS = frozenset("*_\\")


def place_of(draft: Template, text: str = "") -> str:
    """Return file and line of the paragraph that has `text`, of the whole draft if there is none; else the file.

    The text may have been filled in and its spaces bound: passages of the draft's own words tell its place.
    """
    if not text:
        return f"{draft.file}:{draft.body_line}" if draft.body.strip() else draft.file
    signs = [(sign, number) for number, line in enumerate(_plain(draft.body), draft.body_line) for sign in line]
    source = "".join(sign for sign, _ in signs)
    wanted = _squeezed(text)
    size = min(_PROBE, len(wanted))
    for at in range(0, len(wanted) - size + 1, _STEP):
        if source.count(wanted[at : at + size]) == 1:
            line = signs[source.index(wanted[at : at + size])][1]
            return f"{draft.file}:{_paragraph_start(draft, line)}"
    return draft.file


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
