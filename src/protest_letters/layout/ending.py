"""The end of a letter: closing, room for the pen, typed lines, enclosures, and the room for an organisation's stamp."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Letter, Line, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import ROUNDING, Row, Type
from protest_letters.layout.signing import BESIDE_STAMP, SEAL, signing_width
from protest_letters.layout.structure import path_of, rows_of_text
from protest_letters.layout.styles import Setting
from protest_letters.standards import Standard


@dataclass(frozen=True, slots=True)
class Way:
    """How wide the lines under the pen may be, and whether a wide one stands under the stamp's room, not beside it."""

    width: float
    under: bool = False


def ways(letter: Letter, standard: Standard) -> tuple[tuple[Way, ...], ...]:
    """The ways to end a letter, the best first: those of a later group only where none before gives one page.

    Lines are as wide as they are if they stay clear of the registry's stamp, else broken left of it. An organisation's
    letter is rather set tighter than with broken names, which its own stamp breaks in the last resort only.
    """
    widths = (standard.text.w, signing_width(standard, seal=False))
    if not letter.seal:
        return (tuple(Way(width) for width in widths),)
    whole = (tuple(Way(width, under) for under in (False, True)) for width in widths)
    return (*whole, (Way(signing_width(standard, seal=True)),))


def set_rows(role: str, texts: Iterable[Line], step: Type, measure: Measure) -> list[Row]:
    """Break texts to rows of one role.

    Raises:
        ProtestError: a word is wider than the line (exit code 5).
    """
    return [
        row
        for at, text in enumerate(texts)
        for row in rows_of_text(Row(role, (), step, path=path_of(role, at)), text, break_lines(text, measure))
    ]


def opened(rows: Sequence[Row], over: float) -> list[Row]:
    """Put space over the first of the rows."""
    return [replace(row, over=over) if at == 0 else row for at, row in enumerate(rows)]


def ending_rows(letter: Letter, setting: Setting, wide: Measure, standard: Standard, *, way: Way) -> list[Row]:
    """Set everything from the closing on, left of the registry's stamp if it is narrow enough.

    Raises:
        ProtestError: a word is wider than its line (exit code 5).
    """
    column = replace(wide, width=signing_width(standard, seal=False))
    slim = replace(wide, width=signing_width(standard, seal=letter.seal))
    typed = replace(wide, width=way.width)
    beside = wide.of(letter.closing) <= slim.width
    short = beside or (not letter.seal and wide.of(letter.closing) <= column.width)
    closing = set_rows("closing", (letter.closing,), setting.type, column if short else replace(wide, balanced=True))
    signature = set_rows("signature", letter.signature, setting.type, typed)
    enclosures = set_rows("enclosure", letter.enclosures, setting.type, typed)
    rows = [
        *opened(closing, setting.wide_gap),
        *opened(signature, setting.pen),
        *opened(enclosures, setting.wide_gap),
    ]
    if not letter.seal:
        return rows
    return _with_seal(rows, 0 if beside else len(closing), slim, under=way.under)


def _with_seal(rows: list[Row], first: int, slim: Measure, *, under: bool) -> list[Row]:
    """Keep the stamp's room beside the rows from `first` on: the closing, or the room for the pen under a wide one."""
    if under:
        rows = _cleared(rows, first, slim)
    top = _seal_top(rows, first)
    beside = [slim.of(row.runs) for row, y in _tops(rows, first) if y < top + SEAL - ROUNDING]
    seal = Zone(max([slim.width, *beside]) + BESIDE_STAMP, top, SEAL, SEAL)
    return [replace(row, beside=seal) if at == first else row for at, row in enumerate(rows)]


def _seal_top(rows: Sequence[Row], first: int) -> float:
    """Where the stamp's room begins: at the closing's top, or under a wide closing at the top of the pen's room."""
    return -rows[first].over if first else 0.0


def _tops(rows: Sequence[Row], first: int) -> list[tuple[Row, float]]:
    """The rows from `first` on, and how far under the first one's top each begins."""
    y = -rows[first].over
    tops: list[tuple[Row, float]] = []
    for row in rows[first:]:
        tops.append((row, y + row.over))
        y += row.over + row.type.leading
    return tops


def _cleared(rows: list[Row], first: int, slim: Measure) -> list[Row]:
    """Widen the space over the first group with too wide a row, so that this one begins at the stamp's foot."""
    foot = _seal_top(rows, first) + SEAL
    for at, (row, y) in enumerate(_tops(rows, first), start=first):
        if y < foot and slim.of(row.runs) > slim.width:
            head = next(before for before in range(at, -1, -1) if rows[before].over)
            return [replace(one, over=one.over + foot - y) if index == head else one for index, one in enumerate(rows)]
    return rows
