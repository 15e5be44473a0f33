"""The first sheet of a fax: a heading, a table of labels and what stands beside them, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.document import MM_PER_PT, Cover, Document, Line, Page, PlacedLine, Rule, Typefaces, Zone
from protest_letters.layout.breaking import Measure, break_lines
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.styles import Style
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard

_HEADING = Type(24, 11)
#: Where the second column begins; between the rows; around the rule under the heading.
_COLUMN, _GAP, _AROUND_RULE = 42.0, 2.5, 4.0
#: A rule less than this disappears between two rows of dots, which lie 0.26 mm apart.
LEAST_RULE = 0.4


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of lines on a sheet."""

    zone: Zone
    type: Type
    typefaces: Typefaces

    def lines(self, texts: Sequence[Line], top: float) -> list[PlacedLine]:
        """Set texts one under the other."""
        measure = Measure(self.zone.w, self.type.size_pt, self.typefaces)
        rows = [Row("cover", runs, self.type) for text in texts for runs in break_lines(text, measure)]
        return [place(row, self.zone.x, top + at * self.type.leading, self.typefaces) for at, row in enumerate(rows)]


def lay_out_cover(cover: Cover, standard: Standard, typefaces: Typefaces, style: Style) -> Page:
    """Place the cover of a fax on a sheet; its characters are those of the letter, which was laid out before.

    Raises:
        ProtestError: it does not fit the sheet (exit code 5).
    """
    zone, step = standard.next_text, style.settings[0].type
    left = _Column(zone, step, typefaces)
    right = replace(left, zone=replace(zone, x=zone.x + _COLUMN, w=zone.w - _COLUMN))
    lines = [place(Row("cover", cover.heading, _HEADING), zone.x, zone.y, typefaces)]
    under = lines[0].box.bottom + _AROUND_RULE
    top = under + _AROUND_RULE
    for label, beside in cover.rows:
        lines += [*left.lines((label,), top), *right.lines(beside, top)]
        top = max(lines[-1].box.bottom, top + step.leading) + _GAP
    lines += left.lines(cover.notes, top + step.leading)
    if lines[-1].box.bottom > zone.bottom:
        raise ProtestError([_too_high(lines[-1].box.bottom - zone.y, zone)])
    _, width, height = standard.paper
    rule = Rule(zone.x, under, zone.right, under, LEAST_RULE / MM_PER_PT)
    return Page(width, height, tuple(lines), (rule,))


def _too_high(height: float, zone: Zone) -> Problem:
    what = f"the cover is {height:.1f} mm high, its page {zone.h:.1f} mm"
    return Problem("cover", what, "leave it out with --no-cover", "too-high", code=ExitCode.FIT)


def for_fax(document: Document, *covers: Page) -> Document:
    """Return a document with its covers before it, and with rules that a fax machine does not lose."""
    least = LEAST_RULE / MM_PER_PT
    pages = tuple(
        replace(page, rules=tuple(replace(rule, weight_pt=max(rule.weight_pt, least)) for rule in page.rules))
        for page in document.pages
    )
    return replace(document, pages=(*covers, *pages))
