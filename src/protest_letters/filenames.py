"""File names out of what people are called, safe on Linux, macOS and Windows, whatever the text holds."""

import re
import unicodedata
from hashlib import sha256

#: Names that Windows keeps for devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", "conin$", "conout$", *(f"{one}{at}" for one in ("com", "lpt") for at in range(10)))
)
#: What no system's names may hold, or what means a path or a stream somewhere.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
#: Bytes of a readable part, and of an id that stands as it is; the longest name a file system takes has 255.
_READABLE, _ID = 80, 40
_PLAIN_ID = re.compile(rf"(?=.{{1,{_ID}}}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_HASHED = 12


def is_bare_name(text: str) -> bool:
    """Whether a text is the plain name of a file: no path, no device, nothing hidden, nothing Windows would change."""
    stem = unicodedata.normalize("NFKC", text.partition(".")[0]).strip().casefold()
    return not (
        not text
        or text.startswith(".")
        or text.endswith((".", " "))
        or text != text.strip()
        or _REFUSED.search(text)
        or stem in _DEVICES
        or len(text.encode("utf-8", "replace")) > 255  # noqa: PLR2004 - see above
    )


def readable_part(text: str, longest: int = _READABLE) -> str:
    """Return letters and digits of a text, with hyphens between, as a part of a name; `unnamed` if it has none.

    Composed (NFC), at most `longest` bytes, and no device of Windows.
    """
    composed = unicodedata.normalize("NFC", text)
    signs = "".join(sign if sign.isalnum() or unicodedata.category(sign) in ("Mn", "Mc") else "-" for sign in composed)
    part = _cut(re.sub("-{2,}", "-", signs).strip("-"), longest)
    part = unicodedata.normalize("NFC", part).strip("-")
    if unicodedata.normalize("NFKC", part).casefold() in _DEVICES:
        part += "-"
    return part or "unnamed"


def _cut(text: str, longest: int) -> str:
    """Cut a text to a number of bytes, between characters and not before an accent."""
    if len(text.encode()) <= longest:
        return text
    at = len(text.encode()[:longest].decode(errors="ignore"))
    while at and unicodedata.combining(text[at]):
        at -= 1
    return text[:at]


def file_stem(text: str, identity: str) -> str:
    """Return a name for what belongs to somebody, without an ending: readable, and another for every id.

    Two names differ even where capitals and accents do not count. What stands behind the last `_` is the id: as it is
    if it is short and of small letters, digits and hyphens, else with a part of its SHA-256 behind `~`.
    """
    return f"{readable_part(text)}_{id_part(identity)}"


def id_part_of(name: str) -> str:
    """Return what stands in the place of the id in the name of a file: behind the last `_`, before the last point."""
    stem, point, _ = name.rpartition(".")
    return (stem if point else name).rpartition("_")[2]


def id_part(identity: str) -> str:
    """Return an id as `file_stem` has it, by which files of its owner are found."""
    if _PLAIN_ID.fullmatch(identity):
        return identity
    told = readable_part(identity, _ID // 2).casefold().encode("ascii", "ignore").decode().strip("-")
    digest = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:_HASHED]
    return f"{told}~{digest}" if told else f"~{digest}"
