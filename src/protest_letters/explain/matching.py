"""The parts of a letter found again in the text of its file.

Every part stands on lines of its own. Parts with words of the campaign are found by them, white space, hyphens and
middle dots left aside; what stands between two of them belongs to the parts that only the sender could give, or to
parts that the campaign would write otherwise now.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from protest_letters.explain.again import pieces
from protest_letters.explain.parts import Part

_UNEXPLAINED = Part("not explained", "", "", "nothing that the campaign has today puts this there")
#: No part of a letter has more lines than this.
_MAX_LINES = 60
#: No letter has more; a file may come from anyone.
_MAX_ALL = 1000
#: How PDFium shows a hyphen at the end of a line, often without the line's end.
_BREAKS = "\x02\ufffe\u00ad"
#: So many signs on either side of a division tell whether a word has a hyphen of its own there.
_TAIL = 3
_LEFT_ASIDE = frozenset("-‐·") | frozenset(_BREAKS)


@dataclass(frozen=True, slots=True)
class Found:
    """A part, its words in the file, and whether they are what the campaign would write now."""

    part: Part
    words: str
    same: bool


@dataclass(slots=True)
class _Sheet:
    """The lines of the file, as they are and with nothing but their signs, and who has which."""

    lines: Sequence[str]
    bare: Sequence[str]
    taken: dict[int, range]

    def is_free(self, at: int) -> bool:
        return not any(at in lines for lines in self.taken.values())

    def words(self, lines: Sequence[int], known: str = "") -> str:
        return joined([self.lines[at] for at in lines], known)


def bare(text: str) -> str:
    """A text without white space, hyphens and middle dots, its characters in their plain forms."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if not sign.isspace() and sign not in _LEFT_ASIDE)


def joined(lines: Sequence[str], known: str) -> str:
    """Lines as one text, without the hyphens that divide a word at a line's end if `known` has it whole."""
    text = re.sub(rf"(?:[{_BREAKS}]|(?<=\w)-)\n", _BREAKS[0], "\n".join(line.rstrip() for line in lines))
    parts = re.split(f"[{_BREAKS}]", text.replace("\n", " "))
    whole = parts[0]
    for part in parts[1:]:
        divided = whole[-_TAIL:] + part[:_TAIL]
        whole += part if divided in known else f"-{part}"
    return whole


def lines_of_pages(pages: Sequence[str], heading: str) -> list[str]:
    """The lines of all pages, without what heads the second and further ones."""
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        count = heading.format(page=number, pages=len(pages))
        here = page.split("\n")
        ends = [at for at, line in enumerate(here[:4]) if line.endswith(count)] if number > 1 else []
        lines.extend(here[ends[0] + 1 :] if ends else here)
    return [line for line in lines if bare(line)][:_MAX_ALL]


def find_parts(parts: Sequence[Part], lines: Sequence[str]) -> tuple[Found, ...]:
    """Find every part, in the order given; what belongs to none comes last."""
    sheet = _Sheet(lines, [bare(line) for line in lines], {})
    after = waiting = 0
    for at, part in enumerate(parts):
        span = None if part.role == "return line" else _in_order(part, sheet, after, waiting)
        waiting = 0 if span else waiting + (not part.optional)
        if span:
            sheet.taken[at] = span
            after = span.stop
    found = {at: Found(parts[at], sheet.words(span, parts[at].text), same=True) for at, span in sheet.taken.items()}
    for missing, gap in _gaps(parts, sheet):
        found.update(_shared(missing, gap, parts, sheet))
    left = [at for at in range(len(lines)) if sheet.is_free(at)]
    rest = [Found(_UNEXPLAINED, sheet.words(group), same=True) for group in _groups(left)]
    return (*(found[at] for at in sorted(found)), *rest)


def _in_order(part: Part, sheet: _Sheet, after: int, waiting: int) -> range | None:
    """Where a part stands: what stands elsewhere too is meant where the order of the parts has it.

    That is behind the `waiting` parts before it whose words only the sender knows, as each has a line at least; of
    two such lines in a row, as of a town and a country of one name, the second.
    """
    span = (waiting and _span(part, sheet, after + waiting)) or _span(part, sheet, after) or _span(part, sheet, 0)
    if waiting and span and len(span) == 1 and _same(part, sheet, span.stop):
        return range(span.stop, span.stop + 1)
    return span


def _same(part: Part, sheet: _Sheet, at: int) -> bool:
    """Whether a free line has a part's words and nothing else."""
    return at < len(sheet.lines) and sheet.is_free(at) and sheet.bare[at] == bare(part.text)


