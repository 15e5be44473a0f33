"""What each row of type is in the structure of its text, and how its text goes on in the next row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from protest_letters.document import Line, PlacedLine, Run
from protest_letters.layout.placing import Row
from protest_letters.structure import Joint, Path, Tag

#: What the rows of a role are, from the outermost part inwards; a role without an entry is a paragraph.
_TAGS: dict[str, tuple[Tag, ...]] = {
    "address": (Tag.BLOCK, Tag.PARAGRAPH),
    "enclosures": (Tag.BLOCK, Tag.PARAGRAPH),
    "heading": (Tag.PAGE_HEAD,),
    "letterhead": (Tag.BLOCK, Tag.PARAGRAPH),
    "list-heading": (Tag.HEADING,),
    "sender": (Tag.BLOCK, Tag.PARAGRAPH),
    "signature": (Tag.BLOCK, Tag.PARAGRAPH),
    "subject": (Tag.TITLE,),
    "title": (Tag.TITLE,),
}


def path_of(role: str, at: int = 0) -> Path:
    """Return the path of the text `at` among those of one role."""
    *outer, last = _TAGS.get(role, (Tag.PARAGRAPH,))
    return (*((tag, role) for tag in outer), (last, f"{role} {at}"))


def path_of_text(role: str, text: Line) -> Path:
    """Return the path of a text that is told from its neighbours of the same role by its words."""
    *outer, (tag, _) = path_of(role)
    return (*outer, (tag, f"{role} {''.join(run.text for run in text)}"))


def item_of(label: str, role: str, at: int) -> Path:
    """Return the path of the text of a list's item with a label, a bullet or a number."""
    kind = Tag.NUMBERED_LIST if any(sign.isdigit() for sign in label) else Tag.LIST
    return ((kind, role), (Tag.ITEM, str(at)), (Tag.TEXT, ""))


def cell_of(table: str, row: str, at: int, tag: Tag = Tag.CELL) -> Path:
    """Return the path of a table's cell: in which of its rows, and which from the left."""
    return ((Tag.TABLE, table), (Tag.ROW, row), (tag, str(at)))


def rows_of_text(row: Row, text: Line, lines: Sequence[Line]) -> list[Row]:
    """Return a row for each of the lines that a text was broken into, like the one given; the first has its label."""
    joints = _joints(text, lines) if len(lines) > 1 else (Joint.NOTHING,)
    rows = [replace(row, runs=runs, joint=joint, label="") for runs, joint in zip(lines, joints, strict=False)]
    return [replace(rows[0], label=row.label), *rows[1:]] if row.label else rows


def label_of(row: Row) -> Row:
    """Return the row of the label that stands beside the first row of a list's item."""
    return Row("label", (Run(row.label),), row.type, path=(*row.path[:-1], (Tag.LABEL, "")))


def not_read(lines: Iterable[PlacedLine], tag: Tag) -> list[PlacedLine]:
    """Make lines that a page repeats its head or its foot."""
    return [replace(line, path=((tag, ""),), joint=Joint.NOTHING) for line in lines]


def _joints(text: Line, lines: Sequence[Line]) -> Iterator[Joint]:
    """Find out by laying the lines along their text what stands between each and the next."""
    signs, spaced = _bare(text)
    at = 0
    for line in lines[:-1]:
        words, _ = _bare(line)
        found = signs.find(words, at)
        if found < 0 and words.endswith("-"):
            # the hyphen is in the line alone
            words = words[:-1]
            found = signs.find(words, at)
            if found >= 0:
                at = found + len(words)
                yield Joint.DIVIDED
                continue
        at = found + len(words) if found >= 0 else at
        yield Joint.SPACE if found < 0 or at in spaced else Joint.NOTHING
    yield Joint.NOTHING


def _bare(line: Line) -> tuple[str, frozenset[int]]:
    """The signs of a line without white space, and before which of them there was some."""
    words = "".join(run.text for run in line).split()
    ends, end = [], 0
    for word in words:
        end += len(word)
        ends.append(end)
    return "".join(words), frozenset(ends)
