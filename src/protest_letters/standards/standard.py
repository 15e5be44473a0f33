"""What a letter standard is: the places of a letter's parts on the sheet, in millimetres."""

from dataclasses import dataclass

from protest_letters.document import Zone


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in which people are told lengths: its name, its millimetres, and how many decimals are of use."""

    name: str
    mm: float
    decimals: int

    def area(self, width: float, height: float) -> str:
        """Say how wide and high something is, both in millimetres: `85.7 × 16.9 mm`."""
        wide, high = (round(length / self.mm, self.decimals) for length in (width, height))
        return f"{wide:g} × {high:g} {self.name}"


MILLIMETRE, INCH = Unit("mm", 1.0, 1), Unit("in", 25.4, 2)


@dataclass(frozen=True, slots=True)
class Standard:
    """The geometry of one country's letter.

    Attributes:
        paper: name, width and height of the sheet.
        letterhead: where an organisation's letterhead may stand, over the window's place; then there is no sender's
            block.
        sender: where the sender's block may stand.
        return_line: the strip over the address that shows in the window; None if the window has none.
        sure: the part of the address's place that shows in the window however the sheet slides in the envelope.
        address: where the addressee's lines may stand if `sure` is too small; they hug the edge the two share.
        date: the strip for place and date; `date_right` sets it flush right.
        reference: the strip for the sender's own reference number, beside the date or over it; `reference_right`
            sets it flush right.
        text: where subject to enclosures may stand on the first page.
        next_text: the same on further pages.
        stamp: kept free at the bottom right of the page that is signed for the registry's stamp (shared practice:
            70 × 30).
        address_min_pt: the smallest type the address may have.
        folds: the y of each fold mark, and of the punch mark if the standard has one.
        envelope: the window envelopes the row was checked against.
        window: whether letters are meant for these; else for printed envelopes or labels, as no window is sure to
            show their address.
        units: in which measures of the window are said to people.
    """

    id: str
    title: str
    paper: tuple[str, float, float]
    letterhead: Zone
    sender: Zone
    return_line: Zone | None
    sure: Zone
    address: Zone
    address_min_pt: float
    date: Zone
    date_right: bool
    reference: Zone
    reference_right: bool
    text: Zone
    next_text: Zone
    stamp: Zone
    folds: tuple[float, ...]
    envelope: str
    source: str
    window: bool = True
    units: tuple[Unit, ...] = (MILLIMETRE,)

    @property
    def reference_beside_date(self) -> bool:
        """Whether date and reference number share a line; else the number stands over the date."""
        return self.reference.y == self.date.y


A4 = ("A4", 210.0, 297.0)
LETTER = ("US Letter", 215.9, 279.4)
