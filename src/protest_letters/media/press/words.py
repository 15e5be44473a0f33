"""Words that were divided at the end of a line, cut out of their lines so that they can be said as they are written."""

from dataclasses import replace

from protest_letters.document import MM_PER_PT, PlacedLine, PlacedRun
from protest_letters.glyphs import GlyphRun
from protest_letters.media.press.runs import cut_run
from protest_letters.structure import Joint

#: The step of a path that holds a passage with its language, and what is to be said instead of its signs; each may be
#: empty.
SPAN = "span"


def cut_out(upper: PlacedLine, lower: PlacedLine) -> tuple[list[PlacedLine], list[PlacedLine]] | None:
    """Cut out a word that begins in one line and ends in the next; None where that cannot be done.

    Return what each line comes to: the word's part has a path of its own, with the word as it is written.
    """
    start, stop = upper.text.rfind(" ") + 1, lower.text.find(" ")
    if stop < 0 and lower.joint is Joint.DIVIDED:
        return None
    above = _cut(upper, start)
    below = _cut(lower, stop if stop >= 0 else len(lower.text))
    if above is None or below is None:
        return None
    word = above[1].text[:-1] + below[0].text
    if stop < 0:
        # the space at the end of the line is replaced with the word
        word += lower.joint
    path = (*upper.path, (SPAN, "", word))
    rest = [below[1]] if stop >= 0 else []
    beginning = [above[0]] if start else []
    joint = Joint.NOTHING if rest else lower.joint
    return [*beginning, replace(above[1], path=path)], [replace(below[0], path=path, joint=joint), *rest]


def _cut(line: PlacedLine, at: int) -> tuple[PlacedLine, PlacedLine] | None:
    """Cut a line before a sign of its text; None if its glyphs cannot be parted there."""
    left: list[PlacedRun] = []
    right: list[PlacedRun] = []
    for run in line.runs:
        parts = _cut_placed(run, min(max(at, 0), len(run.text)), line.size_pt)
        if parts is None:
            return None
        left.extend(part for part in parts[:1] if part.text)
        right.extend(part for part in parts[1:] if part.text)
        at -= len(run.text)
    return replace(line, runs=tuple(left), joint=Joint.NOTHING), replace(line, runs=tuple(right))


def _cut_placed(run: PlacedRun, at: int, size_pt: float) -> tuple[PlacedRun, PlacedRun] | None:
    if "".join(shaped.text for shaped in run.glyphs) != run.text:
        return None
    left: list[GlyphRun] = []
    right: list[GlyphRun] = []
    rest = at
    for shaped in run.glyphs:
        parts = cut_run(shaped, min(max(rest, 0), len(shaped.text)))
        if parts is None:
            return None
        left.extend(part for part in parts[:1] if part.ids)
        right.extend(part for part in parts[1:] if part.ids)
        rest -= len(shaped.text)
    width = sum(sum(shaped.advances) for shaped in left) * size_pt * MM_PER_PT / 1000
    return (
        replace(run, text=run.text[:at], glyphs=tuple(left)),
        replace(run, x=run.x + width, text=run.text[at:], glyphs=tuple(right)),
    )
