"""A fax in the signs of a character set: everything rewritten before it is laid out, since it may grow."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from protest_letters.customs import NO_BREAK
from protest_letters.document import Block, Entry, Fax, Line, Run
from protest_letters.latin import Charset, to_charset
from protest_letters.problems import ExitCode, Problem, raise_errors

#: Spaces at which no line may end, of any width.
_NO_BREAKS = re.compile("[\u00a0\u2007\u202f]")

Pairs = tuple[tuple[str, str], ...]


def in_charset(fax: Fax, charset: Charset) -> tuple[Fax, Pairs]:
    """Return the fax in the signs of a set, and each sign that is written otherwise with what stands for it.

    Spaces at which no line may end stay what they are, for the layout. What a fax does not show is left out: the
    return line of a window and the address in the destination's own script.

    Raises:
        ProtestError: with every sign there is no way to write, and where it came from (exit code 8).
    """
    replaced: dict[tuple[str, str], None] = {}
    lost: dict[tuple[str, str], None] = {}

    def write(run: Run) -> Run:
        parts = [to_charset(part, charset, fax.letter.language) for part in _NO_BREAKS.split(run.text)]
        for part in parts:
            replaced.update(dict.fromkeys(part.replaced))
            lost.update(dict.fromkeys((run.origin, sign) for sign in part.lost))
        return replace(run, text=NO_BREAK.join(part.text for part in parts))

    rewritten = _mapped(fax, write)
    raise_errors(_lost(origin, sign, charset) for origin, sign in lost)
    return rewritten, tuple(replaced)


def _lost(origin: str, sign: str, charset: Charset) -> Problem:
    shown = f'"{sign}" ' if sign.isprintable() else ""
    name = unicodedata.name(sign, "a character without a name")
    what = f"{shown}(U+{ord(sign):04X}, {name}) cannot be written in {charset}"
    return Problem(origin, what, "write it in Latin or Cyrillic letters", "character", code=ExitCode.CHARACTER)


def _mapped(fax: Fax, write: Callable[[Run], Run]) -> Fax:
    """Return the fax with every run that it shows rewritten, in the order of the page."""

    def line(runs: Line) -> Line:
        return tuple(map(write, runs))

    def lines(several: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(map(line, several))

    cover = tuple(Entry(write(entry.label), lines(entry.lines)) for entry in fax.cover)
    letter = replace(
        fax.letter,
        return_line=(),
        address_in_full=(),
        letterhead=lines(fax.letter.letterhead),
        sender=lines(fax.letter.sender),
        address=lines(fax.letter.address),
        date_line=line(fax.letter.date_line),
        reference=line(fax.letter.reference),
        subject=line(fax.letter.subject),
        salutation=line(fax.letter.salutation),
        body=tuple(Block(line(block.runs), write(Run(block.label)).text) for block in fax.letter.body),
        closing=line(fax.letter.closing),
        signature=lines(fax.letter.signature),
        enclosures=lines(fax.letter.enclosures),
        page_heading=write(Run(fax.letter.page_heading)).text,
    )
    return Fax(letter, cover, line(fax.note))
