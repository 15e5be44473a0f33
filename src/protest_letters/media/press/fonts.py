"""The fonts of a file: codes given out as glyphs come, and the subset of what came, written last."""

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import count, groupby

import uharfbuzz as hb

from protest_letters.glyphs import FontFile
from protest_letters.media.press.objects import Objects
from protest_letters.problems import ExitCode, Problem, ProtestError

#: What a PDF needs of a TrueType font; everything else is for those who set text with it.
_OUTLINES = frozenset(("glyf", "CFF ", "CFF2"))
_KEPT = _OUTLINES | {"head", "hhea", "hmtx", "loca", "maxp"}
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.DOWNGRADE_CFF2
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)
#: These bytes would have to be escaped in every string.
_AWKWARD = frozenset(b"()\\\r\n")
_ITALIC, _SYMBOLIC = 64, 4
#: What no code may stand for (ISO 19005-2, 6.2.11.7.2) and comes along when a name is copied, and what may instead.
_NO_UNICODE, _UNSEEN = "\ufeff", "\u2060"
#: How many rows a block of a mapping may have (Adobe Technical Note 5014).
_BLOCK = 100


class EmbeddedFont:
    """One font as a file has it.

    A code stands for a glyph with a text, so that a glyph that is used for two texts has two codes. Which glyph of the
    subset it is, is known when the last code was given out, and written then.
    """

    def __init__(self, file: FontFile, name: bytes) -> None:
        self.name = name
        self._file = file
        self._face = _opened(file)
        self._font = hb.Font(self._face)
        if file.axes:
            self._font.set_variations(dict(file.axes))
        self._codes: dict[tuple[int, str], int] = {}
        self._known: dict[tuple[int, str], tuple[bytes, float]] = {}
        self._fresh = (code for code in count(1) if not _AWKWARD & set(code.to_bytes(2, "big")))

    @cached_property
    def _outlines(self) -> bool:
        """Whether the outlines are TrueType's."""
        return "glyf" in self._face.table_tags

    def code(self, glyph: int, text: str) -> tuple[bytes, float]:
        """Return the two bytes for a glyph that stands for a text, and how far it moves the pen."""
        known = self._known.get((glyph, text))
        if known is None:
            code = self._codes[glyph, text] = next(self._fresh)
            known = self._known[glyph, text] = code.to_bytes(2, "big"), self.width(glyph)
        return known

    def codes(self, glyphs: Sequence[int], texts: Sequence[str]) -> tuple[tuple[bytes, ...], tuple[float, ...]]:
        """Return the same for several glyphs that stand for a text each."""
        known = self._known
        codes, widths = zip(
            *[known.get(pair) or self.code(*pair) for pair in zip(glyphs, texts, strict=True)], strict=True
        )
        return codes, widths

    def width(self, glyph: int) -> float:
        """The advance width of a glyph in thousandths of the type size."""
        advance: int = self._font.get_glyph_h_advance(glyph)
        return round(advance * 1000 / float(self._face.upem), 3)

    @cached_property
    def space(self) -> int:
        """The glyph of the space; nought if there is none."""
        return self._font.get_nominal_glyph(ord(" ")) or 0

    def write(self, number: int, objects: Objects) -> None:
        """Write the font under a number that was reserved for it.

        Raises:
            ProtestError: the font cannot be reduced to what is used of it (exit code 9).
        """
        program, glyph_of = self._subset()
        first = objects.reserve(5)
        descendant, descriptor, file, to_unicode, to_glyph = range(first, first + 5)
        name = self._tag(program) + b"+" + self._postscript_name()
        # PostScript outlines are found by way of the encoding, TrueType's by way of the descendant
        encoding = b"/Identity-H" if self._outlines else b" %d 0 R" % to_glyph
        kind = b"/CIDFontType2/CIDToGIDMap %d 0 R" % to_glyph if self._outlines else b"/CIDFontType0"
        objects.put(
            number,
            [
                b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding%b/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
                % (name, encoding, descendant, to_unicode)
            ],
        )
        objects.put(
            descendant,
            [
                b"<</Type/Font/Subtype%b/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                b"/FontDescriptor %d 0 R/DW 0/W[%b]>>" % (kind, name, descriptor, b"".join(self._widths(glyph_of))),
                self._descriptor(name, file),
            ],
        )
        entries = b"/Length1 %d" % len(program) if self._outlines else b"/Subtype/OpenType"
        objects.stream(file, entries, program)
        objects.stream(to_unicode, b"", self._to_unicode())
        objects.stream(to_glyph, *(self._glyph_table(glyph_of) if self._outlines else self._glyph_map(glyph_of)))

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Reduce the font to the glyphs that were used; return it and where each of them is now."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *(glyph for glyph, _ in self._codes)})
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        dropped.update(map(_tag_number, set(self._face.table_tags) - _KEPT))
        wanted.flags = _FLAGS
        if self._face.axis_infos:
            wanted.pin_all_axes_to_default(self._face)
        for axis, value in self._file.axes:
            wanted.pin_axis_location(self._face, axis, value)
        try:
            plan = hb.SubsetPlan(self._face, wanted)
            face = plan.execute()
        except (RuntimeError, ValueError) as error:
            raise _useless(self._file, str(error)) from error
        return face.blob.data, dict(plan.old_to_new_glyph_mapping)

    def _tag(self, program: bytes) -> bytes:
        """Six letters that tell this subset from others of the font."""
        digest = blake2b(program, digest_size=6).digest()
        return bytes(ord("A") + byte % 26 for byte in digest)

    def _postscript_name(self) -> bytes:
        name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
        return bytes(byte for byte in name.encode("ascii", "ignore") if chr(byte).isalnum() or byte in b"-_")

    def _by_number(self, glyph_of: dict[int, int]) -> list[tuple[int, int]]:
        """Pairs of what a viewer looks a width up by, the code or the glyph of the subset, and the font's glyph."""
        pairs = {code if self._outlines else glyph_of[glyph]: glyph for (glyph, _), code in self._codes.items()}
        return sorted(pairs.items())

    def _widths(self, glyph_of: dict[int, int]) -> Iterator[bytes]:
        """Yield the widths of neighbours together."""
        for _, group in groupby(enumerate(self._by_number(glyph_of)), key=lambda pair: pair[1][0] - pair[0]):
            pairs = [pair for _, pair in group]
            widths = b" ".join(b"%.10g" % self.width(glyph) for _, glyph in pairs)
            yield b"%d[%b]" % (pairs[0][0], widths)

    def _descriptor(self, name: bytes, file: int) -> bytes:
        font, scale = self._font, 1000 / self._face.upem
        box = struct.unpack_from(">4h", self._face.reference_table("head").data, 36)
        extents = font.get_font_extents("ltr")
        capitals = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        angle = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
        measures = (round(value * scale) for value in (*box, extents.ascender, extents.descender, capitals))
        return (
            b"<</Type/FontDescriptor/FontName/%b/Flags %d/ItalicAngle %g/FontBBox[%d %d %d %d]/Ascent %d/Descent %d"
            b"/CapHeight %d/StemV %d/FontFile%d %d 0 R>>"
        ) % (
            name,
            _SYMBOLIC | (_ITALIC if angle else 0),
            angle,
            *measures,
            # about as thick as the weight says
            font.get_style_value(hb.StyleTag.WEIGHT) / 5,
            2 if self._outlines else 3,
            file,
        )

    def _to_unicode(self) -> bytes:
        """Map every code to its text."""
        said = {text: text.replace(_NO_UNICODE, "") or _UNSEEN for _, text in self._codes}
        rows = [
            b"<%04X> <%b>" % (code, said[text].encode("utf-16-be").hex().upper().encode())
            for (_, text), code in self._codes.items()
        ]
        return _mapping(b"Adobe-Identity-UCS", b"UCS", 2, _blocks(b"bfchar", rows))

    def _glyph_table(self, glyph_of: dict[int, int]) -> tuple[bytes, bytes]:
        """Map every code up to the last to a glyph of the subset."""
        table = bytearray(2 * (max(self._codes.values(), default=0) + 1))
        for (glyph, _), code in self._codes.items():
            table[2 * code : 2 * code + 2] = glyph_of[glyph].to_bytes(2, "big")
        return b"", bytes(table)

    def _glyph_map(self, glyph_of: dict[int, int]) -> tuple[bytes, bytes]:
        """Map every code to a glyph of the subset."""
        rows = [b"<%04X> %d" % (code, glyph_of[glyph]) for (glyph, _), code in self._codes.items()]
        name = b"Protest-Identity"
        system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        return b"/Type/CMap/CMapName/%b%b" % (name, system), _mapping(name, b"Identity", 1, _blocks(b"cidchar", rows))


