"""The letter standards, one row each: where things stand on the sheet, in millimetres, and who says so.

Sources: "KOMA" is KOMA-Script 3.38 (the .lco files), read figure by figure; "richtlinien" is
din-5008-richtlinien.de/startseite/anschriftenfeld; "edics" is edics.fr on La Poste's address frame; "leaflet" is a
leaflet of Swiss Post on windows (studylibfr.com 2273411). "Derived" is arithmetic on these, done again by a test. A
window's reach is all it can show of the sheet, wherever that slides to.
"""

from protest_letters.document import Zone
from protest_letters.standards.standard import A4, INCH, LETTER, MILLIMETRE, Standard

STANDARDS = (
    Standard(
        id="din-b",
        title="DIN 5008 form B, on A4",
        paper=A4,
        # KOMA: letterhead above the address box that begins at y = 45; the text's full width
        letterhead=Zone(25, 14, 165, 30),
        # KOMA: letterhead from x = 25 to 125
        sender=Zone(25, 14, 100, 30),
        # KOMA: box 20 45 85 45 with text indent 5; richtlinien: upper part 17.7, lower part 27.3 from y = 62.7
        return_line=Zone(25, 54, 80, 7.7),
        address=Zone(25, 62.7, 80, 27.3),
        # derived: in C6/5 (229 × 114) x 20-91 and y 54-90 of the sheet always show, in DL x 20-100 and y 50-90
        sure=Zone(25, 62.7, 66, 27.3),
        # mailinglotsen.de: capitals of 2.3 mm at least for the reading machines; 9.5 pt of PT Serif has 2.35
        address_min_pt=9.5,
        # derived: right of what the window can show (x = 110), in the empty line between window (y = 90) and reference
        # line (KOMA: y = 98.5)
        date=Zone(110, 91, 80, 7),
        date_right=True,
        # KOMA: information block at x = 125; over the date, as left of it the window reaches to y = 99
        reference=Zone(125, 84, 65, 7),
        reference_right=True,
        # KOMA: text 165 wide from x = 25; body 8.46 below the reference line at 98.5; foot at 281
        text=Zone(25, 103.5, 165, 175.5),
        next_text=Zone(25, 35, 165, 242),
        stamp=Zone(120, 252, 70, 30),
        folds=(105, 148.5, 210),
        envelope="DL and C6/5, window 90 × 45, 20 from the left, 15 from the bottom",
        source="KOMA-Script 3.38 DIN5008B.lco; din-5008-richtlinien.de; r9005.de (folds, punch mark 148.5)",
    ),
    Standard(
        id="din-a",
        title="DIN 5008 form A, on A4",
        paper=A4,
        # richtlinien, r9005.de: the letterhead is 27 high; KOMA: it begins at y = 8
        letterhead=Zone(25, 8, 165, 18),
        # KOMA: information block at x = 125, y = 32; as wide as the text goes
        sender=Zone(125, 32, 65, 34),
        # KOMA: box 20 27 85 45 with text indent 5; richtlinien: divided at y = 44.7
        return_line=Zone(25, 36, 80, 7.7),
        address=Zone(25, 44.7, 80, 27.3),
        # derived: folded at 87 to a height of 105: y 36-72 always show in C6/5, 32-72 in DL; x as in form B
        sure=Zone(25, 44.7, 66, 27.3),
        # as in form B
        address_min_pt=9.5,
        # derived: between window (y = 72) and reference line (KOMA: y = 79.4, 1.1 nearer than in form B); x as there
        date=Zone(110, 73, 80, 7),
        date_right=True,
        # under the information block: left of it the window reaches to y = 81
        reference=Zone(125, 66, 65, 7),
        reference_right=True,
        # KOMA: as in form B, below the reference line at 79.4
        text=Zone(25, 84.5, 165, 194.5),
        next_text=Zone(25, 35, 165, 242),
        stamp=Zone(120, 252, 70, 30),
        folds=(87, 148.5, 192),
        envelope="DL and C6/5, window 90 × 45, 20 from the left, 15 from the bottom",
        source="KOMA-Script 3.38 DIN5008A.lco; din-5008-richtlinien.de; r9005.de (folds, punch mark 148.5)",
    ),
    Standard(
        id="fr",
        title="French letter (NF Z 11-001), on A4",
        paper=A4,
        # KOMA: first-page head at y = 15, address box from y = 35
        letterhead=Zone(25, 12, 165, 22),
        # KOMA: first-page head at y = 15; the left half is the sender's
        sender=Zone(25, 15, 80, 36),
        # KOMA: box 100 35 100 45, text from x = 110; edics: frame 110 55 85 33
        # higher by a second line than KOMA's strip of 5
        return_line=Zone(110, 47.5, 85, 6.7),
        address=Zone(110, 55, 85, 33),
        # derived: common to box and frame
        sure=Zone(110, 55, 85, 25),
        # edics: 9 to 12 pt
        address_min_pt=9,
        # derived: under the address, over the reference line (KOMA: y = 99)
        date=Zone(110, 89, 80, 8),
        date_right=False,
        # beside the date
        reference=Zone(25, 89, 80, 8),
        reference_right=False,
        # KOMA: foot at 266.7; the margins are DIN's, as French practice names none
        text=Zone(25, 103, 165, 163.7),
        next_text=Zone(25, 35, 165, 231),
        stamp=Zone(120, 248, 70, 30),
        folds=(99, 198),
        envelope="DL, window on the right (address frame 85 × 33 at 110, 55)",
        # no source describes a French window, only the frame that shows in it
        window=False,
        source="KOMA-Script 3.38 NF.lco; edics.fr (La Poste's address frame)",
    ),
    Standard(
        id="ch-right",
        title="Swiss letter (SN 010130), window on the right, on A4",
        paper=A4,
        # derived: the windows reach up to y = 31.5
        letterhead=Zone(25, 10, 165, 21),
        # derived: the windows reach left to x = 98
        sender=Zone(25, 15, 72, 38),
        # derived: with the sheet at the bottom, y 35-71.5 and x from 122 show in both windows; KOMA: box
        # 112 45 90 45, which reaches 15 below what the window is sure to show
        return_line=Zone(122, 35.5, 68, 8.6),
        address=Zone(122, 45, 80, 26.5),
        # derived: common to both. x 122-193 and y 44-75 always show in C5-6, y 45-71.5 in C5. The window made
        # before 1980 (100 × 45) would leave three lines: it is not counted.
        sure=Zone(122, 45, 71, 26.5),
        # no Swiss figure is known: La Poste's least
        address_min_pt=9,
        # derived: under the windows' reach (y = 97), over the text; KOMA's reference line is at y = 98.5
        date=Zone(122, 97.5, 68, 7),
        date_right=False,
        # beside the date
        reference=Zone(25, 97.5, 90, 7),
        reference_right=False,
        # KOMA: foot at 281, margins as DIN's
        text=Zone(25, 108, 165, 171),
        next_text=Zone(25, 35, 165, 242),
        stamp=Zone(120, 252, 70, 30),
        folds=(105, 210),
        envelope="C5-6 and C5, window on the right, 90 × 40, as made since 1980",
        source="KOMA-Script 3.38 SN.lco; Swiss Post's leaflet on windows (studylibfr.com 2273411)",
    ),
    Standard(
        id="ch-left",
        title="Swiss letter (SN 010130), window on the left, on A4",
        paper=A4,
        # derived: the windows reach up to y = 38.5
        letterhead=Zone(25, 10, 165, 28),
        # KOMA: first-page head at y = 8
        sender=Zone(25, 10, 100, 28),
        # derived: with the sheet at the bottom, y 45-83.5 show in all four windows; KOMA: box 20 35.5 100 45 ends at
        # 80.5. The text's indent is DIN's.
        return_line=Zone(25, 46, 80, 6.5),
        address=Zone(25, 53, 80, 27.5),
        # derived: common to all four and KOMA's box. L-SN: x 20-101, y 48-84 in C5-6, y 52-83.5 in C5; L-DIN:
        # x 20-91, y 54-90 in C5-6, y 57-88.5 in C5
        sure=Zone(25, 57, 66, 23.5),
        # as with the window on the right
        address_min_pt=9,
        # derived: right of the windows' reach (x = 120); KOMA's reference line is at y = 89
        date=Zone(125, 90, 65, 7),
        date_right=True,
        # over the date
        reference=Zone(125, 83, 65, 7),
        reference_right=True,
        # derived: the windows reach down to y = 102; KOMA: foot at 281
        text=Zone(25, 102.5, 165, 176.5),
        next_text=Zone(25, 35, 165, 242),
        stamp=Zone(120, 252, 70, 30),
        folds=(105, 210),
        envelope="C5-6 and C5, window on the left, Swiss (100 × 45) and German (90 × 45)",
        source="KOMA-Script 3.38 SNleft.lco; Swiss Post's leaflet on windows (studylibfr.com 2273411)",
    ),
    Standard(
        id="uk",
        title="British letter, derived from German windows (no official figure is known), on A4",
        paper=A4,
        # derived: the windows reach up to y = 43.5
        letterhead=Zone(25, 14, 165, 29),
        # British practice: the sender at the top right; right of the windows' reach (x = 110)
        sender=Zone(125, 14, 65, 46),
        # British windows show the address alone
        return_line=None,
        # derived: with the sheet at the bottom, y 45-88.5 show in the German windows; the trade's window of 90 × 35,
        # 18 to 20 from the bottom (practice, no source) shows y 52-85
        address=Zone(25, 52, 80, 33),
        # derived: common to DIN form B in C6/5 (x 20-91, y 54-90), in DL (y 50-90), A4 folded once in C5 (y 57-88.5)
        # and the trade's window in DL (y 55-85 and y 57-87)
        sure=Zone(25, 57, 66, 28),
        # DIN's; Royal Mail (Premier Customer Guide, fonts): letters of 2 mm at least, 10 to 12 pt
        address_min_pt=9.5,
        # British practice: in the sender's column; right of the windows' reach
        date=Zone(125, 91, 65, 7),
        date_right=False,
        reference=Zone(125, 84, 65, 7),
        reference_right=False,
        # derived: the windows reach down to y = 102; foot and margins as DIN's
        text=Zone(25, 103.5, 165, 175.5),
        next_text=Zone(25, 35, 165, 242),
        stamp=Zone(120, 252, 70, 30),
        # the panel that the windows were reckoned with
        folds=(105, 210),
        envelope="DL, C6/5 and C5, derived: no official British figure is known",
        # what is derived from German windows may not hold for British ones
        window=False,
        source="derived from KOMA-Script 3.38 DIN5008B.lco and German windows in DL, C6/5 and C5",
    ),
    Standard(
        id="us",
        title="US letter for a number 10 window envelope, on US Letter",
        paper=LETTER,
        # derived: the window reaches up to y = 51.9
        letterhead=Zone(25.4, 12.7, 165.1, 38),
        # KOMA: first-page head at y = 11.1
        sender=Zone(25.4, 12.7, 100, 38),
        return_line=None,
        # derived: the #10 window lies over x 22.2-136.5 and y 51.9-80.4 of a sheet that rests on the bottom edge
        address=Zone(25.4, 53, 100, 27.4),
        # derived: x 22.2-111.1 and y 63.5-80.4 always show: four lines
        sure=Zone(25.4, 63.5, 85.7, 16.9),
        # USPS, Domestic Mail Manual 202: 8 pt and capitals of 0.080 in (2.03 mm); 8.5 pt of PT Serif has 2.10
        address_min_pt=8.5,
        # derived: the window reaches down to y = 92.1; KOMA's reference line is at y = 87.31
        date=Zone(25.4, 92.1, 110, 6.5),
        date_right=False,
        # beside the date
        reference=Zone(138, 92.1, 52.5, 6.5),
        reference_right=True,
        # KOMA: foot at 263.4; margins one inch
        text=Zone(25.4, 99.4, 165.1, 164),
        next_text=Zone(25.4, 35, 165.1, 228.4),
        stamp=Zone(120.5, 234, 70, 30),
        folds=(95.25, 187.33),
        envelope="number 10, window 4½ × 1⅛ in, 7⁄8 in from the left, ½ in from the bottom",
        # it is sure to show four lines, and an address abroad has five or six
        window=False,
        source="KOMA-Script 3.38 UScommercial9.lco; laenvelope.com (number 10 window)",
        units=(MILLIMETRE, INCH),
    ),
)
