"""Fallback fonts where they are: named by the user, in packages of PyPI, in the system's folders."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from protest_letters.fonts.reading import ENDINGS, FontFacts, read_fonts, refused
from protest_letters.fonts.scripts import SYMBOLS, Script
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, raise_errors

#: How a file's name goes on after its family's: `-Bold`, `-Italic[wdth,wght]`, `-VF`.
_STYLE = re.compile(r"(?:-(?:Regular|Bold|Italic|BoldItalic))?(?:-VF|\[[\w,]+\])?")
#: Where systems keep fonts: by the file hierarchy and the XDG rules, Apple's and Microsoft's documentation.
_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_NO_PACKAGES: Mapping[str, str] = {}
_COMMON = (*SYMBOLS.serif, *SYMBOLS.sans)


@dataclass(frozen=True, slots=True)
class Family:
    """Fonts of one family, and where they come from: `fonts.yaml`, a package, or `system`."""

    name: str
    fonts: tuple[FontFacts, ...]
    source: str


def package_folder(package: str) -> Path | None:
    """Where a package of fonts keeps its files; None if it is not installed."""
    spec = find_spec(package.replace("-", "_"))
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


def needed_folder(package: str) -> Path:
    """Where a package of fonts keeps its files.

    Raises:
        ProtestError: it is not installed (exit code 9).
    """
    folder = package_folder(package)
    if folder is None:
        what, hint = f"{package} is not installed", f"pip install {package}"
        raise ProtestError([Problem("fonts", what, hint, "font", code=ExitCode.ABSENT)])
    return folder


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts, then where its user does."""
    return tuple(Path(os.path.expanduser(folder)) for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]))  # noqa: PTH111 - without a home the path stays as it is and leads nowhere


def font_files(path: Path) -> list[Path]:
    """The fonts below a folder, in a fixed order; a file is itself."""
    if not path.is_dir():
        return [path]
    below = (Path(at) / name for at, _, names in os.walk(path) for name in names)
    return sorted(one for one in below if one.suffix.lower() in ENDINGS)


class Fallbacks:
    """Families for the signs that a letter's own typeface lacks; each is looked for when it is first needed.

    Args:
        named: files and folders that the user names; they come first.
        folders: the system's.
        packages: those of PyPI by the families that they carry; what is not installed is passed over.
        sans: whether a sans is wanted rather than a serif.
    """

    def __init__(
        self,
        named: Sequence[Path] = (),
        folders: Sequence[Path] = (),
        *,
        packages: Mapping[str, str] = _NO_PACKAGES,
        sans: bool = False,
    ) -> None:
        self._named = tuple(named)
        self._folders = tuple(folders)
        self._packages = packages
        self._sans = sans
        self._known: dict[str, tuple[Family, ...]] = {}

    def for_script(self, row: Script | None) -> Iterator[Family]:
        """Yield the families that may have the signs of a script, the first before the others.

        Raises:
            ProtestError: a font that the user names cannot be read or must not be used (exit code 9).
        """
        yield from self.named
        stems = [*row.sans, *row.serif] if row and self._sans else [*row.serif, *row.sans] if row else []
        for stem in dict.fromkeys((*stems, *_COMMON)):
            yield from self._family(stem)

    @property
    def named(self) -> tuple[Family, ...]:
        """What the user names, family by family in the order of the files.

        Raises:
            ProtestError: with every file named that cannot be read or must not be used (exit code 9).
        """
        return self._own[0]

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """What stands in the folders that the user names and cannot be read or must not be used.

        Raises:
            ProtestError: with every file named that cannot be read or must not be used (exit code 9).
        """
        return self._own[1]

    @cached_property
    def _own(self) -> tuple[tuple[Family, ...], tuple[Problem, ...]]:
        problems: list[Problem] = []
        left_out: list[Problem] = []
        fonts: dict[str, list[FontFacts]] = {}
        for path in self._named:
            said = left_out if path.is_dir() else problems
            for one in (facts for file in font_files(path) for facts in _judged(file, said)):
                fonts.setdefault(one.family, []).append(one)
        raise_errors(problems)
        families = (Family(name, tuple(group), "fonts.yaml") for name, group in fonts.items())
        return tuple(families), tuple(replace(one, level=Level.WARNING) for one in left_out)

    def _family(self, stem: str) -> tuple[Family, ...]:
        """A family in its package and in the system's folders; what must not be used is none."""
        if stem not in self._known:
            found = [Family(stem, tuple(_usable(files)), source) for source, files in self._places(stem)]
            self._known[stem] = tuple(Family(one.fonts[0].family, one.fonts, one.source) for one in found if one.fonts)
        return self._known[stem]

    def _places(self, stem: str) -> Iterator[tuple[str, list[Path]]]:
        package = self._packages.get(stem, "")
        folder = package_folder(package) if package else None
        if folder:
            yield package, [file for file in font_files(folder) if _is_of(file.stem, stem)]
        yield "system", [file for name, file in self._system if _is_of(name, stem)]

    @cached_property
    def _system(self) -> tuple[tuple[str, Path], ...]:
        """The files of the system's folders by name, one for each: that of the first folder that has it."""
        files = (file for folder in self._folders if folder.is_dir() for file in font_files(folder))
        return tuple({file.stem: file for file in reversed(list(files))}.items())


def _is_of(name: str, stem: str) -> bool:
    return name.startswith(stem) and _STYLE.fullmatch(name, len(stem)) is not None


def _judged(file: Path, said: list[Problem]) -> Iterator[FontFacts]:
    """Yield the fonts of a file that may be used, and note what is wrong with the others."""
    try:
        found = read_fonts(file)
    except ProtestError as error:
        said.extend(error.problems)
        return
    said.extend(refused(one) for one in found if one.unfit)
    yield from (one for one in found if not one.unfit)


def _usable(files: Sequence[Path]) -> Iterator[FontFacts]:
    """The first font of each file: those of a collection of Noto differ only in which language's shapes come first."""
    for file in sorted(files):
        yield from tuple(_judged(file, []))[:1]