def _blocks(kind: bytes, rows: list[bytes]) -> bytes:
    blocks = (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))
    return b"\n".join(b"%d begin%b\n%b\nend%b" % (len(block), kind, b"\n".join(block), kind) for block in blocks)


def _mapping(name: bytes, ordering: bytes, kind: int, body: bytes) -> bytes:
    """A mapping of codes of two bytes (Adobe Technical Note 5014)."""
    return (
        b"%%!PS-Adobe-3.0 Resource-CMap\n/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo 3 dict dup begin/Registry(Adobe)def/Ordering(%b)def/Supplement 0 def end def\n"
        b"/CMapName/%b def\n/CMapType %d def\n/WMode 0 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%b\n"
        b"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"
    ) % (ordering, name, kind, body)


def _opened(file: FontFile) -> hb.Face:
    try:
        face = hb.Face(hb.Blob.from_file_path(file.path), file.index)
    except hb.HarfBuzzError as error:
        raise _useless(file, str(error)) from error
    if not face.glyph_count:
        raise _useless(file, "it is no font")
    if not _OUTLINES & set(face.table_tags):
        raise _useless(file, "it has no outlines")
    return face


def _useless(file: FontFile, reason: str) -> ProtestError:
    what = f"the font cannot be put into a PDF: {reason}"
    return ProtestError([Problem(file.path, what, "use another font", "font", code=ExitCode.ABSENT)])


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode(), "big")
