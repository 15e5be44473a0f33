"""A petition with printed signatories: the letter in its window, then the list in columns.

It takes as many sheets as it needs; every further one repeats addressee and request.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Document, Face, Page, PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.layout.columns import (
    Column,
    Entry,
    Grid,
    balanced,
    broken_entries,
    column_of,
    filled,
    height_of,
    place_columns,
)
from protest_letters.layout.flow import chunks, opening_and_body
from protest_letters.layout.head import Head, place_head
from protest_letters.layout.in_window import strangers
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.sheet import all_runs, marks_of, missing_characters
from protest_letters.layout.sheet_parts import counted, foot, foot_height, height, rows_of, short_head, stacked
from protest_letters.layout.signing import BESIDE_STAMP
from protest_letters.layout.structure import path_of
from protest_letters.layout.styles import LARGE, NORMAL, Setting, Style, tightened
from protest_letters.petitions.petition import Petition
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane

#: How the list is tried, by the size of the text: the largest of those that take the fewest sheets.
GRIDS = {
    NORMAL.settings[0].type.size_pt: (
        Grid(2, Type(9.5, 4.2)),
        Grid(2, Type(9, 3.9)),
        Grid(2, Type(8.5, 3.7)),
        Grid(1, Type(9, 3.9)),
    ),
    LARGE.settings[0].type.size_pt: (
        Grid(2, Type(14, 6.1), between=1.2),
        Grid(1, Type(14, 6.1), between=1.2),
        Grid(1, Type(12, 5.2)),
    ),
}
#: Of longer lists only one way to set them is tried.
_LONG_LIST = 600
#: A last sheet has at least so many names, and a list begins under the text with so many lines.
_LAST, _FIRST_LINES = 6, 3
_UNDER_TEXT, _UNDER_HEADING, _OVER_FOOT = 3.5, 1.2, 2.5
_HEADING = Type(10.5, 4.8)
#: Under the list: room for a pen, the line to sign on, who signs.
_PEN, _SIGNS, _SIGN_LINE = 12.0, Type(9, 4.0), 75.0
#: How far over the text of a further page its head begins.
_HEAD_OVER = 15.0
#: No sheet's number is wider, as heights are reckoned before sheets are counted.
_WIDEST = 9999


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The places of the list's parts: on the first sheet, and on all others."""

    first: Zone
    first_foot: Zone
    next: Zone
    next_foot: Zone


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands on which sheet."""

    setting: Setting
    text: list[list[PlacedLine]]
    entries: list[Entry]
    grid: Grid
    column: Column
    shares: list[int]

    @property
    def sheets(self) -> int:
        return max(len(self.text), len(self.text) - 1 + len(self.shares))


def lay_out_petition(
    petition: Petition, standard: Standard, typefaces: Typefaces, style: Style = NORMAL, *, pane: Pane | None = None
) -> Document:
    """Place a petition and its printed signatories, for window envelopes if they are meant.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or with what does not fit its place (5),
            in millimetres.
    """
    raise_errors(missing_characters(runs_of(petition), typefaces))
    head = place_head(petition.letter, standard, typefaces, style, pane=pane)
    try:
        sheets = _sheets(petition, standard, typefaces)
        plan = _best_plan(petition, sheets, typefaces, style)
    except ProtestError as error:
        raise ProtestError([*head.problems, *error.problems]) from None
    raise_errors([*head.problems, *(strangers((*head.lines, *plan.text[0]), pane) if pane else ())])
    head = replace(head, rules=(*marks_of(standard, pane), *head.rules))
    pages = tuple(_pages(petition, plan, sheets, (standard, head), typefaces=typefaces))
    letter = petition.letter
    notes = tightened(plan.setting, style.settings, "take fewer sheets")
    return Document(pages, letter.language, letter.title, letter.author, head.cautions, notes=notes)


def runs_of(petition: Petition) -> Iterator[Run]:
    """Every run of a petition that came from outside or from a file."""
    yield from all_runs(petition.letter)
    for line in (petition.responsible, petition.signs, *petition.people, *(one.runs for one in petition.request)):
        yield from line


def _sheets(petition: Petition, standard: Standard, typefaces: Typefaces) -> _Sheets:
    """On the first sheet the foot stands beside the place of the registry's stamp, on others under everything."""
    stamp, text, beyond = standard.stamp, standard.text, standard.next_text
    width = stamp.x - text.x - BESIDE_STAMP
    low = max(stamp.bottom, text.bottom)
    top = min(stamp.y, low - foot_height(petition, width, typefaces)) - _OVER_FOOT
    most = petition.words.sheet.format(sheet=_WIDEST, sheets=_WIDEST)
    head = short_head(petition, most, replace(beyond, y=beyond.y - _HEAD_OVER), typefaces)
    under = beyond.bottom - foot_height(petition, beyond.w, typefaces) - _OVER_FOOT
    return _Sheets(
        Zone(text.x, text.y, text.w, top - text.y),
        Zone(text.x, text.y, width, low - text.y),
        Zone(beyond.x, head.bottom, beyond.w, under - head.bottom),
        Zone(beyond.x, beyond.y - _HEAD_OVER, beyond.w, beyond.h + _HEAD_OVER),
    )


