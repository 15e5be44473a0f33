"""The best way to break a paragraph, in numbers: total fit.

After Donald E. Knuth and Michael F. Plass, "Breaking paragraphs into lines", Software: Practice and Experience 11
(1981). Every line has a ratio, by which what can give in it is stretched or shrunk; from that its badness, and with
penalties its demerits. Of all ways to break a paragraph the one with the least sum of demerits is taken. What can give
is in justified text the word spaces, in ragged text the right margin, and how much it counts is a row: a `Fit`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

#: Millimetres by which sums of widths may err.
ROUNDING = 1e-6
#: A line without spaces gives as much as this, in millimetres, so that its ratio is a number.
_LEAST = 0.1
#: Ratios between which a line is tight, decent, loose, very loose; the first line comes after a decent one.
_TIGHT, _LOOSE, _VERY_LOOSE = -0.5, 0.5, 1.0
_DECENT = 1


class Place(NamedTuple):
    """A place where a line may end; lengths in millimetres from the beginning of the paragraph, as if on one line.

    Attributes:
        end: where a line that ends here ends, with its hyphen.
        bare: the same without the hyphen.
        start: where the line after it begins.
        spaces: the word spaces before the end, added up.
        spaces_start: the word spaces before the start.
        hyphen: how bad a hyphen is here: nought where none is added, 1 usually.
        penalty: for what a line had rather not end in.
    """

    end: float
    bare: float
    start: float
    spaces: float
    spaces_start: float
    hyphen: float = 0.0
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How lines are judged.

    The ratio of a short line is what it lacks over `margin` measures and `stretch` of its spaces. That of a wide one is
    its excess over `shrink` of its spaces, negative, not beyond `tightest`. Badness is 100 times the ratio to the
    `power`; demerits are (`line` + badness + penalty)², and what is named below as added.

    Attributes:
        line: for every line: the more, the fewer lines.
        hyphen: the penalty of an added hyphen.
        ladder: added where two lines in a row end in hyphens.
        final: added where the last line but one does.
        unlike: added where a tight line stands beside a loose one, or a decent one beside a very loose one.
        stub: added for a last line shorter than the share `short` of the measure.
        tightest: no line has a lesser ratio.
        whole: whether the last line should fill the measure like others.
        passes: each (whether words are divided, up to which ratio lines are taken); the first that succeeds counts.
    """

    margin: float
    stretch: float
    shrink: float
    power: float
    line: float
    hyphen: float = 0.0
    ladder: float = 0.0
    final: float = 0.0
    unlike: float = 0.0
    stub: float = 0.0
    short: float = 0.0
    tightest: float = -1.0
    whole: bool = False
    passes: tuple[tuple[bool, float], ...] = ((False, inf),)


#: A line that is a twentieth of the measure too short has the badness 100; a hyphen is as bad as a line that is a
#: twelfth too short, so that words are divided only where the rag would show.
RAGGED = Fit(
    margin=1 / 20,
    stretch=0,
    shrink=0,
    power=3,
    line=10,
    hyphen=520,
    ladder=100_000,
    final=180_000,
    stub=2_000_000,
    short=0.1,
    passes=((False, 1.4), (True, 4), (True, inf)),
)
#: Spaces stretch by a half, as in TeX, and shrink by an eighth, at worst by a third as in TeX: those of PT Serif are
#: narrow. Hyphens cost much more than in plain TeX, which has more of them than a letter should.
JUSTIFIED = Fit(
    margin=0,
    stretch=1 / 2,
    shrink=1 / 8,
    power=3,
    line=10,
    hyphen=1200,
    ladder=100_000,
    final=60_000,
    unlike=10_000,
    stub=2_000_000,
    short=0.1,
    tightest=-8 / 3,
    passes=((False, 1), (True, 3), (True, inf)),
)
#: Headings and addresses: the fewest lines, and these of like length.
BALANCED = Fit(margin=1, stretch=0, shrink=0, power=2, line=1000, whole=True)


class _Node(NamedTuple):
    """A line's end and the best way there: the sum of demerits, how tight the line is, the end of the one before."""

    start: float
    spaces: float
    total: float
    kind: int
    hyphen: float
    place: int
    before: "_Node | None"


class _Goal(NamedTuple):
    """What a line to a place is held against: the measure, the fit, the greatest ratio, and whether it is the last.

    A last line that is not the only one is no narrower than `least`.
    """

    width: float
    fit: Fit
    most: float
    final: bool = False
    least: float = 0.0


