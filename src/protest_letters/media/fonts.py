"""The typefaces as ReportLab reads them: widths, coverage, and the font objects a PDF embeds."""

from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from protest_letters.document import MM_PER_PT, Face
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


class ReportLabTypefaces:
    """One family in four faces, each read when it is first needed."""

    def __init__(self, files: dict[Face, Path]) -> None:
        self._files = files
        self._fonts: dict[Face, TTFont] = {}

    def font(self, face: Face) -> TTFont:
        """Return the font of a face.

        Raises:
            ProtestError: the file is absent or no TrueType font (exit code 9).
        """
        if face not in self._fonts:
            path = self._files[face]
            try:
                self._fonts[face] = TTFont(path.stem, str(path), asciiReadable=1)
            except (OSError, TTFError) as error:
                what = f"the font cannot be read: {error}"
                hint = "install the package that carries it again"
                raise ProtestError([Problem(str(path), what, hint, "font", code=ExitCode.ABSENT)]) from error
        return self._fonts[face]

    def width(self, text: str, face: Face, size_pt: float) -> float:
        """The width of `text` in millimetres; the sum of the advance widths, without kerning."""
        widths, other = self._widths(face)
        return sum(widths.get(ord(sign), other) for sign in text) * size_pt * MM_PER_PT / 1000

    def _widths(self, face: Face) -> tuple[dict[int, float], float]:
        measures = self.font(face).face
        return measures.charWidths, measures.defaultWidth

    def lacks(self, text: str) -> str:
        """The characters of `text` for which the regular face has no glyph, each once, in order."""
        return "".join(dict.fromkeys(sign for sign in text if ord(sign) not in self._covered))

    @cached_property
    def _covered(self) -> frozenset[int]:
        # glyph 0 is the box for characters the font lacks
        glyphs = self.font(Face.REGULAR).face.charToGlyph
        return frozenset(code for code, glyph in glyphs.items() if glyph and code >= ord(" "))


@cache
def _folder(package: str) -> Path:
    """Where a package of fonts keeps its files."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        name = package.replace("_", "-")
        problem = Problem("fonts", f"{name} is not installed", f"pip install {name}", "font", code=ExitCode.ABSENT)
        raise ProtestError([problem])
    return Path(spec.origin).parent / "files"


def pt_serif() -> ReportLabTypefaces:
    """Return PT Serif in its four faces.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return ReportLabTypefaces({face: _folder("fontpkg_pt_serif") / name for face, name in PT_SERIF.items()})


def pt_sans() -> ReportLabTypefaces:
    """Return PT Sans in its four faces.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return ReportLabTypefaces({face: _folder("fontpkg_pt_sans") / name for face, name in PT_SANS.items()})
