"""The edges of labels, for a test on plain paper that is held against the sheet."""

from collections.abc import Iterator

from protest_letters.document import PlacedLine, Rule, Run, Typefaces, Zone
from protest_letters.layout.fitting import Part, into_zone
from protest_letters.layout.placing import Row, Type, place
from protest_letters.problems import ProtestError
from protest_letters.standards.label_sheet import EDGE, LabelSheet
from protest_letters.standards.standard import A4, INCH, LETTER, MILLIMETRE

_SMALL = (Type(8, 3.4), Type(7, 3.0), Type(6, 2.6))
#: Between the labels and what is said beside them.
_BESIDE = 1.0
#: In what people measure who use a paper.
_UNITS = {A4[0]: (MILLIMETRE,), LETTER[0]: (INCH, MILLIMETRE)}


def outline(sheet: LabelSheet, nudge: tuple[float, float]) -> tuple[Rule, ...]:
    """The edges of every label; one that two labels share is drawn once."""
    edges = (edge for number in range(1, sheet.count + 1) for edge in _edges(sheet.label(number, nudge)))
    return tuple(Rule(*edge) for edge in dict.fromkeys(edges))


def _edges(label: Zone) -> Iterator[tuple[float, float, float, float]]:
    left, top, right, bottom = (round(at, 3) for at in (label.x, label.y, label.right, label.bottom))
    yield from ((left, top, right, top), (left, bottom, right, bottom))
    yield from ((left, top, left, bottom), (right, top, right, bottom))


def caption(
    sheet: LabelSheet, nudge: tuple[float, float], typefaces: Typefaces, *, on_label: bool = False
) -> list[PlacedLine]:
    """Say what the outline is of and how to use it, where no label lies; else nothing.

    Args:
        sheet: whose outline is drawn.
        nudge: by how much everything is moved, in millimetres.
        typefaces: the fonts.
        on_label: whether it may stand on the first label if there is no other place: nothing else is printed there.
    """
    _, width, height = sheet.paper
    frame = sheet.frame
    top, bottom = frame.y + nudge[1] - _BESIDE, frame.bottom + nudge[1] + _BESIDE
    zones = [
        Zone(EDGE, EDGE, width - 2 * EDGE, top - EDGE),
        Zone(EDGE, bottom, width - 2 * EDGE, height - EDGE - bottom),
    ]
    if on_label:
        first, number = sheet.safe(1, nudge), _SMALL[0].leading
        zones.append(Zone(first.x, first.y + number, first.w, first.h - number))
    texts = tuple((Run(text),) for text in _words(sheet, nudge, typefaces))
    for zone in zones:
        for chosen in (texts, texts[:1]):
            try:
                return into_zone(Part("outline", "the outline's caption", chosen, zone, _SMALL), typefaces)
            except ProtestError:
                continue
    return []


def _words(sheet: LabelSheet, nudge: tuple[float, float], typefaces: Typefaces) -> Iterator[str]:
    units = _UNITS[sheet.paper[0]]
    frame = " = ".join(unit.area(sheet.frame.w, sheet.frame.h) for unit in units)
    moved = f", --nudge {nudge[0]:g},{nudge[1]:g}" if any(nudge) else ""
    # a sheet of somebody's own may be called in any script
    title = "Labels" if typefaces.lacks(sheet.title) else sheet.title
    yield f"{title} on {sheet.paper[0]}{moved}. Print at 100 %: all labels together measure {frame}."
    yield "Hold this sheet and the labels against the light."


def numbers(sheet: LabelSheet, nudge: tuple[float, float], typefaces: Typefaces) -> Iterator[PlacedLine]:
    """The number of each label in its corner, as `--start` counts them."""
    for number in range(1, sheet.count + 1):
        safe = sheet.safe(number, nudge)
        yield place(Row("outline", (Run(str(number)),), _SMALL[0]), safe.x, safe.y, typefaces)
