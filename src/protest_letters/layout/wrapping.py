"""Lines of text to rows of a fixed number of columns, ragged right, as a typewriter fills them."""

import re
import unicodedata
from collections.abc import Iterator

from protest_letters.customs import NO_BREAK
from protest_letters.document import Line
from protest_letters.problems import Level, Problem

#: Where a row may end: at white space other than the one that binds.
_SPACES = re.compile(f"[^\\S{NO_BREAK}]+")
#: So many characters of a word name it in a message.
_NAMED = 40


def text_of(line: Line) -> str:
    """The words of a line."""
    return "".join(run.text for run in line)


def columns_of(text: str) -> int:
    """How many columns a text takes: two for the wide signs of East Asia, none for a mark over another sign."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf"
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def wrap(line: Line, width: int) -> list[str]:
    """Break a line into rows of at most `width` columns; only a word longer than that is broken itself."""
    rows: list[str] = []
    filled = 0
    for word in _words(text_of(line), width):
        needed = columns_of(word)
        if rows and filled + 1 + needed <= width:
            rows[-1] += f" {word}"
            filled += 1 + needed
        else:
            rows.append(word)
            filled = needed
    return [row.replace(NO_BREAK, " ") for row in rows]


def broken_words(line: Line, width: int) -> Iterator[Problem]:
    """Name every word that is longer than a row and so is broken, with where it came from."""
    starts, at = [], 0
    for run in line:
        starts.append((at, run.origin))
        at += len(run.text)
    for found in re.finditer(r"\S+", text_of(line)):
        columns = columns_of(found.group())
        if columns > width:
            origin = next(origin for start, origin in reversed(starts) if start <= found.start())
            named = f"{found.group()[:_NAMED]}…" if len(found.group()) > _NAMED else found.group()
            what = f'"{named}" has {columns} characters, the line {width}: it is broken'
            yield Problem(origin, what, "write it in shorter words", "broken-word", Level.NOTICE)


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text, those that are longer than a row in pieces; bound words are one if they fit."""
    for group in filter(None, _SPACES.split(text)):
        bound = [group] if columns_of(group) <= width else group.split(NO_BREAK)
        for word in filter(None, bound):
            yield from _pieces(word, width)


def _pieces(word: str, width: int) -> Iterator[str]:
    start = filled = 0
    for at, sign in enumerate(word):
        columns = columns_of(sign)
        if filled + columns > width and at > start:
            yield word[start:at]
            start, filled = at, 0
        filled += columns
    yield word[start:]
