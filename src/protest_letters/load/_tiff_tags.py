"""The texts of a TIFF file's tags, read straight from its directories: no pixel is decoded."""

import struct
from collections.abc import Iterator

#: Magic numbers, by byte order as `struct` writes it.
ORDERS = {b"II*\x00": "<", b"MM\x00*": ">"}
_NAMES = {
    269: "DocumentName",
    270: "ImageDescription",
    271: "Make",
    272: "Model",
    285: "PageName",
    305: "Software",
    306: "DateTime",
    315: "Artist",
    316: "HostComputer",
    333: "InkNames",
    700: "XMP",
    33432: "Copyright",
    33723: "IPTC",
    34377: "Photoshop",
    37510: "UserComment",
    40091: "XPTitle",
    40092: "XPComment",
    40093: "XPAuthor",
    40094: "XPKeywords",
    40095: "XPSubject",
}
#: Tags that point to further directories: sub-images, Exif.
_DIRECTORIES = (330, 34665)
#: Types of a tag that can hold text: bytes, ASCII, undefined.
_TEXTUAL = (1, 2, 7)
#: Windows keeps these in UTF-16.
_WIDE = range(40091, 40096)
#: More pages or tags has no fax; a file made to keep the reader busy may claim more.
_MAX_DIRECTORIES, _MAX_TAGS = 500, 1_000
_INLINE = 4


def tiff_texts(raw: bytes) -> Iterator[tuple[str, str]]:
    """Yield (tag's name, text) of every tag of every directory that may hold text.

    Raises:
        ValueError: the file is damaged.
    """
    order = ORDERS[raw[:4]]
    try:
        queue = list(struct.unpack_from(order + "I", raw, 4))
        seen: set[int] = set()
        while queue:
            at = queue.pop()
            if at == 0 or at in seen:
                continue
            seen.add(at)
            if len(seen) > _MAX_DIRECTORIES:
                raise ValueError(at)
            yield from _directory(raw, order, at, queue)
    except struct.error as error:
        raise ValueError(*error.args) from error


def _directory(raw: bytes, order: str, at: int, queue: list[int]) -> Iterator[tuple[str, str]]:
    """Yield the texts of one directory; note where further ones begin."""
    (count,) = struct.unpack_from(order + "H", raw, at)
    if count > _MAX_TAGS:
        raise ValueError(count)
    for number in range(count):
        tag, kind, length, value = struct.unpack_from(order + "HHII", raw, at + 2 + 12 * number)
        if tag in _DIRECTORIES:
            start = at + 10 + 12 * number if length == 1 else value
            queue.extend(struct.unpack_from(f"{order}{min(length, 100)}I", raw, start))
        elif kind in _TEXTUAL and length:
            start = at + 10 + 12 * number if length <= _INLINE else value
            if start + length > len(raw):
                raise ValueError(tag)
            yield from _written(tag, raw[start : start + length])
    queue.extend(struct.unpack_from(order + "I", raw, at + 2 + 12 * count))


def _written(tag: int, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield a tag's text; bytes in no known encoding in each that is likely."""
    name = _NAMES.get(tag, f"tag {tag}")
    encodings = ("utf-16-le",) if tag in _WIDE else ("utf-8", "cp1251")
    texts = dict.fromkeys(content.decode(one, "replace").replace("\0", " ").strip() for one in encodings)
    yield from ((name, text) for text in texts if text)
