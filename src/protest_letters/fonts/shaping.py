"""Letters to glyphs by HarfBuzz: one stretch of one font, script and direction."""

from dataclasses import dataclass

import uharfbuzz

#: What has no shape leaves no glyph.
_FLAGS = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, from `start` up to `end`, that is shaped at once."""

    start: int
    end: int
    script: str
    language: str = ""
    rightward: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """Shaped glyphs from left to right, as `glyphs.GlyphRun` has them, and the sum of their advances.

    Clusters count from the stretch's first sign.
    """

    ids: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]
    width: float


def shape(font: uharfbuzz.Font, text: str, stretch: Stretch) -> Columns:
    """Shape a stretch of a text; what stands beside it is known, so that joined letters stay joined."""
    buffer = uharfbuzz.Buffer()
    buffer.flags = _FLAGS
    buffer.add_str(text, stretch.start, stretch.end - stretch.start)
    buffer.script = stretch.script or "Zyyy"
    buffer.direction = "ltr" if stretch.rightward else "rtl"
    buffer.language = stretch.language or "und"
    uharfbuzz.shape(font, buffer, _FEATURES)
    per_mille = 1000 / font.face.upem
    found = [(glyph.codepoint, glyph.cluster) for glyph in buffer.glyph_infos]
    places = [place.position for place in buffer.glyph_positions]
    moved = any(x or y for x, y, _, _ in places)
    advances = [advance * per_mille for _, _, advance, _ in places]
    return Columns(
        tuple([glyph for glyph, _ in found]),
        tuple(advances),
        tuple([(x * per_mille, y * per_mille) for x, y, _, _ in places]) if moved else (),
        tuple([cluster - stretch.start for _, cluster in found]),
        sum(advances),
    )
