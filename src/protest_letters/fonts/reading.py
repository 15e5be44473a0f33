"""Font files read: what a font says of itself, and whether it may stand in a document."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import SEEK_END
from pathlib import Path
from struct import calcsize, error, unpack, unpack_from
from typing import Any, BinaryIO

import uharfbuzz

from protest_letters.glyphs import FontFile
from protest_letters.problems import ExitCode, Problem, ProtestError

#: How files that can be read end.
ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_REGULAR, _BOLD, _NORMAL_WIDTH = 400.0, 700.0, 5
#: Numbers of entries of the name table (OpenType specification, "name").
_FAMILY, _LICENCE, _LICENCE_URL, _TYPOGRAPHIC_FAMILY = 1, 13, 14, 16
#: Bits of OS/2 fsType (OpenType specification, "OS/2"), and what each forbids that a document needs.
_FORBIDS = (
    (0x0100, "its licence forbids embedding a part of it (fsType 256)"),
    (0x0200, "its licence allows only pictures of it (fsType 512)"),
)
#: Bits 0 to 3 say for what it may be embedded; where several are set, the mildest counts.
_USE, _NO_USE = 0x000F, 0x0002
#: The tables of which one holds outlines that can be printed.
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_HINT = "name another font, or ask whoever made it"


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What one font says of itself.

    Attributes:
        file: where it is, with every axis at its default.
        family: as in "Noto Serif Georgian".
        weights: the least and the most weight it has; 400 is regular, 700 bold.
        width: its width class; 5 is normal.
        italic: whether it slopes.
        licence: what it says of its licence; may be empty.
        unfit: why it cannot be used; empty if it can.
    """

    file: FontFile
    family: str
    weights: tuple[float, float]
    width: int
    italic: bool
    licence: str
    unfit: str

    def at(self, weight: float) -> FontFile:
        """The font at a weight, or at the nearest that it has."""
        least, most = self.weights
        near = min(max(weight, least), most)
        axes = tuple((tag, near if tag == "wght" else value) for tag, value in self.file.axes)
        return FontFile(self.file.path, self.file.index, axes)


def read_fonts(path: Path) -> tuple[FontFacts, ...]:
    """Read every font of a file; a collection holds several.

    Raises:
        ProtestError: it cannot be read or is no font (exit code 9).
    """
    if path.exists() and not path.is_file():
        # a pipe would be waited for
        raise ProtestError([unreadable(path, "it is no file")])
    try:
        # HarfBuzz says nothing of why it could not map a file, and takes one that is broken off
        with path.open("rb") as stream:
            whole = _is_whole(stream)
        blob = uharfbuzz.Blob.from_file_path(str(path))
        faces = [uharfbuzz.Face(blob, index) for index in range(uharfbuzz.Face(blob).count)] if whole else []
    except (OSError, uharfbuzz.HarfBuzzError) as reason:
        raise ProtestError([unreadable(path, str(reason))]) from reason
    if not faces or not all(face.glyph_count and face.table_tags for face in faces):
        raise ProtestError([unreadable(path, "it is no TrueType or OpenType font, or a damaged one")])
    return tuple(_facts(face, path, index) for index, face in enumerate(faces))


def _is_whole(stream: BinaryIO) -> bool:
    """Whether all tables that a file lists lie in it (OpenType specification, "Organization of an OpenType Font").

    Of a table that is broken off HarfBuzz reads what there is, and what it lacks would be printed as nothing.
    """
    size = stream.seek(0, SEEK_END)

    def read(at: int, form: str) -> tuple[Any, ...]:
        stream.seek(at)
        return unpack(form, stream.read(calcsize(form)))

    try:
        kind, count = read(0, ">4s4xI")
        # no collection comes near so many fonts, and a damaged one may tell of billions
        starts = read(12, f">{min(count, 0xFFFF)}I") if kind == b"ttcf" else (0,)
        for start in starts:
            (tables,) = read(start + 4, ">H")
            rows = [read(start + 12 + 16 * at, ">4sxxxxII") for at in range(tables)]
            if any(at + length > size or not tag.isascii() for tag, at, length in rows):
                return False
    except error:
        return False
    return True


def unreadable(path: Path, why: str) -> Problem:
    """A font that cannot be read."""
    hint = "install the package that carries it again, or name another font"
    return Problem(str(path), f"the font cannot be read: {why}", hint, "font", code=ExitCode.ABSENT)


def refused(facts: FontFacts) -> Problem:
    """A font that must not be used."""
    return Problem(facts.file.path, f"{facts.family}: {facts.unfit}", _HINT, "font", code=ExitCode.ABSENT)


def _facts(face: uharfbuzz.Face, path: Path, index: int) -> FontFacts:
    axes = {axis.tag: axis for axis in face.axis_infos}
    weight, width, kind, selection = _described(face)
    weights = (axes["wght"].min_value, axes["wght"].max_value) if "wght" in axes else (weight, weight)
    return FontFacts(
        FontFile(str(path), index, tuple((tag, axis.default_value) for tag, axis in axes.items())),
        _name(face, _TYPOGRAPHIC_FAMILY) or _name(face, _FAMILY) or path.stem,
        weights,
        width,
        # italic is bit 0, oblique bit 9
        bool(selection & 0x201),
        _name(face, _LICENCE_URL) or _name(face, _LICENCE),
        "; ".join(_unfit(face, kind)),
    )


def _described(face: uharfbuzz.Face) -> tuple[float, int, int, int]:
    """Weight, width class, fsType and fsSelection; a font that says nothing is taken for a regular one."""
    table = face.reference_table("OS/2").data
    if not table or len(table) < 64:  # noqa: PLR2004 - where fsSelection ends
        return _REGULAR, _NORMAL_WIDTH, 0, 0
    weight, width, kind = unpack_from(">HHH", table, 4)
    (selection,) = unpack_from(">H", table, 62)
    return float(weight), width, kind, selection


def _name(face: uharfbuzz.Face, number: int) -> str:
    text = face.get_name(number) or ""
    return " ".join(str(text).split())


def _unfit(face: uharfbuzz.Face, kind: int) -> Iterator[str]:
    if kind & _USE == _NO_USE:
        yield "its licence forbids embedding (fsType 2)"
    yield from (why for bit, why in _FORBIDS if kind & bit)
    if not _OUTLINES & set(face.table_tags):
        yield "it has no outlines, only pictures"


def digest(font: FontFile) -> str:
    """The SHA-256 of a font's file, in hexadecimal digits.

    Raises:
        ProtestError: it cannot be read (exit code 9).
    """
    try:
        with Path(font.path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ProtestError([unreadable(Path(font.path), str(error))]) from error


def nearest(fonts: Sequence[FontFacts], *, bold: bool, italic: bool) -> FontFile:
    """The font of a family that comes nearest to a style; where there is no italic, an upright one stands for it."""
    weight = _BOLD if bold else _REGULAR

    def distance(facts: FontFacts) -> tuple[bool, int, float, str, int]:
        least, most = facts.weights
        off = max(least - weight, weight - most, 0)
        return facts.italic is not italic, abs(facts.width - _NORMAL_WIDTH), off, facts.file.path, facts.file.index

    return min(fonts, key=distance).at(weight)
