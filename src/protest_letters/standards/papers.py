"""Sizes of paper that people know by a name.

Figures: ISO 216 and ANSI/ASME Y14.1 as PWG 5101.1 names them and CUPS uses them (OpenPrinting cups/pwg-media.c).
"""

from dataclasses import dataclass

from protest_letters.standards.envelopes import envelope_of


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A size of paper: what people call it, its edges in millimetres, the names printers and older drivers know."""

    title: str
    short: float
    long: float
    pwg: str
    ppd: str


PAPERS = (
    PaperSize("A4", 210, 297, "iso_a4_210x297mm", "A4"),
    PaperSize("US Letter", 215.9, 279.4, "na_letter_8.5x11in", "Letter"),
    PaperSize("US Legal", 215.9, 355.6, "na_legal_8.5x14in", "Legal"),
    PaperSize("A3", 297, 420, "iso_a3_297x420mm", "A3"),
    PaperSize("A5", 148, 210, "iso_a5_148x210mm", "A5"),
    PaperSize("A6", 105, 148, "iso_a6_105x148mm", "A6"),
)
#: By so many millimetres a page may differ from a sheet: papers and envelopes are cut to it.
SLACK = 1.0


def size_of(width: float, height: float) -> PaperSize:
    """Return the size that a sheet of this width and height (mm), either way round, has.

    One that has no name is called by its measures, and its names for printers are empty.
    """
    short, long = sorted((width, height))
    near = [row for row in PAPERS if abs(row.short - short) <= SLACK and abs(row.long - long) <= SLACK]
    if near:
        return near[0]
    envelope = envelope_of(width, height)
    if envelope:
        return PaperSize(envelope.title, envelope.short, envelope.long, envelope.pwg, envelope.ppd)
    return PaperSize(f"{round(short, 1):g} × {round(long, 1):g} mm", short, long, "", "")
