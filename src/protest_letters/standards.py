"""Letter standards, one row each: where things stand on the sheet, in millimetres, and who says so.

A standard belongs to the country of posting: it decides paper, window, margins and folds, never the words.
Sources: "KOMA" is KOMA-Script 3.38 (the .lco files), read figure by figure; "richtlinien" is
din-5008-richtlinien.de/startseite/anschriftenfeld; "edics" is edics.fr on La Poste's address frame;
"CLDR" is the supplemental measurement data of the Unicode CLDR. "Derived" is arithmetic on these.
"""

from dataclasses import dataclass

from protest_letters.document import Zone


@dataclass(frozen=True, slots=True)
class Standard:
    """The geometry of one country's letter.

    Attributes:
        paper: name, width and height of the sheet.
        sender: where the sender's block may stand.
        return_line: the strip over the address that shows in the window; None if the window has none.
        sure: the part of the address's place that shows in the window however the sheet slides in the envelope.
        address: where the addressee's lines may stand if `sure` is too small; they hug the edge the two share.
        date: the strip for place and date; `date_right` sets it flush right.
        text: where subject to enclosures may stand on the first page.
        next_text: the same on further pages.
        stamp: kept free at the bottom right of page 1 for the registry's stamp (shared practice: 70 × 30).
        address_min_pt: the smallest type the address may have.
        folds: the y of each fold mark, and of the punch mark if the standard has one.
        envelope: the window envelopes the row was checked against.
    """

    id: str
    title: str
    paper: tuple[str, float, float]
    sender: Zone
    return_line: Zone | None
    sure: Zone
    address: Zone
    address_min_pt: float
    date: Zone
    date_right: bool
    text: Zone
    next_text: Zone
    stamp: Zone
    folds: tuple[float, ...]
    envelope: str
    source: str


A4 = ("A4", 210.0, 297.0)
LETTER = ("US Letter", 215.9, 279.4)

STANDARDS = (
    Standard(
        id="din-b",
        title="DIN 5008 form B, on A4",
        paper=A4,
        # KOMA: letterhead from x = 25 to 125, above the address box that begins at y = 45
        sender=Zone(25, 14, 100, 30),
        # KOMA: box 20 45 85 45 with text indent 5; richtlinien: upper part 17.7, lower part 27.3 from y = 62.7
        return_line=Zone(25, 54, 80, 7.7),
        address=Zone(25, 62.7, 80, 27.3),
        # derived: in C6/5 (229 × 114) x 20-91 and y 54-90 of the sheet always show, in DL x 20-100 and y 50-90
        sure=Zone(25, 62.7, 66, 27.3),
        # mailinglotsen.de: capitals of 2.3 mm at least for the reading machines; 9.5 pt of PT Serif has 2.35
        address_min_pt=9.5,
        # derived: the empty line between window (y = 90) and reference line (KOMA: y = 98.5)
        date=Zone(105, 91, 85, 7),
        date_right=True,
        # KOMA: text 165 wide from x = 25; body 8.46 below the reference line at 98.5; foot at 281
        text=Zone(25, 103.5, 165, 175.5),
        next_text=Zone(25, 35, 165, 242),
        stamp=Zone(120, 252, 70, 30),
        folds=(105, 148.5, 210),
        envelope="DL and C6/5, window 90 × 45, 20 from the left, 15 from the bottom",
        source="KOMA-Script 3.38 DIN5008B.lco; din-5008-richtlinien.de; r9005.de (folds, punch mark 148.5)",
    ),
    Standard(
        id="fr",
        title="French letter (NF Z 11-001), on A4",
        paper=A4,
        # KOMA: first-page head at y = 15; the left half is the sender's
        sender=Zone(25, 15, 80, 36),
        # KOMA: box 100 35 100 45, text from x = 110; edics: frame 110 55 85 33
        return_line=Zone(110, 49, 85, 5),
        address=Zone(110, 55, 85, 33),
        # derived: common to box and frame
        sure=Zone(110, 55, 85, 25),
        # edics: 9 to 12 pt
        address_min_pt=9,
        # derived: under the address, over the reference line (KOMA: y = 99)
        date=Zone(110, 89, 80, 8),
        date_right=False,
        # KOMA: foot at 266.7; the margins are DIN's, as French practice names none
        text=Zone(25, 103, 165, 163.7),
        next_text=Zone(25, 35, 165, 231),
        stamp=Zone(120, 248, 70, 30),
        folds=(99, 198),
        envelope="DL, window on the right (address frame 85 × 33 at 110, 55)",
        source="KOMA-Script 3.38 NF.lco; edics.fr (La Poste's address frame)",
    ),
    Standard(
        id="us",
        title="US letter for a number 10 window envelope, on US Letter",
        paper=LETTER,
        # KOMA: first-page head at y = 11.1
        sender=Zone(25.4, 12.7, 100, 38),
        return_line=None,
        # derived: the #10 window lies over x 22.2-136.5 and y 51.9-80.4 of a sheet that rests on the bottom edge
        address=Zone(25.4, 53, 100, 27.4),
        # derived: x 22.2-111.1 and y 63.5-80.4 always show: four lines
        sure=Zone(25.4, 63.5, 85.7, 16.9),
        # USPS, Domestic Mail Manual 202: 8 pt and capitals of 0.080 in (2.03 mm); 8.5 pt of PT Serif has 2.10
        address_min_pt=8.5,
        # KOMA: reference line at y = 87.31
        date=Zone(25.4, 85.5, 165.1, 6.5),
        date_right=False,
        # KOMA: foot at 263.4; margins one inch
        text=Zone(25.4, 95, 165.1, 168.4),
        next_text=Zone(25.4, 35, 165.1, 228.4),
        stamp=Zone(120.5, 234, 70, 30),
        folds=(95.25, 187.33),
        envelope="number 10, window 4½ × 1⅛ in, 7⁄8 in from the left, ½ in from the bottom",
        source="KOMA-Script 3.38 UScommercial9.lco; laenvelope.com (number 10 window)",
    ),
)

#: Countries whose paper is US Letter (CLDR, supplemental measurementData, paperSize).
US_LETTER_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})

_BY_COUNTRY = {"FR": "fr", "MC": "fr", **dict.fromkeys(US_LETTER_COUNTRIES, "us")}


def known_standards() -> tuple[str, ...]:
    """The ids of all rows."""
    return tuple(row.id for row in STANDARDS)


def standard_named(name: str) -> Standard | None:
    """Return the row with this id, or None."""
    return next((row for row in STANDARDS if row.id == name), None)


def standard_for(country: str) -> Standard:
    """Return the row for a country of posting; DIN form B on A4 where no other is known."""
    name = _BY_COUNTRY.get(country, "din-b")
    return next(row for row in STANDARDS if row.id == name)
