"""Where a letter is signed: the column of the typed name, room for an organisation's stamp, the written signature."""

from collections.abc import Sequence

from protest_letters.document import Letter, PlacedLine, PlacedPicture, Zone
from protest_letters.standards import Standard

#: The side of the room for an organisation's stamp; a round one in Russia measures 38 to 42 mm.
SEAL = 40.0
#: Free space between the signature's column, the organisation's stamp and the place of the registry's stamp.
BESIDE_STAMP = 4.0
#: An organisation's stamp is pressed, not printed: it may reach so far under the place of the text.
UNDER_TEXT = 8.0
_PICTURE_WIDTH, _PICTURE_HEIGHT = 60.0, 17.0
#: What of the room for the pen stays free over a picture, and under it.
_OVER_PICTURE, _UNDER_PICTURE = 1.5, 1.5


def signing_width(standard: Standard, *, seal: bool) -> float:
    """The width left of the registry's stamp, and left of the organisation's if there is room for one."""
    width = standard.stamp.x - standard.text.x - BESIDE_STAMP
    return width - SEAL - BESIDE_STAMP if seal else width


def signature_pictures(letter: Letter, standard: Standard, lines: Sequence[PlacedLine]) -> tuple[PlacedPicture, ...]:
    """Stand the picture of a signature in the room for the pen, if the page has it, keeping its proportions."""
    picture = letter.signature_picture
    closing = [line for line in lines if line.role == "closing"]
    typed = [line for line in lines if line.role == "signature"]
    if picture is None or not closing or not typed:
        return ()
    foot = typed[0].box.y - _UNDER_PICTURE
    room = Zone(
        typed[0].box.x,
        closing[-1].box.bottom + _OVER_PICTURE,
        min(_PICTURE_WIDTH, signing_width(standard, seal=letter.seal)),
        min(_PICTURE_HEIGHT, foot - closing[-1].box.bottom - _OVER_PICTURE),
    )
    scale = min(room.w / picture.width, room.h / picture.height)
    width, height = picture.width * scale, picture.height * scale
    alternative = ", ".join(line.text for line in typed)
    box = Zone(room.x, foot - height, width, height)
    return (PlacedPicture(box, picture, alternative, before=lines.index(typed[0])),)