def _best_plan(petition: Petition, sheets: _Sheets, typefaces: Typefaces, style: Style) -> _Plan:
    """Return the plan of fewest sheets; among like ones, one with names under the text, in the largest type.

    Raises:
        ProtestError: no way to set it fits (exit code 5).
    """
    settings, grids = style.settings, GRIDS[style.settings[0].type.size_pt]
    if len(petition.people) > _LONG_LIST:
        settings, grids = settings[:1], grids[1:]
    plans: list[_Plan] = []
    problems: tuple[Problem, ...] = ()
    for grid in grids:
        try:
            column = column_of(grid, sheets.next.w, len(petition.people), typefaces)
            entries = broken_entries(petition.people, grid, column, typefaces)
            plans.extend(_plan(petition, sheets, (grid, column, entries), one, typefaces=typefaces) for one in settings)
        except ProtestError as error:
            problems = error.problems
            continue
        if len(petition.people) > _LONG_LIST:
            break
    if not plans:
        raise ProtestError(problems)
    return min(plans, key=lambda one: (one.sheets, one.shares[0] == 0))


def _plan(
    petition: Petition,
    sheets: _Sheets,
    listed: tuple[Grid, Column, list[Entry]],
    setting: Setting,
    *,
    typefaces: Typefaces,
) -> _Plan:
    grid, column, entries = listed
    text = _text(petition, sheets, setting, typefaces)
    zone = sheets.next if len(text) > 1 else sheets.first
    over = _UNDER_TEXT + _HEADING.leading + _UNDER_HEADING
    left = zone.bottom - text[-1][-1].box.bottom - over
    shares = _shares(entries, (left, sheets.next.h), grid, _signing_height(petition, sheets, typefaces))
    return _Plan(setting, text, entries, grid, column, shares)


def _text(petition: Petition, sheets: _Sheets, setting: Setting, typefaces: Typefaces) -> list[list[PlacedLine]]:
    """Place subject to closing, on further sheets too if need be.

    Raises:
        ProtestError: a piece is higher than a sheet (exit code 5).
    """
    closing = rows_of("closing", [petition.letter.closing], setting.type, sheets.first.w, typefaces=typefaces)
    rows = [
        *opening_and_body(petition.letter, sheets.first.w, setting, typefaces),
        *(replace(row, over=setting.wide_gap if at == 0 else 0.0) for at, row in enumerate(closing)),
    ]
    pages: list[list[PlacedLine]] = [[]]
    zone, top = sheets.first, sheets.first.y
    for chunk in chunks(rows):
        if top + height(chunk) > zone.bottom and pages[-1]:
            pages.append([])
            zone, top = sheets.next, sheets.next.y
        if top + height(chunk) > zone.bottom:
            what = f"{chunk[0].role} is {height(chunk):.1f} mm high, its place on the sheet {zone.h:.1f} mm"
            raise ProtestError([Problem("letter", what, "shorten the text", "too-high", code=ExitCode.FIT)])
        pages[-1].extend(stacked(chunk, zone.x, top, typefaces))
        top += height(chunk)
    return pages


