"""The sheet of a fax: no window and no folds, and its head free for the line that a machine prints there.

A fax is printed where it arrives, so the sheet belongs to the destination's country, not to the country of posting.
"""

from protest_letters.document import Zone
from protest_letters.standards.standard import A4, LETTER, Standard

#: What stays free at the top for a machine's header line: HylaFAX's own area begins 10 mm down (its page sizes).
HEADER = 10.0


def _sheet(name: str, paper: tuple[str, float, float], foot: float) -> Standard:
    """A sheet whose text ends at `foot`."""
    _, width, _ = paper
    # HylaFAX's reproducible area is 7.3 mm inset; 20 are free on every machine
    left, wide = 20.0, width - 40
    half = wide / 2
    address = Zone(left, 47, wide, 35)
    return Standard(
        id=name,
        title=f"fax on {paper[0]}",
        paper=paper,
        letterhead=Zone(left, 12, wide, 32),
        sender=Zone(left, 12, wide, 34),
        return_line=None,
        # there is no window: all that is printed shows
        sure=address,
        address=address,
        address_min_pt=11,
        date=Zone(left + half, 84, half, 7),
        date_right=True,
        reference=Zone(left, 84, half - 4, 7),
        reference_right=False,
        text=Zone(left, 95, wide, foot - 95),
        next_text=Zone(left, 30, wide, foot - 30),
        # chanceries stamp what their machine prints as well
        stamp=Zone(left + wide - 70, foot - 28, 70, 30),
        folds=(),
        envelope="none: a fax",
        window=False,
        source="HylaFAX 6.0.7 pagesizes: A4 195.6 × 279.4 mm, 10.0 from the top; Letter 195.6 × 262.5",
    )


#: Real machines print 1109 of the 1143 rows of A4 (288 mm); the text ends well above.
FAX_A4 = _sheet("fax-a4", A4, 279)
FAX_LETTER = _sheet("fax-letter", LETTER, 261)
