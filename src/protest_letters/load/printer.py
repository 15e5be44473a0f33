"""What a printer says of itself, out of the plist that CUPS's `ipptool -X` prints of its attributes.

Names of attributes: RFC 8011 and PWG 5100.7; names of sizes: PWG 5101.1, `class_name_WIDTHxHEIGHTmm` or `…in`.
"""

import plistlib
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers.expat import ExpatError

from protest_letters.printers import Offer, Printer, Span

_INCH = 25.4
#: Collections have their lengths in hundredths of a millimetre.
_PER_MM = 100
_SIZE = re.compile(r"[a-z0-9]+_[A-Za-z0-9.+-]+_(?P<w>\d+(?:\.\d+)?)x(?P<h>\d+(?:\.\d+)?)(?P<unit>mm|in)")
#: Keywords of trays, kinds of paper and sides, which become words of a command.
_KEYWORD = re.compile(r"[A-Za-z0-9._-]+")
#: Names of options in drivers; CUPS takes them before the names that IPP has for the same.
_OUTWEIGHING = ("PageSize", "PageRegion", "InputSlot")
#: `printer-state` of one that prints nothing until it is started again.
_STOPPED = 5


def read_printer(raw: bytes, name: str) -> Printer | None:
    """Return the printer that an answer tells of, or None if it tells of none that can be printed on."""
    said = _attributes(raw)
    offers = tuple(_offers(said))
    custom = tuple(_custom(said))
    if not offers and not custom:
        return None
    state = "; ".join(_texts(said, "printer-state-message") or _texts(said, "printer-state-reasons"))
    return Printer(
        name,
        offers,
        custom,
        sources=_keywords(said, "media-source-supported"),
        types=_keywords(said, "media-type-supported"),
        sides=_keywords(said, "sides-supported"),
        accepting=said.get("printer-is-accepting-jobs") is not False,
        stopped=(state or "no reason given") if said.get("printer-state") == _STOPPED else "",
    )


def read_saved(text: str) -> tuple[tuple[str, str], ...]:
    """Return the options out of what `lpoptions -p` prints that outweigh what is said of a job's paper and tray."""
    try:
        words = shlex.split(text)
    except ValueError:
        return ()
    pairs = (word.partition("=") for word in words)
    return tuple((key, value) for key, _, value in pairs if key in _OUTWEIGHING and value)


def is_class(raw: bytes) -> bool:
    """Whether an answer tells of a class of printers, which has no paper of its own."""
    return "member-names" in _attributes(raw)


def _attributes(raw: bytes) -> Mapping[str, Any]:
    """The attributes of the answer; none if it is no answer."""
    try:
        read = plistlib.loads(raw, fmt=plistlib.FMT_XML)
        (test,) = read["Tests"]
        groups = test["ResponseAttributes"]
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    if test.get("StatusCode") != "successful-ok" or not isinstance(groups, list):
        return {}
    return {key: value for group in groups if isinstance(group, dict) for key, value in group.items()}


def _values(said: Mapping[str, Any], key: str) -> list[Any]:
    """One value stands there by itself, several as a list."""
    value = said.get(key, [])
    return value if isinstance(value, list) else [value]


def _texts(said: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(value for value in _values(said, key) if isinstance(value, str) and value not in ("", "none"))


def _keywords(said: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(word for word in _texts(said, key) if _KEYWORD.fullmatch(word))


def _offers(said: Mapping[str, Any]) -> Iterator[Offer]:
    for text in _texts(said, "media-supported"):
        found = _SIZE.fullmatch(text)
        # the ends of the range of custom sizes have names as well, and not always right ones
        if found and not text.startswith(("custom_min_", "custom_max_")):
            unit = _INCH if found["unit"] == "in" else 1.0
            yield Offer(text, float(found["w"]) * unit, float(found["h"]) * unit)


def _custom(said: Mapping[str, Any]) -> Iterator[tuple[Span, Span]]:
    for size in _values(said, "media-size-supported"):
        if isinstance(size, dict):
            width, height = _span(size.get("x-dimension")), _span(size.get("y-dimension"))
            if width and height and (width[0] < width[1] or height[0] < height[1]):
                yield width, height


def _span(value: Any) -> Span | None:  # noqa: ANN401 - whatever a plist holds
    """A length, or a range of lengths."""
    ends = (value.get("lower"), value.get("upper")) if isinstance(value, dict) else (value, value)
    low, high = ends
    return (low / _PER_MM, high / _PER_MM) if isinstance(low, int) and isinstance(high, int) else None
