"""The letter's own typeface without fallbacks, which prints the same on every machine; and with those of one source."""

import os
from pathlib import Path

import pytest

from protest_letters.fonts.finding import Fallbacks, needed_folder
from protest_letters.fonts.scripts import PACKAGES
from protest_letters.fonts.typefaces import ShapedTypefaces
from protest_letters.media.fonts import PT_SANS, PT_SERIF

#: Where Debian's fonts-noto-core and fonts-noto-cjk put their fonts.
NOTO = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
GEORGIAN, CHINESE = NOTO[0] / "NotoSerifGeorgian-Regular.ttf", NOTO[1] / "NotoSerifCJK-Regular.ttc"


def alone(fallbacks=None):
    folder = needed_folder("fontpkg-pt-serif")
    return ShapedTypefaces({face: folder / name for face, name in PT_SERIF.items()}, fallbacks)


def sans_alone():
    folder = needed_folder("fontpkg-pt-sans")
    return ShapedTypefaces({face: folder / name for face, name in PT_SANS.items()})


def packaged():
    """With what the extra `fonts` installs, and nothing else."""
    return alone(Fallbacks(packages=PACKAGES))


def debian():
    """With Debian's fonts and nothing else; skip where they are absent, fail where CI should have them."""
    if not (GEORGIAN.exists() and CHINESE.exists()):
        reason = "Debian's fonts-noto-core and fonts-noto-cjk are not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason, allow_module_level=True)
    return alone(Fallbacks(folders=NOTO))
