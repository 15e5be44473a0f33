"""What letters weigh, in grams, and how near they come to a step of postage.

Sheets are reckoned from area and grammage, envelopes from the blank they are folded from. The trade allows paper five
per cent in grammage (US Government Publishing Office, Government Paper Specification Standards, JCP V10 and V20), a few
tenths of a gram in a letter: so a letter that comes within `MARGIN` of a step has to be weighed.
"""

from collections.abc import Sequence

from protest_letters.mailout.piece import Piece
from protest_letters.standards.envelopes import Envelope, common_envelope
from protest_letters.standards.standard import A4, LETTER

#: What office paper weighs, in grams per square metre. ISO paper is sold as 80 g/m².
_OFFICE_PAPER = 80.0
_POUND = 453.59237
#: The weight of a sheet. A4: its area. US Letter: 500 sheets of 17 × 22 in of the usual bond weigh 20 lb (the basis
#: size of writing paper: gouldpaper.com, "Calculators"), each of them makes four of Letter; that is 75 g/m².
_SHEETS = {
    A4[0]: A4[1] * A4[2] / 1e6 * _OFFICE_PAPER,
    LETTER[0]: 20 * _POUND / (500 * 4),
}
#: [D] A blank is the front, the back, and a strip of this width along every edge for flap and seams: with it DL weighs
#: 4.8 g and C5 7.9 g, as they do (4.8 and 8).
_SEAM = 18.0
#: Grams per square metre up to a short edge in millimetres [B]: small envelopes are of office paper, C5 and B5 of 90,
#: larger ones of 120. Those sold in inches are of 24 lb bond, 90 g/m² (JCP V20), larger ones of 28 lb.
_ENVELOPE_PAPER = {False: ((130.0, 80.0), (180.0, 90.0), (1000.0, 120.0)), True: ((130.0, 90.0), (1000.0, 105.0))}

#: Grams below a step from which a letter has to be weighed.
MARGIN = 2.0
#: What is reckoned is not known better than to a tenth of a gram.
_ROUNDING = 0.05
#: Where postage steps lie, up to two kilograms, if the user's prices do not say: [B] most posts have the steps of the
#: Universal Postal Union; those of the US count ounces, Royal Mail begins at 100 g, Canada Post at 30 g.
_USUAL_STEPS = (20.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2000.0)
_STEPS_IN = {
    "US": tuple(ounce * _POUND / 16 for ounce in range(1, 17)),
    "GB": _USUAL_STEPS[2:],
    "CA": (30.0, *_USUAL_STEPS[1:]),
}


def sheet_grams(paper: str) -> float:
    """The weight of a sheet.

    Raises:
        KeyError: the paper is neither A4 nor US Letter.
    """
    return _SHEETS[paper]


def envelope_grams(envelope: Envelope) -> float:
    """The weight of an empty envelope; the film of a window weighs about what its paper would."""
    short, long = envelope.short, envelope.long
    area = (2 * short * long + 2 * (short + long) * _SEAM) / 1e6
    return area * next(grammage for most, grammage in _ENVELOPE_PAPER[envelope.inches] if short <= most)


def envelope_of_piece(piece: Piece) -> Envelope:
    """What a piece goes into: its envelope, or the usual one of its country where none is made."""
    return piece.envelope or common_envelope(piece.posted_in, us_paper=piece.paper == LETTER[0])


def letter_grams(piece: Piece) -> float:
    """The weight of a piece with its envelope.

    Raises:
        KeyError: its paper is not known.
    """
    return piece.sheets * sheet_grams(piece.paper) + envelope_grams(envelope_of_piece(piece))


def usual_steps(country: str) -> tuple[float, ...]:
    """Where the steps of postage lie in a country whose prices are not known, in grams."""
    return _STEPS_IN.get(country, _USUAL_STEPS)


def step_over(grams: float, steps: Sequence[float]) -> float | None:
    """The step that a weight falls under, or None if it is above all of them."""
    return next((step for step in steps if grams <= step + _ROUNDING), None)


def near_step(grams: float, steps: Sequence[float]) -> float | None:
    """The step that a weight comes within `MARGIN` of from below, or None."""
    step = step_over(grams, steps)
    return step if step is not None and step - grams <= MARGIN else None
