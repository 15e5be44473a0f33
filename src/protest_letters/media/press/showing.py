"""The operators that show glyphs on a line (ISO 32000-1, 9.4)."""

from collections.abc import Sequence

from protest_letters.glyphs import GlyphRun
from protest_letters.media.press.fonts import EmbeddedFont
from protest_letters.media.press.runs import marks_of, texts_of
from protest_letters.media.press.syntax import number, string

#: Thousandths of the type size by which a glyph may stand beside its place.
_SLACK = 0.5
_ON_THE_LINE = number(0)
#: Begins what says nothing.
_SILENT = b"/Span<</ActualText()>>BDC"


class Showing:
    """Operators as they come, for glyphs of some size in points.

    `pen` is where the pen of the layout is, in thousandths of the size from where the line was begun; `_written` is
    where the next glyph would stand if nothing moved it.
    """

    def __init__(self, size: float) -> None:
        self.pen = 0.0
        self._size = size
        self._written = 0.0
        self._font: EmbeddedFont | None = None
        self._rise = _ON_THE_LINE
        self._operators: list[bytes] = []
        self._array: list[bytes] = []
        self._signs = bytearray()

    def show(self, run: GlyphRun, font: EmbeddedFont) -> None:
        """Show a run where the pen is."""
        self._use(font)
        texts = texts_of(run)
        codes, widths = font.codes(run.ids, texts)
        if run.offsets:
            self._beside(codes, widths, run, marks_of(run, texts))
        else:
            self._along(codes, widths, run.advances)

    def space(self, font: EmbeddedFont) -> None:
        """End with a space, so that no reader joins the last word to the first of the next line."""
        if font.space:
            self._use(font)
            self._signs += font.code(font.space, " ")[0]

    def finished(self) -> bytes:
        """Return all operators."""
        self._end()
        return b" ".join(self._operators)

    def _use(self, font: EmbeddedFont) -> None:
        if font is not self._font:
            self._end()
            self._operators.append(b"/%b %b Tf" % (font.name, number(self._size)))
            self._font = font

    def _along(self, codes: Sequence[bytes], widths: Sequence[float], advances: Sequence[float]) -> None:
        """Show glyphs on the line, each where the one before leads the pen."""
        pen, written = self.pen, self._written
        if widths == advances and -_SLACK < pen - written < _SLACK:
            self._signs += b"".join(codes)
            self.pen, self._written = pen + sum(advances), written + sum(widths)
            return
        for code, width, advance in zip(codes, widths, advances, strict=True):
            if not -_SLACK < pen - written < _SLACK:
                written -= self._moved(written - pen)
            self._signs += code
            written += width
            pen += advance
        self.pen, self._written = pen, written

    def _beside(self, codes: Sequence[bytes], widths: Sequence[float], run: GlyphRun, marks: frozenset[int]) -> None:
        """Show glyphs of which some stand beside or over where the pen is.

        Marks whose text a letter has come last, and it is said that they say nothing: readers end a word where
        something is shown that stands further to the left.
        """
        late: list[tuple[bytes, float, float, float]] = []
        for at, (code, width, (right, up)) in enumerate(zip(codes, widths, run.offsets, strict=True)):
            if at in marks:
                late.append((code, width, self.pen + right, up))
            else:
                self._show_at(code, width, self.pen + right, up)
            self.pen += run.advances[at]
        if late:
            self._end()
            self._operators.append(_SILENT)
            for one in late:
                self._show_at(*one)
            self._end()
            self._operators.append(b"EMC")
        self._raise(_ON_THE_LINE)

    def _show_at(self, code: bytes, width: float, place: float, up: float) -> None:
        """Show a glyph at a place, so much over the line."""
        self._raise(number(up * self._size / 1000))
        beside = self._written - place
        if not -_SLACK < beside < _SLACK:
            self._written -= self._moved(beside)
        self._signs += code
        self._written += width

    def _moved(self, back: float) -> int:
        """Move back between two strings, by a whole number; return it."""
        self._close_string()
        moved = round(back)
        self._array.append(b"%d" % moved)
        return moved

    def _raise(self, rise: bytes) -> None:
        if rise != self._rise:
            self._end()
            self._operators.append(b"%b Ts" % rise)
            self._rise = rise

    def _close_string(self) -> None:
        if self._signs:
            self._array.append(string(bytes(self._signs)))
            self._signs.clear()

    def _end(self) -> None:
        """End the array of strings."""
        self._close_string()
        if self._array:
            self._operators.append(b"[%b]TJ" % b"".join(self._array))
            self._array.clear()
