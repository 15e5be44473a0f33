"""Decodes pictures of signatures: proved to be small enough, set upright, on white paper, trimmed to the ink."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from protest_letters.load._paper import on_white_paper
from protest_letters.model import Picture

#: How many pixels are ever decoded.
MAX_PIXELS = 5_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
#: What begins a scan of a JPEG. A progressive one has about ten; thousands would keep the decoder busy for hours.
_SCAN, _MAX_SCANS = b"\xff\xda", 100
#: What is kept around the ink, as a share of its longer side.
_PADDING = 0.02


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be used, and what helps."""

    what: str
    hint: str


_FOREIGN = Fault("is neither a PNG nor a JPEG picture", "save or export it as one of these two")
_DAMAGED = Fault("is damaged or incomplete", "copy or scan it again")
_BUSY = Fault(f"is a JPEG of more than {_MAX_SCANS} passes", "open it in a picture editor and save it again")
_MOVING = Fault("is an animation", "give a picture that stands still")
_MIXED = Fault("does not let ink and paper be told apart", "scan it in black or blue ink on white paper, in even light")
_INKLESS = Fault("holds no ink", "scan the signature in black or blue on white paper")


def ink_of(raw: bytes, name: str) -> Picture | Fault:
    """Return what is drawn in a PNG or JPEG, or why it cannot be used."""
    upright = _foreseen(raw) or _decoded(raw)
    ink = upright if isinstance(upright, Fault) else _trimmed(upright)
    return ink if isinstance(ink, Fault) else Picture(_encoded(ink), ink.width, ink.height, name)


def _foreseen(raw: bytes) -> Fault | None:
    """What can be said before a decoder sees it."""
    if not raw.startswith((_PNG, _JPEG)):
        return _FOREIGN
    return _BUSY if raw.startswith(_JPEG) and raw.count(_SCAN) > _MAX_SCANS else None


def _decoded(raw: bytes) -> Image.Image | Fault:
    """Decode a picture if its head says that it is small enough, turn it upright and lay it on white."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(raw), formats=("PNG", "JPEG")) as image:
                return _too_much(image) or _on_white(ImageOps.exif_transpose(image))
        except Image.DecompressionBombError:
            return _too_large("hundreds of")
        except Exception:  # noqa: BLE001 - a damaged picture makes the decoder raise anything
            return _DAMAGED


def _too_much(image: Image.Image) -> Fault | None:
    pixels = image.width * image.height
    if pixels > MAX_PIXELS:
        return _too_large(f"{pixels / 1e6:.2f}")
    # a JPEG of several pictures, as telephones make them, begins with the one to be seen
    return _MOVING if image.format == "PNG" and getattr(image, "is_animated", False) else None


def _too_large(megapixels: str) -> Fault:
    return Fault(f"has {megapixels} megapixels, 5 at most", "cut it to the signature, or make it smaller")


def _on_white(image: Image.Image) -> Image.Image:
    """Return grey or coloured pixels; what shines through becomes white."""
    if image.mode.startswith("I"):
        # 16 bits a pixel: a mere conversion would cut them off
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    mode = "L" if image.mode in ("1", "L", "LA") else "RGB"
    if not image.has_transparency_data:
        return image.convert(mode)
    above = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", above.size, "white"), above).convert(mode)


def _trimmed(image: Image.Image) -> Image.Image | Fault:
    """Make the paper white, and cut it off around the ink but for a narrow edge."""
    found = on_white_paper(image)
    if found is None:
        return _MIXED
    white, mask = found
    ink = mask.getbbox()
    if ink is None:
        return _INKLESS
    left, top, right, bottom = ink
    edge = round(max(right - left, bottom - top) * _PADDING)
    return white.crop(
        (max(left - edge, 0), max(top - edge, 0), min(right + edge, image.width), min(bottom + edge, image.height))
    )


def _encoded(image: Image.Image) -> bytes:
    """Return a PNG of the pixels alone: they are copied, so that nothing else the file held goes along."""
    stream = BytesIO()
    Image.frombytes(image.mode, image.size, image.tobytes()).save(stream, "PNG", compress_level=9)
    return stream.getvalue()
