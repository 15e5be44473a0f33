"""The letter's own typefaces, each with its fallbacks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from protest_letters.document import Face
from protest_letters.fonts.finding import Fallbacks, needed_folder, system_folders
from protest_letters.fonts.reading import unreadable
from protest_letters.fonts.scripts import PACKAGES
from protest_letters.fonts.typefaces import ShapedTypefaces
from protest_letters.problems import ProtestError

#: PT Serif of ParaType (SIL Open Font License), as the package fontpkg-pt-serif carries it.
PT_SERIF = {
    Face.REGULAR: "PT_Serif-Web-Regular.ttf",
    Face.BOLD: "PT_Serif-Web-Bold.ttf",
    Face.ITALIC: "PT_Serif-Web-Italic.ttf",
    Face.BOLD_ITALIC: "PT_Serif-Web-BoldItalic.ttf",
}
#: PT Sans of ParaType (SIL Open Font License), as the package fontpkg-pt-sans carries it: it survives a fax machine.
PT_SANS = {face: name.replace("Serif", "Sans") for face, name in PT_SERIF.items()}


class ReportLabTypefaces(ShapedTypefaces):
    """Typefaces for the writer that draws text by ReportLab, which has neither kerning nor fallbacks."""

    def __init__(self, files: dict[Face, Path], fallbacks: Fallbacks | None = None) -> None:
        super().__init__(files, fallbacks)
        self._files = files
        self._fonts: dict[Face, TTFont] = {}

    def font(self, face: Face) -> TTFont:
        """Return ReportLab's font of a face.

        Raises:
            ProtestError: the file is absent or no TrueType font (exit code 9).
        """
        if face not in self._fonts:
            path = self._files[face]
            try:
                self._fonts[face] = TTFont(path.stem, str(path), asciiReadable=1)
            except (OSError, TTFError) as error:
                raise ProtestError([unreadable(path, str(error))]) from error
        return self._fonts[face]


def pt_serif(named: Sequence[str] = ()) -> ReportLabTypefaces:
    """Return PT Serif in its four faces, with fallbacks: the fonts and folders `named`, then what is installed.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return _typefaces("fontpkg-pt-serif", PT_SERIF, named)


def pt_sans(named: Sequence[str] = ()) -> ReportLabTypefaces:
    """Return PT Sans in its four faces, with fallbacks: the fonts and folders `named`, then what is installed.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return _typefaces("fontpkg-pt-sans", PT_SANS, named, sans=True)


def _typefaces(
    package: str, names: Mapping[Face, str], named: Sequence[str], *, sans: bool = False
) -> ReportLabTypefaces:
    folder = needed_folder(package)
    fallbacks = Fallbacks(tuple(map(Path, named)), system_folders(), packages=PACKAGES, sans=sans)
    return ReportLabTypefaces({face: folder / name for face, name in names.items()}, fallbacks)
