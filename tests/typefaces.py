"""The letter's own typeface without fallbacks: what it prints does not depend on the fonts that a machine has."""

from protest_letters.fonts.finding import needed_folder
from protest_letters.media.fonts import PT_SERIF, ReportLabTypefaces


def alone():
    folder = needed_folder("fontpkg-pt-serif")
    return ReportLabTypefaces({face: folder / name for face, name in PT_SERIF.items()})
