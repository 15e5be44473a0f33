"""What decides what is made, besides the list and what was asked for: hashes and versions, to be compared later."""

import platform
import zlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from protest_letters.dispatch import Campaign
from protest_letters.fonts.typefaces import ShapedTypefaces
from protest_letters.load.digests import digest, file_digest, files_digest
from protest_letters.run.mailout.kit import Outfit

#: Packages that decide where a line ends, how a date is written, or what bytes a file has.
_PACKAGES = ("protest-letters", "babel", "jinja2", "markdown-it-py", "pyphen", "uharfbuzz", "pillow", "pypdfium2")


def versions() -> dict[str, str]:
    """Return the versions of the programs that decide what is made, here and now; what is absent is left out."""
    found = {"python": ".".join(platform.python_version_tuple()[:2]), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def font_digests(families: Iterable[ShapedTypefaces]) -> dict[str, str]:
    """Return the SHA-256 of each file of some typefaces, by its name.

    Raises:
        ProtestError: one cannot be read (exit code 3).
    """
    paths = (Path(one.file.path) for family in families for one in family.chain.own.fonts)
    return {path.name: file_digest(path) for path in paths}


def outfit_digest(outfit: Outfit) -> str:
    """Return one SHA-256 of everything a mail-out is made with."""
    return _of_values(
        outfit.campaign.book,
        outfit.campaign.templates,
        outfit.campaign.suspensions,
        outfit.forms,
        outfit.rates,
        outfit.label_sheets,
        outfit.allowed,
    )


def inputs_of(outfit: Outfit, families: Iterable[ShapedTypefaces], signatures: Mapping[str, Path]) -> dict[str, str]:
    """Return hashes of everything that decides what is made, by what it is called in messages.

    Raises:
        ProtestError: a file cannot be read (exit code 3).
    """
    campaign: Campaign = outfit.campaign
    fonts = font_digests(families)
    return {
        "campaign": _of_values(campaign.book, campaign.templates, campaign.suspensions),
        "prices": _of_values(outfit.rates),
        "label sheets": _of_values(outfit.label_sheets),
        "names that are allowed": _of_values(outfit.allowed),
        "signatures": files_digest(signatures.items()),
        **{f"font {name}": hashed for name, hashed in fonts.items()},
    }


def _of_values(*values: object) -> str:
    # frozen values of texts, numbers and dates are written the same wherever they are equal
    return digest(repr(values).encode("utf-8", "surrogatepass"))