def _shares(entries: Sequence[Entry], heights: tuple[float, float], grid: Grid, under: float) -> list[int]:
    """How many entries stand on each sheet, from that of the text's end on; the last leaves `under` free.

    Raises:
        ProtestError: an entry is higher than a sheet (exit code 5).
    """
    shares: list[int] = []
    at, room = 0, heights[0] if heights[0] >= _FIRST_LINES * grid.type.leading else 0.0
    while True:
        rest = len(entries) - at
        low = height_of(entries[at : at + 2 * grid.columns * 200], grid) / grid.columns
        if low <= room and sum(map(len, filled(entries, room - under, grid, at))) == rest:
            return [*shares, rest]
        share = sum(map(len, filled(entries, room, grid, at))) if room else 0
        # what is left must stand on the last sheet over the line to sign on
        share = min(share, max(rest - _LAST, rest // 2))
        if share == 0 and shares:
            what = f"an entry with the line to sign on is higher than a sheet, {heights[1]:.1f} mm"
            raise ProtestError([Problem("signatories", what, "shorten it", "too-high", code=ExitCode.FIT)])
        shares.append(share)
        at, room = at + share, heights[1]


def _signing_height(petition: Petition, sheets: _Sheets, typefaces: Typefaces) -> float:
    rows = rows_of("signature", [petition.signs], _SIGNS, sheets.first.w, typefaces=typefaces)
    return _PEN + height(rows) + _UNDER_HEADING


def _pages(
    petition: Petition, plan: _Plan, sheets: _Sheets, front: tuple[Standard, Head], *, typefaces: Typefaces
) -> Iterator[Page]:
    standard, head = front
    _, width, depth = standard.paper
    at = 0
    for number in range(1, plan.sheets + 1):
        turn = number - len(plan.text)
        share = plan.shares[turn] if turn >= 0 else 0
        text = plan.text[number - 1] if number <= len(plan.text) else []
        top = text[-1].box.bottom + _UNDER_TEXT if text else sheets.next.y
        lines, rules = _listed(petition, plan, (at, share), replace(sheets.next, y=top), typefaces=typefaces)
        at += share
        count = counted(petition, sheet=(number, plan.sheets), here=str(share), total=str(len(plan.entries)))
        # it is read at the end, where it does not part the list
        place = sheets.first_foot if number == 1 else sheets.next_foot
        low = foot(petition, count, place, typefaces, read=number == plan.sheets)
        if number == 1:
            over, ruled = head.lines, head.rules
        else:
            sheet = petition.words.sheet.format(sheet=number, sheets=plan.sheets)
            short = short_head(petition, sheet, sheets.next_foot, typefaces)
            over, ruled = short.lines, short.rules
        yield Page(width, depth, (*over, *text, *lines, *low.lines), (*ruled, *rules, *low.rules))


def _listed(
    petition: Petition, plan: _Plan, share: tuple[int, int], zone: Zone, *, typefaces: Typefaces
) -> tuple[list[PlacedLine], list[Rule]]:
    """A sheet's share of the list: with its heading under the text, with the line to sign on behind the last."""
    first, count = share
    if not count:
        return [], []
    lines: list[PlacedLine] = []
    top = zone.y
    if first == 0:
        words = (Run(petition.words.signatories, Face.BOLD),)
        heading = Row("list-heading", words, _HEADING, path=path_of("list-heading"))
        lines.append(place(heading, zone.x, top, typefaces))
        top = lines[-1].box.bottom + _UNDER_HEADING
    entries = plan.entries[first : first + count]
    last = first + count == len(plan.entries)
    columns = balanced(entries, plan.grid)
    lines.extend(place_columns(columns, replace(zone, y=top), plan.grid, plan.column, typefaces=typefaces))
    if not last:
        return lines, []
    line = max(one.box.bottom for one in lines) + _PEN
    rows = rows_of("signature", [petition.signs], _SIGNS, zone.w, typefaces=typefaces)
    lines.extend(stacked(rows, zone.x, line + _UNDER_HEADING / 2, typefaces))
    return lines, [Rule(zone.x, line, zone.x + _SIGN_LINE, line)]
