"""Pictures as a PDF has them: the pixels of a PNG as they were packed there, nothing else of it."""

import struct
from collections.abc import Iterator

from protest_letters.media.press.objects import Objects
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, Problem, ProtestError

#: The bytes before the first part of a PNG, and those of the part that describes the pixels.
_SIGNATURE, _HEAD = 8, 13
#: Kinds of pixels that a PDF shows as they are: name and numbers for each pixel.
_KINDS = {0: (b"DeviceGray", 1), 2: (b"DeviceRGB", 3)}
_DEEP = 16


def write_picture(picture: Picture, objects: Objects) -> int:
    """Write a picture and return its number.

    Raises:
        ProtestError: it is not in grey or in full colour, or can be seen through (exit code 3).
    """
    chunks = dict[bytes, bytes]()
    for kind, data in _chunks(picture.png):
        chunks[kind] = chunks.get(kind, b"") + data
    head = chunks.get(b"IHDR", b"")
    if len(head) != _HEAD or b"IDAT" not in chunks:
        raise _refused(picture, "is no PNG, or a damaged one")
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if kind not in _KINDS or depth == _DEEP or interlaced or b"tRNS" in chunks:
        raise _refused(picture, "is in a form that no PDF shows as it is")
    space, colours = _KINDS[kind]
    number = objects.reserve()
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent %d/Filter/FlateDecode"
        b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>"
    ) % (width, height, space, depth, colours, depth, width)
    objects.stream(number, entries, chunks[b"IDAT"], packed=False)
    return number


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _SIGNATURE
    while at + 8 <= len(png):
        size, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + size]
        at += 12 + size


def _refused(picture: Picture, what: str) -> ProtestError:
    hint = "save it as a PNG in grey or colour, without transparency"
    return ProtestError([Problem(picture.place or "picture", what, hint, "picture", code=ExitCode.DATA)])
