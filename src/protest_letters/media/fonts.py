"""The typefaces as HarfBuzz reads them: widths, coverage, and the glyphs of a text."""

from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from protest_letters.document import MM_PER_PT, Face
from protest_letters.glyphs import FontFile, GlyphRun
from protest_letters.problems import ExitCode, Problem, ProtestError

#: PT Serif of ParaType (SIL Open Font License), as the package fontpkg-pt-serif carries it.
PT_SERIF = {
    Face.REGULAR: "PT_Serif-Web-Regular.ttf",
    Face.BOLD: "PT_Serif-Web-Bold.ttf",
    Face.ITALIC: "PT_Serif-Web-Italic.ttf",
    Face.BOLD_ITALIC: "PT_Serif-Web-BoldItalic.ttf",
}
#: PT Sans of ParaType (SIL Open Font License), as the package fontpkg-pt-sans carries it: it survives a fax machine.
PT_SANS = {face: name.replace("Serif", "Sans") for face, name in PT_SERIF.items()}

#: What is set is as wide as was measured, letter for letter.
_AS_MEASURED = {"kern": False, "liga": False}


class Family:
    """One family in four faces, each read when it is first needed."""

    def __init__(self, files: dict[Face, Path]) -> None:
        self._files = files
        self._fonts: dict[Face, hb.Font] = {}
        self._advances: dict[Face, dict[str, float]] = {face: {} for face in Face}
        self.shape = lru_cache(maxsize=4096)(self._shape)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it is in."""
        return tuple(dict.fromkeys(self._files.values()))

    def font(self, face: Face) -> hb.Font:
        """Return the font of a face.

        Raises:
            ProtestError: the file is absent or no font (exit code 9).
        """
        if face not in self._fonts:
            path = self._files[face]
            try:
                font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
            except (OSError, hb.HarfBuzzError) as error:
                raise _unreadable(path, str(error)) from error
            if not font.face.glyph_count:
                raise _unreadable(path, "it is no font")
            self._fonts[face] = font
        return self._fonts[face]

    def width(self, text: str, face: Face, size_pt: float) -> float:
        """The width of `text` in millimetres; the sum of the advance widths, without kerning."""
        known = self._advances[face]
        for sign in text:
            if sign not in known:
                font = self.font(face)
                known[sign] = font.get_glyph_h_advance(font.get_nominal_glyph(ord(sign)) or 0) / font.face.upem
        return sum(known[sign] for sign in text) * size_pt * MM_PER_PT

    def lacks(self, text: str) -> str:
        """The characters of `text` for which the regular face has no glyph, each once, in order."""
        return "".join(dict.fromkeys(sign for sign in text if ord(sign) not in self._covered))

    @cached_property
    def _covered(self) -> frozenset[int]:
        font = self.font(Face.REGULAR)
        # glyph 0 is the box for characters the font lacks
        return frozenset(code for code in font.face.unicodes if code >= ord(" ") and font.get_nominal_glyph(code))

    def _shape(self, text: str, face: Face, language: str = "") -> tuple[GlyphRun, ...]:
        """The glyphs of `text` in one run."""
        font = self.font(face)
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if language:
            buffer.language = language
        hb.shape(font, buffer, _AS_MEASURED)
        if not text:
            return ()
        scale = 1000 / font.face.upem
        offsets = tuple((one.x_offset * scale, one.y_offset * scale) for one in buffer.glyph_positions)
        run = GlyphRun(
            font=FontFile(str(self._files[face])),
            ids=tuple(one.codepoint for one in buffer.glyph_infos),
            advances=tuple(one.x_advance * scale for one in buffer.glyph_positions),
            clusters=tuple(one.cluster for one in buffer.glyph_infos),
            text=text,
            offsets=offsets if any(map(any, offsets)) else (),
            rightward=buffer.direction == "ltr",
            language=language,
        )
        return (run,)


def _unreadable(path: Path, reason: str) -> ProtestError:
    hint = "install the package that carries it again"
    return ProtestError([Problem(str(path), f"the font cannot be read: {reason}", hint, "font", code=ExitCode.ABSENT)])


@cache
def _folder(package: str) -> Path:
    """Where a package of fonts keeps its files."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        name = package.replace("_", "-")
        problem = Problem("fonts", f"{name} is not installed", f"pip install {name}", "font", code=ExitCode.ABSENT)
        raise ProtestError([problem])
    return Path(spec.origin).parent / "files"


def pt_serif() -> Family:
    """Return PT Serif in its four faces.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return Family({face: _folder("fontpkg_pt_serif") / name for face, name in PT_SERIF.items()})


def pt_sans() -> Family:
    """Return PT Sans in its four faces.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return Family({face: _folder("fontpkg_pt_sans") / name for face, name in PT_SANS.items()})
