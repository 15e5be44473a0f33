"""The user's own sheets of labels, and their own figures for those that are known."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.load.folder import is_there, read_file
from protest_letters.problems import Problem, raise_errors
from protest_letters.standards.label_sheet import LabelSheet, faults
from protest_letters.standards.label_sheets import with_own
from protest_letters.standards.spelling import plain
from protest_letters.standards.standard import A4, LETTER

#: The file's name in the user's folder.
FILE = "label-sheets.yaml"
#: What is smaller has no room for a line between its margins.
_LEAST = 10
#: No sheet has more labels side by side.
_MANY = 100


class _Paper(StrEnum):
    A4 = A4[0]
    LETTER = LETTER[0]


_PAPERS = {_Paper.A4: A4, _Paper.LETTER: LETTER}


def load_label_sheets(own: Path | None) -> tuple[LabelSheet, ...]:
    """Return all sheets there are, with those of the user's folder.

    Raises:
        ProtestError: the user's file cannot be read, or with every problem of it (exit code 3).
    """
    path = own / FILE if own else None
    return with_own(read_label_sheets(read_file(path), str(path)) if path and is_there(path) else ())


def read_label_sheets(raw: bytes, name: str) -> tuple[LabelSheet, ...]:
    """Read a file that is a list of sheets.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    root, problems = read_yaml(raw, name)
    if root is not None and root.items is None:
        problems.append(data_problem(name, "must be a list", "begin each sheet with - id: and its number"))
    nodes = (root.items or []) if root else []
    sheets = tuple(read_record(node, name, problems, _sheet) for node in nodes)
    problems.extend(_doubles(sheets))
    raise_errors(problems)
    return sheets


def _sheet(fields: Fields) -> LabelSheet:
    maker = fields.line("maker") if fields.has("maker") else ""
    size = (fields.millimetres("width", least=_LEAST), fields.millimetres("height", least=_LEAST))
    sheet = LabelSheet(
        id=fields.line("id"),
        makers=(maker,) if maker else (),
        paper=_PAPERS[fields.choice("paper", _Paper)],
        grid=(fields.integer("columns", most=_MANY), fields.integer("rows", most=_MANY)),
        size=size,
        first=(fields.millimetres("left"), fields.millimetres("top")),
        # labels that touch need no pitch
        pitch=(fields.millimetres("across", size[0]), fields.millimetres("down", size[1])),
        names=fields.strings("names"),
        source="; ".join(fields.strings("source")),
        note=fields.text("note", required=False),
        place=fields.place(),
    )
    if sheet.id and not plain(sheet.id):
        fields.complain(f'id "{sheet.id}" has no letter and no figure', "write the number on the box", key="id")
    for fault in faults(sheet):
        hint = "measure again: left, top, width and height of a label, across and down from one to the next"
        fields.complain(fault, hint, rule="label-sheet")
    return sheet


def _doubles(sheets: Sequence[LabelSheet]) -> Iterable[Problem]:
    """Find what two sheets are called alike."""
    places: dict[str, str] = {}
    for sheet in sheets:
        for name in dict.fromkeys(map(plain, (sheet.id, *sheet.names))):
            if name in places:
                what = f'"{name}" stands in {places[name]} already'
                yield data_problem(sheet.place, what, "keep one of the two", "unique-id")
            elif name:
                places[name] = sheet.place
