"""The letter's own typefaces, each with its fallbacks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from protest_letters.document import Face
from protest_letters.fonts.finding import Fallbacks, needed_folder, system_folders
from protest_letters.fonts.scripts import PACKAGES
from protest_letters.fonts.typefaces import ShapedTypefaces

#: PT Serif of ParaType (SIL Open Font License), as the package fontpkg-pt-serif carries it.
PT_SERIF = {
    Face.REGULAR: "PT_Serif-Web-Regular.ttf",
    Face.BOLD: "PT_Serif-Web-Bold.ttf",
    Face.ITALIC: "PT_Serif-Web-Italic.ttf",
    Face.BOLD_ITALIC: "PT_Serif-Web-BoldItalic.ttf",
}
#: PT Sans of ParaType (SIL Open Font License), as the package fontpkg-pt-sans carries it: it survives a fax machine.
PT_SANS = {face: name.replace("Serif", "Sans") for face, name in PT_SERIF.items()}


def pt_serif(named: Sequence[str] = ()) -> ShapedTypefaces:
    """Return PT Serif in its four faces, with fallbacks: the fonts and folders `named`, then what is installed.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return _typefaces("fontpkg-pt-serif", PT_SERIF, named)


def pt_sans(named: Sequence[str] = ()) -> ShapedTypefaces:
    """Return PT Sans in its four faces, with fallbacks: the fonts and folders `named`, then what is installed.

    Raises:
        ProtestError: the package with the fonts is absent (exit code 9).
    """
    return _typefaces("fontpkg-pt-sans", PT_SANS, named, sans=True)


def _typefaces(package: str, names: Mapping[Face, str], named: Sequence[str], *, sans: bool = False) -> ShapedTypefaces:
    folder = needed_folder(package)
    fallbacks = Fallbacks(tuple(map(Path, named)), system_folders(), packages=PACKAGES, sans=sans)
    return ShapedTypefaces({face: folder / name for face, name in names.items()}, fallbacks)