def _span(part: Part, sheet: _Sheet, after: int) -> range | None:
    """The fewest free lines from `after` on that have a part's words, the first of several; None if none have."""
    wanted = [bare(piece) if at % 2 == 0 else None for at, piece in enumerate(pieces(part.text))]
    wanted = [piece for piece in wanted if piece != ""]
    if not any(wanted):
        return None
    best: range | None = None
    for start in range(after, len(sheet.lines)):
        count = _count(wanted, sheet, start)
        if count and (best is None or count < len(best)):
            best = range(start, start + count)
    return best


def _count(wanted: Sequence[str | None], sheet: _Sheet, start: int) -> int:
    """How many whole lines from `start` on have exactly the wanted pieces (None: anything); 0 if they have not."""
    stop = start
    while stop < min(len(sheet.lines), start + _MAX_LINES) and sheet.is_free(stop):
        stop += 1
    text = "".join(sheet.bare[start:stop])
    ends = list(accumulate(len(line) for line in sheet.bare[start:stop]))
    at, loose = 0, False
    for piece in wanted[:-1]:
        at = at if piece is None else _after(piece, text, at, loose=loose)
        if at < 0:
            return 0
        loose = piece is None
    last = wanted[-1]
    if last is None:
        return next((count for count, end in enumerate(ends, start=1) if end > at), 0)
    for count, end in enumerate(ends, start=1):
        begin = end - len(last)
        if text.startswith(last, max(begin, 0)) and (begin > at if loose else begin == at):
            return count
    return 0


def _after(piece: str, text: str, at: int, *, loose: bool) -> int:
    """Where a piece ends that begins at `at`, or later if something loose stands before it; -1 if it is not there."""
    begin = text.find(piece, at + 1) if loose else at if text.startswith(piece, at) else -1
    return -1 if begin < 0 else begin + len(piece)


def _gaps(parts: Sequence[Part], sheet: _Sheet) -> Iterator[tuple[list[int], list[int]]]:
    """Yield neighbouring parts that were not found, and the free lines between those that were."""
    missing: list[int] = []
    after = 0
    for at in range(len(parts) + 1):
        if at < len(parts) and at not in sheet.taken:
            missing.append(at)
            continue
        span = sheet.taken[at] if at < len(parts) else range(len(sheet.lines), len(sheet.lines))
        if missing:
            yield missing, [line for line in range(after, span.start) if sheet.is_free(line)]
        missing, after = [], span.stop


def _shared(missing: list[int], gap: list[int], parts: Sequence[Part], sheet: _Sheet) -> dict[int, Found]:
    """Give the lines of a gap to the parts that should stand there."""
    wanted = [at for at in missing if not parts[at].optional]
    found: dict[int, Found] = {}
    if len(gap) > len(wanted) > 1 and parts[wanted[-1]].role == "return line":
        at, lines = wanted.pop(), _dotted(gap, sheet)
        found |= _given(at, lines or gap[-1:], parts, sheet)
        gap = [line for line in gap if sheet.is_free(line)]
    if len(wanted) == len(gap) or (len(wanted) == 1 and gap):
        shares = [gap] if len(wanted) == 1 else [[line] for line in gap]
        for at, lines in zip(wanted, shares, strict=True):
            found |= _given(at, lines, parts, sheet)
    elif len(gap) > len(wanted) > 0 and all(parts[at].from_sender for at in wanted):
        found |= _together(wanted, gap, parts, sheet)
    else:
        found |= {at: Found(parts[at], "", same=False) for at in wanted}
    return found


def _given(at: int, lines: list[int], parts: Sequence[Part], sheet: _Sheet) -> dict[int, Found]:
    sheet.taken[at] = range(lines[0], lines[-1] + 1)
    return {at: Found(parts[at], sheet.words(lines, parts[at].text), same=parts[at].from_sender)}


def _dotted(gap: Sequence[int], sheet: _Sheet) -> list[int]:
    """The lines of a gap from the last ones with middle dots on: the return line, wherever it was broken."""
    groups = list(_groups([at for at in gap if "·" in sheet.lines[at]]))
    return [at for at in gap if at >= groups[-1][0]] if groups else []


def _together(wanted: list[int], gap: list[int], parts: Sequence[Part], sheet: _Sheet) -> dict[int, Found]:
    """One row for several parts of the sender's whose lines cannot be told apart."""
    first = parts[wanted[0]]
    origin = ", ".join(dict.fromkeys(parts[at].origin for at in wanted)).replace(", the sender: ", ", ")
    whole = replace(first, origin=origin, text="".join(parts[at].text for at in wanted))
    sheet.taken[wanted[0]] = range(gap[0], gap[-1] + 1)
    return {wanted[0]: Found(whole, sheet.words(gap), same=True)}


def _groups(lines: Sequence[int]) -> Iterator[list[int]]:
    """Divide line numbers into runs of neighbours."""
    group: list[int] = []
    for at in lines:
        if group and at != group[-1] + 1:
            yield group
            group = []
        group.append(at)
    if group:
        yield group
