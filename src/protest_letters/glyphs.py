"""Shaped text: glyphs of known fonts at known distances, known to no library."""

from dataclasses import dataclass

#: Signs that have no shape and may stand in a name: soft hyphen, joiners, marks of direction, selectors of a variant.
UNSEEN = frozenset(
    chr(code)
    for first, last in (
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x180B, 0x180D),
        (0x200B, 0x200F),
        (0x202A, 0x202C),
        (0x2060, 0x2060),
        (0x2066, 0x2069),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font: a file, which of the fonts in it, and where on its axes if it is a variable one (`wght`, 400.0)."""

    path: str
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Shaped text: glyphs of one font in the order in which they stand, from left to right.

    Columns of equal length, so that a page of thousands of glyphs is a few tuples. Lengths are thousandths of the type
    size.

    Attributes:
        ids: the glyphs' numbers in the font.
        advances: how far the pen moves on after each.
        offsets: (x, y) of each glyph against the pen, y upwards; empty if all are nought.
        clusters: for each glyph the index in `text` of the first character of what it stands for.
        text: what was shaped, in the order in which it is read.
        rightward: whether it is read from left to right.
        language: as in `de`; empty for the document's.
    """

    font: FontFile
    ids: tuple[int, ...]
    advances: tuple[float, ...]
    clusters: tuple[int, ...]
    text: str
    offsets: tuple[tuple[float, float], ...] = ()
    rightward: bool = True
    language: str = ""
