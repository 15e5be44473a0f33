"""Rows to pieces: in the order in which they were written, and of one mind about what became of a piece."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from protest_letters.load._yaml import data_problem
from protest_letters.mailout.register import Entry, Life
from protest_letters.mailout.register_rows import LIVED
from protest_letters.problems import Level, Problem

#: A row as messages name it, the number with which it was written, and what it says.
NumberedRow = tuple[str, int, Entry | None]
#: A row as messages name it, and what it says.
PlacedEntry = tuple[str, Entry]
_LIFE = tuple(one.name for one in fields(Life))


def in_order(rows: Sequence[NumberedRow]) -> Iterator[tuple[str, Entry | None]]:
    """Yield rows as they were written, however a spreadsheet has sorted them; those without a number at the end."""
    last = max((number for _, number, _ in rows), default=0)
    for place, _, entry in sorted(rows, key=lambda row: row[1] or last + 1):
        yield place, entry


def agreed(rows: Sequence[PlacedEntry], name: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Give all rows of a piece the same life, and say where they do not agree.

    What one row says and another leaves open is true of both: whoever notes something in a spreadsheet does it once.
    """
    pieces: dict[str, list[PlacedEntry]] = {}
    for place, entry in rows:
        pieces.setdefault(entry.id, []).append((place, entry))
    problems: list[Problem] = []
    lives: dict[str, Life] = {}
    filled = 0
    for identity, those in pieces.items():
        found = {entry.life for _, entry in those}
        lives[identity] = _joined([entry.life for _, entry in those]) if len(found) > 1 else those[0][1].life
        problems.extend(_faults(those, name))
        filled += sum(entry.life != lives[identity] for _, entry in those)
    if filled and not problems:
        what = f"{filled} row{'s' if filled > 1 else ''} took over what another row of the same piece says"
        problems.append(Problem(name, what, "", "register", Level.NOTICE))
    entries = (one if one.life == lives[one.id] else replace(one, life=lives[one.id]) for _, one in rows)
    return tuple(entries), tuple(problems)


def _joined(lives: Sequence[Life]) -> Life:
    """What any of them says; where several say something, the first."""
    return Life(**{key: getattr(one, key) for one in reversed(lives) for key in _LIFE if getattr(one, key)})


def _faults(rows: Sequence[PlacedEntry], name: str) -> Iterator[Problem]:
    """What rows of one piece do not agree in, and rows that stand there twice."""
    if len(rows) == 1:
        return
    values = {
        **{key: {getattr(entry, key) for _, entry in rows} for key in ("member", "addressee")},
        **{LIVED[key]: {getattr(entry.life, key) for _, entry in rows} - {None, ""} for key in _LIFE},
    }
    places = ", ".join(place for place, _ in rows)
    for head, found in values.items():
        if len(found) > 1:
            what = f"the rows of one piece differ: {' and '.join(sorted(map(str, found)))}"
            yield data_problem(f"{name}: {places}, {head}", what, "make them the same", "register")
    seen: dict[tuple[object, ...], str] = {}
    for place, entry in rows:
        key = (entry.medium, entry.file, entry.first_page)
        if entry.file and key in seen:
            what = f"{entry.id}, {entry.medium}, stands in {seen[key]} already"
            yield data_problem(f"{name}: {place}", what, "remove one of the two", "register")
        seen.setdefault(key, place)
