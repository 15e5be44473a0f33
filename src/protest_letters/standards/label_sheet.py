"""What a sheet of labels is: where its labels lie, and where text may stand on them, in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from protest_letters.document import Zone
from protest_letters.standards.standard import A4, LETTER

#: Printers leave so much of the paper's edge empty: text stays inside.
EDGE = 5.0
#: Between a label's edge and its text, by paper. German Post wants 3 mm (burscheid-medien.de), the USPS 1/8 in left and
#: right of what its machines read (Domestic Mail Manual 202).
MARGINS = {A4[0]: 3.0, LETTER[0]: 3.2}
#: Millimetres by which sums of printed figures may err.
_ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One kind of sheet. Labels are numbered row by row, from 1.

    Attributes:
        id: what `--sheet` takes, the product's number.
        makers: under whose names it is sold; the first stands in its title.
        paper: name, width and height of the sheet.
        grid: columns and rows.
        size: a label's width and height.
        first: left and top of the first label.
        pitch: from one label's left edge to the next one's, and from top to top.
        names: the numbers of other products that lie alike.
        note: what is doubtful.
        place: where a row of the user's own was read; empty for the rows here.
    """

    id: str
    makers: tuple[str, ...]
    paper: tuple[str, float, float]
    grid: tuple[int, int]
    size: tuple[float, float]
    first: tuple[float, float]
    pitch: tuple[float, float]
    names: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    place: str = field(default="", compare=False)

    @property
    def title(self) -> str:
        """What people call it: `Avery L7160`."""
        return " ".join((*self.makers[:1], self.id))

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.grid[0] * self.grid[1]

    @property
    def frame(self) -> Zone:
        """What all labels together cover."""
        across, down = ((many - 1) * step for many, step in zip(self.grid, self.pitch, strict=True))
        return Zone(*self.first, across + self.size[0], down + self.size[1])

    def label(self, number: int, nudge: tuple[float, float] = (0.0, 0.0)) -> Zone:
        """Return the place of a label, all moved to the right and down by `nudge`.

        Args:
            number: from 1, row by row.
            nudge: in millimetres.
        """
        row, column = divmod(number - 1, self.grid[0])
        x, y = self.first
        return Zone(x + column * self.pitch[0] + nudge[0], y + row * self.pitch[1] + nudge[1], *self.size)

    def safe(self, number: int, nudge: tuple[float, float] = (0.0, 0.0), margin: float | None = None) -> Zone:
        """Return where a label's text may stand: away from the label's edge, and from the paper's.

        Args:
            number: from 1, row by row.
            nudge: in millimetres.
            margin: from the label's edge, in millimetres; None for what machines that read an address want.
        """
        label = self.label(number, nudge)
        margin = MARGINS[self.paper[0]] if margin is None else margin
        left, top = max(label.x + margin, EDGE), max(label.y + margin, EDGE)
        right = min(label.right - margin, self.paper[1] - EDGE)
        bottom = min(label.bottom - margin, self.paper[2] - EDGE)
        return Zone(left, top, right - left, bottom - top)


def faults(sheet: LabelSheet) -> Iterator[str]:
    """Say why labels cannot lie as a row has them: they overlap, or do not all lie on the paper."""
    name, *paper = sheet.paper
    far = (sheet.frame.right, sheet.frame.bottom)
    for at, (way, end) in enumerate((("across", "right"), ("down", "lower"))):
        if sheet.grid[at] > 1 and sheet.pitch[at] < sheet.size[at] - _ROUNDING:
            yield f"the labels overlap {way}: {sheet.size[at]:g} mm each, and a new one every {sheet.pitch[at]:g} mm"
        if far[at] > paper[at] + _ROUNDING:
            yield f"the labels end {far[at] - paper[at]:.2f} mm beyond the {end} edge of {name}"
