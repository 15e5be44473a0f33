"""A letter and a standard to pages: what stands where on the sheet, in millimetres."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.customs import custom_of
from protest_letters.document import (
    Block,
    Document,
    Face,
    Letter,
    Line,
    Page,
    PlacedLine,
    PlacedRun,
    Rule,
    Run,
    Typefaces,
    Zone,
)
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard

MM_PER_PT = 25.4 / 72
#: Where in its box a line's baseline stands: this share of the type size below the middle.
_BASELINE = 0.34


@dataclass(frozen=True, slots=True)
class Type:
    """Size in points and distance of lines in millimetres."""

    size_pt: float
    leading: float


@dataclass(frozen=True, slots=True)
class Setting:
    """One step of tightness: the text's type, the space between paragraphs, the room for the pen."""

    type: Type
    gap: float
    pen: float


#: The steps a letter goes through before it takes a second page. 10 pt is the least that DIN 5008 lets a letter have;
#: the room for the pen stays.
TIGHTENING = (
    Setting(Type(11, 5.2), 2.9, 20),
    Setting(Type(11, 4.9), 2.5, 20),
    Setting(Type(11, 4.7), 2.3, 20),
    Setting(Type(10.5, 4.5), 2.0, 20),
    Setting(Type(10, 4.3), 1.8, 20),
)
_SENDER = (Type(10.5, 4.6), Type(10, 4.3), Type(9, 3.8), Type(8, 3.4))
_RETURN = (Type(8, 3.2), Type(7, 2.8), Type(6, 2.6))
#: A standard says the smallest it allows.
_ADDRESS = (Type(11, 4.9), Type(10.5, 4.55), Type(10, 4.15), Type(9.5, 3.9), Type(9, 3.55), Type(8, 3.2))
_DATE = (Type(11, 5.0), Type(10, 4.5))
_HEADING = Type(9, 4.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A broken line on its way to a page: indent, the space over it, and whether it stays with the next one."""

    role: str
    runs: Line
    type: Type
    over: float = 0.0
    indent: float = 0.0
    label: str = ""
    stays: bool = False


def lay_out(letter: Letter, standard: Standard, typefaces: Typefaces) -> Document:
    """Place a letter on as many pages as it needs.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or with every part that does not fit
            its place (5), in millimetres.
    """
    _raise(_missing_characters(letter, typefaces))
    head, problems = _head(letter, standard, typefaces)
    try:
        flow = _fit(letter, standard, typefaces)
    except ProtestError as error:
        raise ProtestError([*problems, *error.problems]) from None
    _raise(problems)
    pages = [_page(standard, [*head, *flow[0]], first=True)]
    for number, lines in enumerate(flow[1:], start=2):
        heading = _page_heading(letter, standard, typefaces, number, len(flow))
        pages.append(_page(standard, [*heading, *lines], first=False))
    return Document(tuple(pages), letter.language, letter.title, letter.author)


def _raise(problems: Sequence[Problem]) -> None:
    if problems:
        raise ProtestError(problems)


def _page(standard: Standard, lines: Sequence[PlacedLine], *, first: bool) -> Page:
    _, width, height = standard.paper
    rules: list[Rule] = [Rule(3.5, y, 7.0, y) for y in standard.folds] if first else []
    if first and standard.return_line and any(line.role == "return" for line in lines):
        y = standard.return_line.bottom
        rules.append(Rule(standard.return_line.x, y, standard.return_line.right, y))
    return Page(width, height, tuple(lines), tuple(rules))


def all_runs(letter: Letter) -> Iterator[Run]:
    """Every run of a letter, in the order of the page."""
    for part in (
        *letter.sender,
        letter.return_line,
        *letter.address,
        letter.date_line,
        letter.subject,
        letter.salutation,
    ):
        yield from part
    for block in letter.body:
        yield from block.runs
    for part in (letter.closing, *letter.signature, *letter.enclosures):
        yield from part


def _missing_characters(letter: Letter, typefaces: Typefaces) -> list[Problem]:
    found = {(run.origin, sign): None for run in all_runs(letter) for sign in typefaces.lacks(run.text)}
    return [
        Problem(
            origin,
            f'"{sign}" (U+{ord(sign):04X} {unicodedata.name(sign, "without a name")}) is in no font',
            "write it in Latin or Cyrillic letters",
            "character",
            code=ExitCode.CHARACTER,
        )
        if sign.isprintable()
        else Problem(
            origin,
            f"U+{ord(sign):04X} {unicodedata.name(sign, 'control character')} is in no font",
            "remove it",
            "character",
            code=ExitCode.CHARACTER,
        )
        for origin, sign in found
    ]


def _head(letter: Letter, standard: Standard, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Problem]]:
    """Place what stands above the text; every part that does not fit is reported."""
    lines: list[PlacedLine] = []
    problems: list[Problem] = []
    readable = [step for step in _ADDRESS if step.size_pt >= standard.address_min_pt]
    parts = [
        ("sender", letter.sender, standard.sender, _SENDER),
        ("address", letter.address, standard.address, readable),
        ("date", (letter.date_line,), standard.date, _DATE),
    ]
    if standard.return_line:
        parts.append(("return", (_with_dots(letter.return_line),), standard.return_line, _RETURN))
    for role, texts, zone, steps in parts:
        try:
            placed = _into_zone(role, texts, zone, steps, typefaces)
        except ProtestError as error:
            problems.extend(error.problems)
            continue
        if role == "return":
            placed = [_moved(line, dy=zone.bottom - placed[-1].box.bottom - 0.4) for line in placed]
        if role == "date" and standard.date_right:
            placed = [_moved(line, dx=zone.right - line.box.right) for line in placed]
        lines.extend(placed)
    return lines, problems


def _with_dots(parts: Line) -> Line:
    return tuple(replace(run, text=run.text + " · ") if at < len(parts) - 1 else run for at, run in enumerate(parts))


def _into_zone(
    role: str, texts: Sequence[Line], zone: Zone, steps: Sequence[Type], typefaces: Typefaces
) -> list[PlacedLine]:
    """Set lines into a zone at the first size at which they fit."""
    problems: tuple[Problem, ...] = ()
    for step in steps:
        measure = Measure(zone.w, step.size_pt, typefaces, balanced=True)
        try:
            rows = [row for text in texts for row in break_lines(text, measure)]
        except ProtestError as error:
            problems = error.problems
            continue
        if len(rows) * step.leading <= zone.h + 0.01:
            return [
                _place(role, runs, zone.x, zone.y + at * step.leading, step, typefaces) for at, runs in enumerate(rows)
            ]
        problems = (_too_high(role, texts, len(rows) * step.leading, zone),)
    raise ProtestError(problems)


_PARTS = {
    "sender": "the sender's block",
    "return": "the return line",
    "address": "the address",
    "date": "the date line",
}


def _too_high(role: str, texts: Sequence[Line], height: float, zone: Zone) -> Problem:
    longest = max((run for text in texts for run in text), key=lambda run: len(run.text))
    return Problem(
        longest.origin,
        f"{_PARTS[role]} is {height:.1f} mm high, its place {zone.h:.1f} mm",
        "shorten or leave out a line",
        "too-high",
        code=ExitCode.FIT,
    )


def _place(role: str, runs: Line, x: float, top: float, step: Type, typefaces: Typefaces) -> PlacedLine:
    placed: list[PlacedRun] = []
    at = x
    for run in runs:
        placed.append(PlacedRun(at, run.text, run.face))
        at += typefaces.width(run.text, run.face, step.size_pt)
    baseline = top + step.leading / 2 + _BASELINE * step.size_pt * MM_PER_PT
    return PlacedLine(role, baseline, step.size_pt, tuple(placed), Zone(x, top, at - x, step.leading))


def _moved(line: PlacedLine, dx: float = 0.0, dy: float = 0.0) -> PlacedLine:
    runs = tuple(replace(run, x=run.x + dx) for run in line.runs)
    box = replace(line.box, x=line.box.x + dx, y=line.box.y + dy)
    return replace(line, y=line.y + dy, runs=runs, box=box)


def _fit(letter: Letter, standard: Standard, typefaces: Typefaces) -> list[list[PlacedLine]]:
    """Set the text on one page as loosely as it goes; on several pages with the first, loosest setting."""
    for setting in TIGHTENING:
        rows = list(_rows(letter, standard, setting, typefaces))
        pages = _paginate(rows, standard, typefaces)
        if len(pages) == 1:
            return pages
    return _paginate(list(_rows(letter, standard, TIGHTENING[0], typefaces)), standard, typefaces)


def _rows(letter: Letter, standard: Standard, setting: Setting, typefaces: Typefaces) -> Iterator[_Row]:
    """Yield subject to enclosures as broken lines."""
    size, gap, text = setting.type, setting.gap, standard.text
    wide = Measure(text.w, size.size_pt, typefaces, custom_of(letter.language).hyphenation)
    narrow = replace(wide, width=standard.stamp.x - text.x - 4, hyphenation="")
    plain = replace(wide, hyphenation="")
    subject = _together(
        _Row("subject", runs, size) for runs in break_lines(letter.subject, replace(plain, balanced=True))
    )
    salutation = _together(_Row("salutation", runs, size) for runs in break_lines(letter.salutation, plain))
    for at, part in enumerate((subject, salutation) if letter.subject_first else (salutation, subject)):
        yield from _opened(part, at * (gap + size.leading / 2))
    paragraphs = [
        _paragraph(block, wide, size, gap if at else gap + size.leading / 4) for at, block in enumerate(letter.body)
    ]
    for rows in paragraphs[:-1]:
        yield from rows
    yield from [*paragraphs[-1][:-2], *_together(paragraphs[-1][-2:])]
    yield from _end(letter, setting, plain, narrow)


def _end(letter: Letter, setting: Setting, wide: Measure, narrow: Measure) -> Iterator[_Row]:
    """Closing, room for the pen, typed name, enclosures: one piece, beside the stamp's place."""
    size, gap = setting.type, setting.gap
    short = wide.of(letter.closing) <= narrow.width
    closing = break_lines(letter.closing, narrow if short else wide)
    yield from _opened(_together(_Row("closing", runs, size) for runs in closing), gap + size.leading / 4)
    signature = [_Row("signature", runs, size) for text in letter.signature for runs in break_lines(text, narrow)]
    enclosures = [_Row("enclosure", runs, size) for text in letter.enclosures for runs in break_lines(text, narrow)]
    yield from _opened(_together(signature) if enclosures else [*_together(signature[:-1]), signature[-1]], setting.pen)
    if enclosures:
        yield from _opened([*_together(enclosures[:-1]), enclosures[-1]], gap + size.leading / 4)


def _together(rows: Iterable[_Row]) -> list[_Row]:
    return [replace(row, stays=True) for row in rows]


def _opened(rows: Sequence[_Row], over: float) -> Iterator[_Row]:
    for at, row in enumerate(rows):
        yield replace(row, over=over) if at == 0 else row


def _paragraph(block: Block, wide: Measure, size: Type, gap: float) -> list[_Row]:
    indent = 7.0 if block.label else 0.0
    lines = break_lines(block.runs, replace(wide, width=wide.width - indent))
    rows = [_Row("body", runs, size, indent=indent) for runs in lines]
    rows[0] = replace(rows[0], over=gap if not block.label else gap / 2, label=block.label)
    # no lonely first or last line on a page
    if len(rows) > 1:
        rows[0] = replace(rows[0], stays=True)
        rows[-2] = replace(rows[-2], stays=True)
    return rows


def _paginate(rows: Sequence[_Row], standard: Standard, typefaces: Typefaces) -> list[list[PlacedLine]]:
    """Fill page after page; rows that stay together are never parted."""
    pages: list[list[PlacedLine]] = [[]]
    zone = standard.text
    y = zone.y
    for chunk in _chunks(rows):
        placed = _placed_chunk(chunk, zone, y, standard, typefaces, first=len(pages) == 1)
        if placed is None:
            pages.append([])
            zone = standard.next_text
            placed = _placed_chunk(chunk, zone, zone.y, standard, typefaces, first=False)
            if placed is None:
                raise ProtestError([_no_room(chunk, zone)])
        pages[-1].extend(placed)
        y = pages[-1][-1].box.bottom
    return pages


def _no_room(chunk: Sequence[_Row], zone: Zone) -> Problem:
    height = sum(row.over + row.type.leading for row in chunk)
    what = f"{chunk[0].role} to {chunk[-1].role} are {height:.1f} mm high, a page {zone.h:.1f} mm"
    return Problem("letter", what, "shorten the text", "too-high", code=ExitCode.FIT)


def _chunks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    chunk: list[_Row] = []
    for row in rows:
        chunk.append(row)
        if not row.stays:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _placed_chunk(
    chunk: Sequence[_Row], zone: Zone, top: float, standard: Standard, typefaces: Typefaces, *, first: bool
) -> list[PlacedLine] | None:
    """Place rows one under the other from `top` on, or return None where they do not fit."""
    placed: list[PlacedLine] = []
    y = top
    for row in chunk:
        y += row.over if y > zone.y else 0.0
        line = _place(row.role, row.runs, zone.x + row.indent, y, row.type, typefaces)
        if line.box.bottom > zone.bottom + 0.01 or (first and line.box.meets(standard.stamp)):
            return None
        if row.label:
            placed.append(_place("label", (Run(row.label),), zone.x, y, row.type, typefaces))
        placed.append(line)
        y = line.box.bottom
    return placed


def _page_heading(
    letter: Letter, standard: Standard, typefaces: Typefaces, number: int, pages: int
) -> list[PlacedLine]:
    """What heads a further page: to whom, of when, which page."""
    zone = standard.next_text
    top = zone.y - 15
    to = "".join(run.text for line in letter.address[:2] for run in (*line, Run(", ")))[:-2]
    date = "".join(run.text for run in letter.date_line)
    count = (Run(letter.page_heading.format(page=number, pages=pages)),)
    right = _place("heading", count, zone.x, top, _HEADING, typefaces)
    measure = Measure(zone.w - right.box.w - 10, _HEADING.size_pt, typefaces)
    left = break_lines((Run(f"{to} · {date}", Face.REGULAR),), measure)
    lines = [
        _place("heading", runs, zone.x, top + at * _HEADING.leading, _HEADING, typefaces)
        for at, runs in enumerate(left)
    ]
    return [*lines, _moved(right, dx=zone.right - right.box.right)]
