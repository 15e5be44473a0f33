"""The sheets of labels that can be bought, one row for each, and the rows by their names.

Figures: the templates of gLabels 3.4.1 (Debian package glabels-data), which also say which product numbers lie alike.
Data sets differ for one and the same product, mostly by less than 0.7 mm and for L7163 by 1.3 mm (docs/labels.md): so
rows can be replaced by the user's own, and a print can be nudged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from protest_letters.standards import US_LETTER_COUNTRIES
from protest_letters.standards.label_sheet import LabelSheet
from protest_letters.standards.spelling import plain
from protest_letters.standards.standard import A4, LETTER

#: German shops sell what is called Avery elsewhere under both names.
_AVERY = ("Avery", "Avery Zweckform", "Zweckform")
_ZWECKFORM = ("Zweckform", "Avery Zweckform", "Avery")
_US, _HERMA = ("Avery",), ("Herma",)
_SOURCE = "gLabels 3.4.1"
#: What is doubtful, or taken from elsewhere.
_NOTES = {
    "L7159": "the middle of Hisago KLP701S (at 6.5, pitch 66.5) and Rayfilm 5606 (6.3, 66.7), which lie alike",
    "L7160": "Avery's own figures as others quote them: 63.5 × 38.1, at 7.2 and 15.1, pitch 66",
    "L7161": "the source has a height of 46.78: a label ends where the next one begins",
    "L7163": "Avery's own figures as others quote them: at 4.65 and 15.15, pitch 101.6",
    "4620": "the source has 105.13 × 37.04, which is wider than the paper",
    "3475": "the figures of 3490; the source has 70.05 × 36.03 for 3475, which is wider than the paper",
    "5160": "Avery's own figures as others quote them: at 4.76 and 12.7, pitch 69.85",
}

_ALIKE_4667 = "4099 4223 4349 8653 8806 8845 8893 8967 10013 10307"
_ALIKE_4677 = "4103 4113 4904 5074 8632 8650 8680 8801 8838 8890 9600 9621 9661 10007 10301 10802"
_ALIKE_5160 = (
    "5260 5510 5520 5560 5810 5920 5960 5970 5971 5972 5979 5980 6231 6233 6245 6460 6498 8160 8250 8460 8560 8620 8660"
    " 8810 8920 8930 15160 18160 18660 25160"
)
_ALIKE_5162 = "5262 5512 5522 5922 5962 8162 8252 8462 8662 8922 8932 15162 18162 18662"
_ALIKE_5163 = "5263 5513 5523 5795 5923 5963 5978 8163 8253 8463 8663 8763 8923 15163 18163 18663"
_ALIKE_5167 = "5267 5667 5927 6467 6504 8167 8567 8667 8927 15167 15267 18167 18667"


def _rows(
    makers: tuple[str, ...],
    paper: tuple[str, float, float],
    *table: tuple[str, tuple[int, int], tuple[float, float], tuple[float, float], tuple[float, float], str],
) -> tuple[LabelSheet, ...]:
    """Rows of one maker: number, columns and rows, label, first label, pitch, the numbers of those that lie alike."""
    return tuple(
        LabelSheet(name, makers, paper, grid, size, first, pitch, tuple(names.split()), _SOURCE, _NOTES.get(name, ""))
        for name, grid, size, first, pitch, names in table
    )


#: By paper, maker and number. J8159, J8162 and J8163 are from public tables of Avery's numbers, not from gLabels.
LABEL_SHEETS = (
    *_rows(
        _AVERY,
        A4,
        ("L7159", (3, 8), (64, 33.9), (6.4, 12.9), (66.6, 33.9), "J8159"),
        ("L7160", (3, 7), (63.99, 38.1), (7.48, 15.49), (66.04, 38.1), "J8160 7160"),
        ("L7161", (3, 6), (63.57, 46.74), (7.41, 8.11), (65.93, 46.74), "J8161 7161"),
        ("L7162", (2, 8), (99.1, 33.9), (3.99, 12.98), (102.48, 33.9), "J8162 7162"),
        ("L7163", (2, 7), (99.1, 38.1), (3.35, 15.17), (103.01, 38.1), "J8163 7163"),
        ("L7164", (3, 4), (63.5, 71.98), (7.35, 3.53), (66, 71.98), "J8164 7164"),
        ("L7165", (2, 4), (99.06, 67.73), (4.67, 13.04), (101.64, 67.73), "J8165 7165"),
        ("L7169", (2, 2), (99.1, 138.99), (5.01, 7.06), (101.49, 138.99), "7169"),
        ("L7651", (5, 13), (38.1, 21.2), (4.7, 10.9), (40.6, 21.2), "L7551 L8651 J8551 J8651 8651"),
    ),
    *_rows(
        _ZWECKFORM,
        A4,
        ("3474", (3, 8), (70, 37), (0, 0), (70, 37), ""),
        ("3475", (3, 8), (70, 36), (0, 4.43), (70, 36), "3490"),
    ),
    *_rows(
        _HERMA,
        A4,
        ("4620", (2, 8), (105, 37), (0, 0), (105, 37), ""),
        ("4625", (2, 7), (105, 42.3), (0, 0), (105, 42.3), "4674 5057"),
        ("4667", (2, 5), (96, 50.8), (8, 21.5), (99, 50.8), _ALIKE_4667),
        ("4677", (3, 7), (63.5, 38.1), (6.75, 15.5), (66.5, 38.1), _ALIKE_4677),
    ),
    *_rows(
        _US,
        LETTER,
        ("5160", (3, 10), (66.67, 25.4), (3.97, 12.7), (70.64, 25.4), _ALIKE_5160),
        ("5161", (2, 10), (101.6, 25.4), (3.97, 12.7), (106.36, 25.4), "5261 5961 8161 8461 18161"),
        ("5162", (2, 7), (101.6, 33.87), (3.97, 21.17), (106.36, 33.87), _ALIKE_5162),
        ("5163", (2, 5), (101.6, 50.8), (4.13, 12.7), (106.36, 50.8), _ALIKE_5163),
        ("5164", (2, 3), (101.6, 84.67), (3.97, 12.7), (106.36, 84.67), "5264 5514 5524 6464 6499 8164 8254 8464"),
        ("5167", (4, 20), (44.45, 12.7), (7.14, 12.7), (52.39, 12.7), _ALIKE_5167),
        ("5168", (2, 2), (88.9, 127), (12.7, 12.7), (101.6, 127), ""),
    ),
)
#: The commonest sheet of each paper that has room for six lines; the commoner 5160 has it for five.
_USUAL, _USUAL_ON_LETTER = "L7160", "5162"
#: Behind the number on a box: how many sheets are in it.
_PACK = re.compile(r"-\d+$")


def usual_label_sheet(country: str) -> str:
    """Return the name of the sheet that is meant where none is named, by the country of posting."""
    return _USUAL_ON_LETTER if country in US_LETTER_COUNTRIES else _USUAL


def label_sheet_named(name: str, sheets: Sequence[LabelSheet] = LABEL_SHEETS) -> LabelSheet | None:
    """Return the sheet of a name in any spelling, with its maker or without, or None.

    A sheet's own number comes before the numbers of those that lie like it, and the user's own rows before others.
    """
    rows = sorted(sheets, key=lambda row: not row.place)
    for text in (name, _PACK.sub("", name.strip())):
        wanted = plain(text)
        for own in (True, False):
            for row in rows:
                if wanted and wanted in _spellings(row, (row.id,) if own else row.names):
                    return row
    return None


def _spellings(row: LabelSheet, numbers: Sequence[str]) -> Iterator[str]:
    for number in numbers:
        yield plain(number)
        yield from (plain(f"{maker}{number}") for maker in row.makers)


def with_own(own: Sequence[LabelSheet], sheets: Sequence[LabelSheet] = LABEL_SHEETS) -> tuple[LabelSheet, ...]:
    """Return the sheets with rows of the user's own: in the place of those of the same id, else behind them.

    What a replaced row is called, the new one is called too.
    """
    mine = {plain(row.id): row for row in own}
    rows = [_renewed(row, mine.pop(plain(row.id), None)) for row in sheets]
    return (*rows, *mine.values())


def _renewed(row: LabelSheet, own: LabelSheet | None) -> LabelSheet:
    if own is None:
        return row
    return replace(own, id=row.id, names=(*own.names, *row.names), makers=own.makers or row.makers)