def best_ends(
    places: Sequence[Place], width: float, fit: Fit, most: float = inf, *, stub: bool = True
) -> tuple[int, ...] | None:
    """Return the indices of the places where lines end best, or None if there is no way.

    An end is given up once a line from it would be too wide. Those that are left are few, and the line from each is
    looser than that from the one before.

    Args:
        places: where lines may end, in order; the last is the end of the paragraph.
        width: the measure, in millimetres.
        fit: how lines are judged.
        most: the greatest ratio that a line may have, but for the last.
        stub: whether the last line may be short.
    """
    nodes = [_Node(0.0, 0.0, 0.0, _DECENT, 0.0, -1, None)]
    goal = _Goal(width, fit, most)
    limit, shrink = width + ROUNDING, -fit.tightest * fit.shrink
    first = 0
    best: list[_Node] = []
    for at, place in enumerate(places):
        while first < len(nodes) and _least(place, nodes[first], shrink) > limit:
            first += 1
        if at == len(places) - 1:
            goal = _Goal(width, fit, inf, final=True, least=0.0 if stub else fit.short * width)
        best = _best_lines(place, nodes[first:], goal, at)
        nodes.extend(best)
    return _traced(min(best, key=lambda node: node.total)) if best else None


def _least(place: Place, node: _Node, shrink: float) -> float:
    """The least width of a line to a place, even without its hyphen."""
    return place.bare - node.start - shrink * (place.spaces - node.spaces)


def _best_lines(place: Place, nodes: Iterable[_Node], goal: _Goal, at: int) -> list[_Node]:
    """Return the best way to end a line at a place, for each tightness of this line if that matters for the next."""
    width, fit, most, final, least = goal
    end, _, start, spaces, spaces_start, hyphen, penalty = place
    margin, stretch, power = fit.margin * width + _LEAST, fit.stretch, fit.power
    shrink = -fit.tightest * fit.shrink
    own = fit.line + penalty + fit.hyphen * hyphen
    plain = not (final or fit.unlike)
    best: dict[int, _Node] = {}
    for node in nodes:
        before, gone, total, _, divided, _, _ = node
        lack = width - end + before
        if lack >= 0:
            ratio = lack / (margin + stretch * (spaces - gone))
            if ratio > most:
                break
            if lack > width - least and node.before:
                continue
        elif lack < -ROUNDING - shrink * (spaces - gone):
            continue  # only its hyphen is too much
        else:
            ratio = lack / (fit.shrink * (spaces - gone)) if lack < -ROUNDING else 0.0
        kind = _DECENT
        if plain and not divided:
            total += (own + 100 * abs(ratio) ** power) ** 2
        else:
            kind, more = _judged(ratio, place, node, goal)
            total += more
        if kind not in best or total < best[kind].total:
            best[kind] = _Node(start, spaces_start, total, kind, hyphen, at, node)
    return _worth_keeping(best, fit)


def _worth_keeping(best: dict[int, _Node], fit: Fit) -> list[_Node]:
    """Leave out what costs more than the best and a change of tightness: it will never be better."""
    if len(best) < 2:  # noqa: PLR2004 - one needs no comparison
        return list(best.values())
    most = min(node.total for node in best.values()) + fit.unlike
    return [node for node in best.values() if node.total <= most]


def _judged(ratio: float, place: Place, node: _Node, goal: _Goal) -> tuple[int, float]:
    """Return how tight a line is, as a number, and its demerits."""
    width, fit, _, final, _ = goal
    if final and not fit.whole:
        ratio = min(ratio, 0.0)
    kind = _kind(ratio) if fit.unlike else _DECENT
    own = fit.line + place.penalty + fit.hyphen * place.hyphen
    demerits = (own + 100 * abs(ratio) ** fit.power) ** 2
    if abs(kind - node.kind) > 1:
        demerits += fit.unlike
    if node.hyphen and place.hyphen:
        demerits += fit.ladder
    return kind, demerits + (_ending(place, node, width, fit) if final else 0.0)


def _ending(place: Place, node: _Node, width: float, fit: Fit) -> float:
    """What is added for the last line."""
    short = node.before and place.end - node.start < fit.short * width
    return (fit.final if node.hyphen else 0.0) + (fit.stub if short else 0.0)


def _kind(ratio: float) -> int:
    """How tight a line is: 0 tight, 1 decent, 2 loose, 3 very loose."""
    if ratio < _TIGHT:
        return 0
    return 1 if ratio <= _LOOSE else 2 if ratio <= _VERY_LOOSE else 3


def _traced(node: _Node) -> tuple[int, ...]:
    """The places on the way to a node."""
    ends: list[int] = []
    while node.before:
        ends.append(node.place)
        node = node.before
    return tuple(reversed(ends))
