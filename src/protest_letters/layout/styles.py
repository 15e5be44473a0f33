"""How large a letter is set, as rows of data: the sizes each part is tried at, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.layout.placing import Type


@dataclass(frozen=True, slots=True)
class Setting:
    """One step of tightness: the text's type, the space between paragraphs, the room for the pen.

    `justified` text has lines of one length, as far as word spaces can give them that; else its right margin is ragged.
    """

    type: Type
    gap: float
    pen: float
    justified: bool = False

    @property
    def wide_gap(self) -> float:
        """The space before the body and before the closing."""
        return self.gap + self.type.leading / 4


@dataclass(frozen=True, slots=True)
class Style:
    """The sizes of every part of a letter.

    Attributes:
        settings: the steps the text goes through before it takes a second page.
        letterhead: an organisation's name, and the lines under it.
        address: a standard says the smallest it allows.
        heading: of further pages.
    """

    settings: tuple[Setting, ...]
    letterhead: tuple[tuple[Type, Type], ...]
    sender: tuple[Type, ...]
    return_line: tuple[Type, ...]
    address: tuple[Type, ...]
    date: tuple[Type, ...]
    reference: tuple[Type, ...]
    heading: tuple[Type, ...]


def tightened(setting: Setting, settings: Sequence[Setting], purpose: str) -> tuple[str, ...]:
    """Say how a text is set if that is tighter than the first of its settings, and to what purpose."""
    first, step = settings[0].type, setting.type
    if step.size_pt != first.size_pt:
        return (f"is set in {step.size_pt:g} pt to {purpose}",)
    if step.leading != first.leading:
        return (f"is set with lines {step.leading:g} mm apart instead of {first.leading:g} to {purpose}",)
    return ()


def justified(style: Style) -> Style:
    """Return a style with its text justified."""
    return replace(style, settings=tuple(replace(step, justified=True) for step in style.settings))


#: 10 pt is the least that DIN 5008 lets a letter have; the room for the pen stays.
TIGHTENING = (
    Setting(Type(11, 5.2), 2.9, 20),
    Setting(Type(11, 4.9), 2.5, 20),
    Setting(Type(11, 4.7), 2.3, 20),
    Setting(Type(10.5, 4.5), 2.0, 20),
    Setting(Type(10, 4.3), 1.8, 20),
)
_LETTERHEAD = (
    (Type(15, 6.6), Type(9, 3.9)),
    (Type(14, 6.1), Type(9, 3.8)),
    (Type(13, 5.6), Type(8.5, 3.6)),
    (Type(12, 5.1), Type(8, 3.3)),
    (Type(11, 4.7), Type(7, 2.9)),
)
_SENDER = (Type(10.5, 4.6), Type(10, 4.3), Type(9, 3.8), Type(8, 3.4))
_RETURN = (Type(8, 3.2), Type(7, 2.8), Type(6, 2.6))
_ADDRESS = (Type(11, 4.9), Type(10.5, 4.55), Type(10, 4.15), Type(9.5, 3.9), Type(9, 3.55), Type(8.5, 3.35))
_DATE = (Type(11, 5.0), Type(10, 4.5))
#: For the date of a town with a long name, and a long reference number: two lines of the last have room.
_SMALL = (Type(9, 4.0), Type(8, 3.4))

#: A letter as it is usually set, tightened to keep one page.
NORMAL = Style(
    settings=TIGHTENING,
    letterhead=_LETTERHEAD,
    sender=_SENDER,
    return_line=_RETURN,
    address=_ADDRESS,
    date=(*_DATE, *_SMALL),
    reference=(*_DATE, *_SMALL),
    heading=(Type(9, 4.0),),
)

_LARGE_DATE = (Type(16, 6.9), Type(14, 6.2), Type(12, 5.4), *_DATE)
#: Large print: the text in 16 pt however many pages it takes, the rest as large as its place allows.
LARGE = Style(
    settings=(Setting(Type(16, 7.2), 4.0, 20), Setting(Type(16, 6.8), 3.4, 20)),
    letterhead=((Type(18, 7.8), Type(12, 5.1)), (Type(16, 7.0), Type(10.5, 4.5)), *_LETTERHEAD),
    sender=(Type(13, 5.7), Type(12, 5.2), Type(11, 4.65), *_SENDER),
    return_line=_RETURN,
    address=(Type(12, 5.3), Type(11.5, 5.1), *_ADDRESS),
    date=(*_LARGE_DATE, *_SMALL),
    reference=(*_LARGE_DATE, *_SMALL),
    heading=(Type(12, 5.2), Type(10.5, 4.6), Type(9, 4.0)),
)


#: What a block may shrink to on a fax: 12 pt is read at 98 lines as well.
_BLOCK = (Type(14, 5.9), Type(12, 5.0))


def _fax(*text: Type) -> Style:
    """A sheet to be scanned in coarse dots: nothing is smaller than its text."""
    least = text[-1]
    return Style(
        settings=tuple(Setting(step, gap, 20) for step, gap in zip(text, (3.0, 2.6, 2.3, 2.1), strict=False)),
        letterhead=((Type(16, 7.0), text[0]), (Type(14, 6.1), least), (least, least)),
        sender=(text[0], least, *_BLOCK),
        return_line=(least,),
        address=(text[0], least),
        date=(text[0], least),
        reference=(text[0], least),
        heading=(least,),
    )


#: A fax at 196 lines to the inch: 11 pt at least, which gives a small letter 15 rows of dots.
FAX_FINE = _fax(Type(12, 5.3), Type(12, 5.0), Type(11.5, 4.8), Type(11, 4.6))
#: A fax at 98 lines: 12 pt at least, 8 rows; under that the signs of Cyrillic close up.
FAX_STANDARD = _fax(Type(12, 5.3), Type(12, 5.0))
#: Large print on a fax, however many pages it takes.
FAX_LARGE = _fax(Type(16, 7.2), Type(16, 6.8))
