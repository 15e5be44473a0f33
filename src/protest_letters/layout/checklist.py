"""What is to be done and posted, with boxes to tick, in the order of the work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from math import ceil

from protest_letters.customs import NO_BREAK
from protest_letters.document import Document, Face, Line, Run, Typefaces
from protest_letters.layout.fill_in import pens_panel, tick_box
from protest_letters.layout.panels import (
    OURS,
    Panel,
    Strip,
    beside,
    fewest,
    framed,
    joined,
    pages_of,
    plain,
    repeated,
    right_panel,
    set_page,
    sheet_zone,
    text_panel,
)
from protest_letters.layout.placing import Type, moved
from protest_letters.layout.ruled_table import Table, closed, head_panel, row_panel
from protest_letters.layout.sheet import missing_characters
from protest_letters.mailout import figures
from protest_letters.mailout.estimate_lines import supplies, warnings_of
from protest_letters.mailout.papers import Job
from protest_letters.mailout.piece import Handover
from protest_letters.mailout.words import words_of
from protest_letters.mailout.words.kinds import Checklist, Words
from protest_letters.problems import raise_errors
from protest_letters.standards import Standard

_NAME, _SMALL, _TITLE, _HEADING = Type(11, 4.9), Type(9, 4.0), Type(17, 7.6), Type(11.5, 5.2)


@dataclass(frozen=True, slots=True)
class _Size:
    """One step of tightness: the text, and what is free over a task and over a part."""

    type: Type
    over: float
    part: float


_How = tuple[_Size, Strip]
#: The largest is taken at which the list has the fewest sheets.
_SIZES = (
    _Size(Type(10.5, 4.6), 1.8, 5.5),
    _Size(Type(10, 4.35), 1.5, 4.6),
    _Size(Type(9.5, 4.1), 1.3, 3.8),
    _Size(Type(9, 3.9), 1.1, 3.2),
)
#: HISTORICAL: as large as reads from across a table.
_LARGE = Type(26, 11.5)
#: A line to write on.
_PEN = Type(9, 9.0)
#: The box to tick, and where the text beside it begins; inside the frame of the band, and under it.
_BOX, _INDENT, _IN_BAND, _UNDER_BAND = 3.6, 7.0, 3.0, 5.5
_SHARES, _FIGURES = (0.44, 0.14, 0.18, 0.24), (1, 2, 3)
#: So many sheets are printed before somebody looks at them.
_LOT = 100

#: The parts of the list and the tasks in each, by who posts.
_BEFORE = ("before", ("cost", "proof", "text"))
_WHERE_SIGNED = {
    Handover.HOME: (
        ("handing", ("lots_packed", "pack", "hand_out", "parcels")),
        ("afterwards", ("slips", "answers", "delete")),
    ),
    Handover.MEETING: (
        ("handing", ("lots_packed", "pack", "meeting", "collect", "parcels")),
        ("afterwards", ("slips", "answers", "delete")),
    ),
    Handover.ORGANISATION: (
        ("making", ("lots", "sign", "fold", "seal", "post", "parcels")),
        ("afterwards", ("posted", "answers", "delete")),
    ),
}
#: Under which tasks somebody writes what.
_PENS = {"cost": ("approved", "day"), "text": ("initials", "initials"), "delete": ("day", "initials")}
#: What is typed for a task; the rest is filled in by hand.
_COMMANDS = {
    "hand_out": "protest register {folder} --handed-out ID…",
    "posted": "protest register {folder} --posted ID..ID",
    "slips": "protest register {folder} --posted ID…",
    "answers": "protest register {folder} --returned ID… --replied ID…",
    "delete": "protest erase {folder}",
}


def lay_out_checklist(job: Job, standard: Standard, typefaces: Typefaces) -> Document:
    """Place the checklist in the organisation's language.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or what is higher than a sheet (5).
    """
    outside = (job.organiser.name, job.folder)
    raise_errors(missing_characters([Run(text, origin=OURS) for text in outside], typefaces))
    words = words_of(job.organiser.country, job.organiser.language)
    text = words.checklist
    whole = sheet_zone(standard)
    strip = Strip(whole.x, whole.w, typefaces)
    band = _band(text, strip) if job.historical else None
    foot = _SMALL.leading + 2.0
    zone = sheet_zone(standard, head=band.height + _UNDER_BAND if band else 0.0, foot=foot)
    pages = fewest(pages_of(list(_panels(job, words, (size, strip))), repeat(zone)) for size in _SIZES)
    placed = []
    for at, page in enumerate(pages, start=1):
        number = right_panel("heading", (Run(text.page.format(page=at, pages=len(pages))),), _SMALL, strip)
        over = [(repeated(band) if at > 1 else band, whole.y)] if band else []
        placed.append(set_page(standard, [*over, (joined(page), zone.y), (number, whole.bottom - _SMALL.leading)]))
    return Document(tuple(placed), words.language, plain(text.title), job.organiser.name)


def _band(text: Checklist, strip: Strip) -> Panel:
    """That nothing is to be posted, in large letters in the middle of a frame, on every page."""
    panel = text_panel("mark", [(Run(text.historical, Face.BOLD),)], _LARGE, strip.part(_IN_BAND, _IN_BAND).even())
    lines = tuple(moved(line, dx=(strip.w - 2 * _IN_BAND - line.box.w) / 2) for line in panel.lines)
    return framed(replace(panel, lines=lines), strip, _IN_BAND)


def _panels(job: Job, words: Words, how: _How) -> Iterator[Panel]:
    text, (size, strip) = words.checklist, how
    yield text_panel("sender", [(Run(job.organiser.name, Face.BOLD, OURS),)], _NAME, strip)
    yield text_panel("title", [(Run(text.title, Face.BOLD),)], _TITLE, strip, over=2.0)
    dated = text.dated.format(date=figures.day(job.letters_of, words))
    yield text_panel("note", [(Run(f"{dated} · {getattr(text, job.handover)}"),)], size.type, strip, over=0.8)
    for part, tasks in (_BEFORE, *_WHERE_SIGNED[job.handover]):
        yield _heading(getattr(text, part), how)
        for task in tasks:
            if task != "parcels" or job.parcels:
                yield _task(task, job, words, how)
        if part == "before":
            yield from _totals(job, words, how)
    yield _heading(text.warnings, how)
    ours, told = list(warnings_of(job.estimate, words)), [_printable(line, strip.typefaces) for line in job.warnings]
    yield from (_ticked((Run(line, origin=OURS),), how) for line in ours)
    if told:
        yield replace(text_panel("note", [(Run(text.messages),)], size.type, strip, over=size.over), stays=True)
    yield from (_ticked((Run(line, origin=OURS),), how) for line in told)
    if not (ours or told):
        yield text_panel("body", [(Run(text.none),)], size.type, strip, over=size.over)


def _printable(text: str, typefaces: Typefaces) -> str:
    """Name the characters that have no glyph by their numbers: a warning may be of just these."""
    lacking = frozenset(typefaces.lacks(text))
    return "".join(f"[U+{ord(sign):04X}]" if sign in lacking else sign for sign in text)


def _heading(text: str, how: _How) -> Panel:
    size, strip = how
    return replace(text_panel("list-heading", [(Run(text, Face.BOLD),)], _HEADING, strip, over=size.part), stays=True)


def _task(task: str, job: Job, words: Words, how: _How) -> Panel:
    """A box, what is to be done, and lines for who did it."""
    figure = {
        "languages": ", ".join(figures.language_name(one, words) for one in job.languages),
        "lots": figures.number(ceil(job.estimate.letters / _LOT), words),
        "packets": figures.number(job.packets, words),
        "parcels": figures.number(job.parcels, words),
        "date": figures.day(job.delete_by, words),
    }
    # a figure stands on the line of the word before it
    text = (
        getattr(words.checklist.tasks, task).replace(" {", f"{NO_BREAK}{{").replace(f"{NO_BREAK}{{command", " {command")
    )
    before, _, after = text.partition("{command}")
    folder = f'"{job.folder}"' if " " in job.folder else job.folder
    command = Run(_COMMANDS.get(task, "").format(folder=folder), Face.BOLD, OURS)
    said = (Run(before.format(**figure)), command, Run(after.format(**figure)))
    pens = [getattr(words.checklist, label) for label in _PENS.get(task, ())]
    return _ticked(tuple(run for run in said if run.text), how, pens)


def _ticked(text: Line, how: _How, pens: Sequence[str] = ()) -> Panel:
    """A text with a box to tick, and lines to write on under it."""
    size, strip = how
    inner = strip.part(_INDENT)
    body = [text_panel("task", [text], size.type, inner)]
    if pens:
        body.append(pens_panel(pens, _PEN, inner))
    box = Panel((), tick_box(strip.x, (size.type.leading - _BOX) / 2, _BOX), 0.0)
    return replace(beside(box, joined(body)), over=size.over)


def _totals(job: Job, words: Words, how: _How) -> Iterator[Panel]:
    """What goes where, what it weighs and costs; then what is needed."""
    size, strip = how
    yield _heading(words.checklist.totals, how)
    table = Table("totals", words.checklist.columns, _SHARES, size.type, size.type, right=_FIGURES)
    yield head_panel(table, strip, over=1.5)
    yield from closed([row_panel(table, row[0], [(Run(cell),) for cell in row], strip) for row in _rows(job, words)])
    rows = [(Run(line),) for line in supplies(job.estimate, words)]
    yield text_panel("body", rows, size.type, strip, over=2.0)


def _rows(job: Job, words: Words) -> Iterator[Sequence[str]]:
    found = job.estimate
    for one in found.zones:
        postage = figures.money(one.postage, words, more=one.unpriced > 0)
        weight = figures.weight(one.grams, words)
        yield figures.route(one.route, words), figures.number(one.letters, words), weight, postage
    grams = figures.weight(sum(one.grams for one in found.zones), words)
    total = figures.money(found.postage, words, more=found.unpriced > 0)
    yield words.checklist.sum, figures.number(found.letters, words), grams, total
