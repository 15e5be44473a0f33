r"""How even printed lines are: the lines of a PDF read back and counted, whoever made it.

What is counted, for each language and setting over all paragraphs:

- lines;
- hyphens at line ends, and of them ladders (two lines one above the other) and those on the last line but one;
- short last lines: narrower than a tenth of the measure;
- holes, in justified text: lines whose word spaces are wider than twice the font's, or would be if the line were not
  left short;
- spread: the standard deviation of the lengths of all lines but last ones, in per cent of the measure; for justified
  text, that of the word spaces, in per cent of the font's own space; and the worst of both;
- faults: the total, TeX's demerits for what is printed. They are the field's oldest yardstick and neither program's
  own: plain TeX's parameters as "The TeXbook" has them (linepenalty 10, hyphenpenalty 50, adjdemerits 10000,
  doublehyphendemerits 10000, finalhyphendemerits 5000), a word space that stretches by a half and shrinks by a third
  (as that of Computer Modern does), and a right margin of \raggedright (2 em of stretch) for ragged text. A short last
  line, of which TeX knows nothing, costs as much as two hyphens in a row. Printed is the root of the mean over lines.
"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import pypdfium2
from pypdfium2 import raw

from protest_letters.document import MM_PER_PT, Face
from protest_letters.media.fonts import pt_serif

FACES = pt_serif()
SHORT = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed: its width and each of its word spaces in em, and whether it ends in a hyphen."""

    width: float
    spaces: tuple[float, ...]
    hyphen: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of paragraphs in one language and setting."""

    lines: int
    hyphens: int
    ladders: int
    final: int
    short: int
    holes: int
    spread: float
    worst: float
    faults: float


def read(pdf: bytes, size: float) -> list[list[Line]]:
    """The lines of each page."""
    return [list(_lines(page.get_textpage(), size)) for page in pypdfium2.PdfDocument(pdf)]


def _lines(text: pypdfium2.PdfTextPage, size: float) -> Iterator[Line]:
    signs = list(_signs(text))
    for _, group in groupby(signs, key=lambda sign: round(sign[2])):
        row = list(group)
        while row and row[-1][0] == " ":
            row.pop()
        if not row:
            continue
        em = size
        ends = [x + _advance(sign) * em for sign, x, _ in row]
        spaces, before = [], None
        for (sign, x, _), end in zip(row, ends, strict=True):
            if sign != " ":
                if before is not None and before[0]:
                    spaces.append((x - before[1]) / em)
                before = (False, end)
            elif before is not None:
                before = (True, before[1])
        yield Line((ends[-1] - row[0][1]) / em, tuple(spaces), row[-1][0] == "-")


def _signs(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, float, float]]:
    """Yield each character with where it stands on its baseline, in points; every space is a plain one."""
    x, y = raw.c_double(), raw.c_double()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (10, 13):
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        # PDFium gives a hyphen at a line's end the number 2 or FFFE
        sign = "-" if code in (2, 0xFFFE, 0xAD, 0x2010) else " " if code in (32, 160) else chr(code)
        yield sign, x.value, y.value


def _advance(sign: str) -> float:
    return FACES.width(sign, Face.REGULAR, 1) / MM_PER_PT


def count(pages: Sequence[Sequence[Line]], column: tuple[float, float], setting: str) -> Figures:
    """Count what the head of this file says."""
    width, size = column
    measure = width / MM_PER_PT / size
    many = [lines for lines in pages if len(lines) > 1]
    full = [line for lines in many for line in lines[:-1]]
    space = _advance(" ")
    if setting == "ragged":
        values = [100 * line.width / measure for line in full]
        worst = 100 - min(values)
    else:
        values = [100 * one / space for line in full for one in line.spaces]
        worst = max(values)
    total = sum(sum(_demerits(lines, measure, setting)) for lines in many)
    return Figures(
        sum(len(lines) for lines in pages),
        sum(line.hyphen for line in full),
        sum(one.hyphen and two.hyphen for lines in many for one, two in pairwise(lines)),
        sum(lines[-2].hyphen for lines in many),
        sum(lines[-1].width < SHORT * measure for lines in many),
        sum(_slack(line, measure) > len(line.spaces) * space for line in full) if setting == "justified" else 0,
        statistics.pstdev(values),
        worst,
        total,
    )


def _slack(line: Line, measure: float) -> float:
    """By how much the words of a line with the font's own spaces are short of the measure."""
    return measure - line.width + sum(line.spaces) - _advance(" ") * len(line.spaces)


def _demerits(lines: Sequence[Line], measure: float, setting: str) -> Iterator[float]:
    """TeX's demerits, line by line."""
    space = _advance(" ")
    before, was = False, 1
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        if last:
            ratio = 0.0
        elif setting == "ragged":
            ratio = (measure - line.width) / 2
        else:
            slack = _slack(line, measure)
            ratio = slack / max(len(line.spaces) * space, 1e-3) * (2 if slack > 0 else 3)
        badness = min(100 * abs(ratio) ** 3, 10000)
        kind = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        yield (10 + badness) ** 2 + (2500 if line.hyphen else 0)
        yield 10000 if line.hyphen and before else 0
        yield 10000 if at and abs(kind - was) > 1 else 0
        if last:
            yield 5000 if before else 0
            yield 10000 if line.width < SHORT * measure else 0
        before, was = line.hyphen, kind


def added(figures: Sequence[Figures]) -> Figures:
    """Several columns as one: sums, spreads as the root of the mean square, the worst of the worst."""
    spread = statistics.fmean(one.spread**2 for one in figures) ** 0.5
    sums = (
        sum(getattr(one, name) for one in figures)
        for name in ("lines", "hyphens", "ladders", "final", "short", "holes")
    )
    return Figures(*sums, spread, max(one.worst for one in figures), sum(one.faults for one in figures))
