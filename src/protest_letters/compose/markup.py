"""Markdown with sentinels to blocks of runs: paragraphs, emphasis and lists, nothing else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from protest_letters.compose.filling import CLOSE, OPEN, Value
from protest_letters.document import Block, Face, Line, Run

_SENTINEL = re.compile(f"{OPEN}(\\d+){CLOSE}")
_FACES = {
    (False, False): Face.REGULAR,
    (True, False): Face.BOLD,
    (False, True): Face.ITALIC,
    (True, True): Face.BOLD_ITALIC,
}


#: Two lists, one in the other, are levels 1 to 4; deeper ones are no letter.
_MAX_LEVEL = 8


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"maxNesting": 4 * _MAX_LEVEL}).enable(["emphasis", "escape", "list", "newline"])


def parse_blocks(text: str, values: Sequence[Value]) -> tuple[Block, ...] | None:
    """Parse a filled body into its blocks, sentinels becoming the values they stand for.

    Returns None if lists are nested so deep that the parser might drop what is in them.
    """
    blocks: list[Block] = []
    labels: list[Iterator[str]] = []
    label = ""
    for token in _parser().parse(text):
        if token.level > _MAX_LEVEL:
            return None
        if token.type in ("bullet_list_open", "ordered_list_open"):
            labels.append(_labels(token))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            labels.pop()
        elif token.type == "list_item_open":
            label = next(labels[-1])
        elif token.type == "list_item_close":
            label = ""
        elif token.type == "inline":
            blocks.append(Block(tuple(_runs(token.children or (), values)), label))
            label = ""
    return tuple(block for block in blocks if any(run.text.strip() for run in block.runs))


def _labels(token: Token) -> Iterator[str]:
    if token.type == "bullet_list_open":
        while True:
            yield "–"
    number = int(token.attrs.get("start", 1))
    while True:
        yield f"{number}."
        number += 1


def _runs(tokens: Sequence[Token], values: Sequence[Value]) -> Iterator[Run]:
    bold = italic = False
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type in ("em_open", "em_close"):
            italic = token.type == "em_open"
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", _FACES[bold, italic])
        elif token.content:
            yield from literal(token.content, values, _FACES[bold, italic])


def literal(text: str, values: Sequence[Value], face: Face = Face.REGULAR) -> Line:
    """Turn text with sentinels into runs, each value a run of its own."""
    runs: list[Run] = []
    at = 0
    for found in _SENTINEL.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()], face))
        value = values[int(found.group(1))]
        runs.append(Run(value.text, face, value.origin))
        at = found.end()
    if at < len(text):
        runs.append(Run(text[at:], face))
    return tuple(run for run in runs if run.text)
