"""What is to be done and posted, with boxes to tick, in the order of the work."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from math import ceil

from protest_letters.document import Document, Face, Line, Run, Typefaces
from protest_letters.layout.fill_in import pens_panel, tick_box
from protest_letters.layout.panels import (
    Panel,
    Strip,
    beside,
    framed,
    joined,
    pages_of,
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
_TEXT, _CELL = Type(10.5, 4.6), Type(10, 4.4)
#: HISTORICAL: as large as reads from across a table.
_LARGE = Type(26, 11.5)
#: A line to write on.
_PEN = Type(9, 9.0)
#: The box to tick, where the text beside it begins, and what is free over a task and over a part.
_BOX, _INDENT, _OVER, _PART = 3.6, 7.0, 1.8, 5.5
_IN_BAND = 3.0
_SHARES, _FIGURES = (0.44, 0.14, 0.18, 0.24), (1, 2, 3)
#: So many sheets are printed before somebody looks at them.
_LOT = 100
_OURS = "the organisation's details"

#: The parts of the list and the tasks in each, by who posts.
_BEFORE = ("before", ("cost", "proof", "text"))
_WHERE_SIGNED = {
    Handover.HOME: (
        ("handing", ("lots", "pack", "hand_out", "parcels")),
        ("afterwards", ("slips", "answers", "delete")),
    ),
    Handover.MEETING: (
        ("handing", ("lots", "pack", "meeting", "collect", "parcels")),
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
    "posted": "protest register {folder} --posted ID…",
    "slips": "protest register {folder} --posted ID…",
    "answers": "protest register {folder} --returned ID… --replied ID…",
    "delete": "protest erase {folder}",
}


def lay_out_checklist(job: Job, standard: Standard, typefaces: Typefaces) -> Document:
    """Place the checklist in the organisation's language.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or what is higher than a sheet (5).
    """
    outside = (job.organiser.name, job.folder, *job.warnings)
    raise_errors(missing_characters([Run(text, origin=_OURS) for text in outside], typefaces))
    words = words_of(job.organiser.country, job.organiser.language)
    text = words.checklist
    whole = sheet_zone(standard)
    strip = Strip(whole.x, whole.w, typefaces)
    band = _band(text, strip) if job.historical else None
    foot = _SMALL.leading + 2.0
    zone = sheet_zone(standard, head=band.height + _PART if band else 0.0, foot=foot)
    pages = pages_of(list(_panels(job, words, strip)), repeat(zone))
    placed = []
    for at, page in enumerate(pages, start=1):
        number = right_panel("heading", (Run(text.page.format(page=at, pages=len(pages))),), _SMALL, strip)
        over = [(band, whole.y)] if band else []
        placed.append(set_page(standard, [*over, (joined(page), zone.y), (number, whole.bottom - _SMALL.leading)]))
    return Document(tuple(placed), words.language, text.title, job.organiser.name)


def _band(text: Checklist, strip: Strip) -> Panel:
    """That nothing is to be posted, in large letters in the middle of a frame, on every page."""
    panel = text_panel("mark", [(Run(text.historical, Face.BOLD),)], _LARGE, strip.part(_IN_BAND, _IN_BAND).even())
    lines = tuple(moved(line, dx=(strip.w - 2 * _IN_BAND - line.box.w) / 2) for line in panel.lines)
    return framed(replace(panel, lines=lines), strip, _IN_BAND)


def _panels(job: Job, words: Words, strip: Strip) -> Iterator[Panel]:
    text = words.checklist
    yield text_panel("sender", [(Run(job.organiser.name, Face.BOLD, _OURS),)], _NAME, strip)
    yield text_panel("title", [(Run(text.title, Face.BOLD),)], _TITLE, strip, over=2.0)
    dated = text.dated.format(date=figures.day(job.letters_of, words))
    yield text_panel("note", [(Run(f"{dated} · {getattr(text, job.handover)}"),)], _TEXT, strip, over=0.8)
    for part, tasks in (_BEFORE, *_WHERE_SIGNED[job.handover]):
        yield _heading(getattr(text, part), strip)
        for task in tasks:
            if task != "parcels" or job.parcels:
                yield _task(task, job, words, strip)
        if part == "before":
            yield from _totals(job, words, strip)
    yield _heading(text.warnings, strip)
    warned = [*warnings_of(job.estimate, words), *job.warnings]
    yield from (_ticked((Run(line, origin=_OURS),), strip) for line in warned)
    if not warned:
        yield text_panel("body", [(Run(text.none),)], _TEXT, strip, over=_OVER)


def _heading(text: str, strip: Strip) -> Panel:
    return replace(text_panel("list-heading", [(Run(text, Face.BOLD),)], _HEADING, strip, over=_PART), stays=True)


def _task(task: str, job: Job, words: Words, strip: Strip) -> Panel:
    """A box, what is to be done, and lines for who did it."""
    figure = {
        "languages": ", ".join(figures.language_name(one, words) for one in job.languages),
        "lots": figures.number(ceil(job.estimate.letters / _LOT), words),
        "packets": figures.number(job.packets, words),
        "parcels": figures.number(job.parcels, words),
        "date": figures.day(job.delete_by, words),
    }
    before, _, after = getattr(words.checklist.tasks, task).partition("{command}")
    command = Run(_COMMANDS.get(task, "").format(folder=job.folder), Face.BOLD, _OURS)
    said = (Run(before.format(**figure)), command, Run(after.format(**figure)))
    pens = [getattr(words.checklist, label) for label in _PENS.get(task, ())]
    return _ticked(tuple(run for run in said if run.text), strip, pens)


def _ticked(text: Line, strip: Strip, pens: Sequence[str] = ()) -> Panel:
    """A text with a box to tick, and lines to write on under it."""
    inner = strip.part(_INDENT)
    body = [text_panel("task", [text], _TEXT, inner)]
    if pens:
        body.append(pens_panel(pens, _PEN, inner))
    box = Panel((), tick_box(strip.x, (_TEXT.leading - _BOX) / 2, _BOX), 0.0)
    return replace(beside(box, joined(body)), over=_OVER)


def _totals(job: Job, words: Words, strip: Strip) -> Iterator[Panel]:
    """What goes where, what it weighs and costs; then what is needed."""
    yield _heading(words.checklist.totals, strip)
    table = Table(words.checklist.columns, _SHARES, _CELL, _CELL, right=_FIGURES)
    yield head_panel(table, strip, over=1.5)
    yield from closed([row_panel(table, [(Run(cell),) for cell in row], strip) for row in _rows(job, words)])
    rows = [(Run(line),) for line in supplies(job.estimate, words)]
    yield text_panel("body", rows, _TEXT, strip, over=2.0)


def _rows(job: Job, words: Words) -> Iterator[Sequence[str]]:
    found = job.estimate
    for one in found.zones:
        postage = figures.money(one.postage, words, more=one.unpriced > 0)
        weight = figures.weight(one.grams, words)
        yield figures.route(one.route, words), figures.number(one.letters, words), weight, postage
    grams = figures.weight(sum(one.grams for one in found.zones), words)
    total = figures.money(found.postage, words, more=found.unpriced > 0)
    yield words.checklist.sum, figures.number(found.letters, words), grams, total
