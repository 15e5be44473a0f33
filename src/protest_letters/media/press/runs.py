"""Shaped runs taken apart: what each glyph stands for, and a part of a run as a run of its own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from unicodedata import bidirectional

from protest_letters.glyphs import GlyphRun

#: What a glyph stands for that has no share in the text of its cluster: a sign that is not seen and parts no word.
_NO_TEXT = "\u034f"
#: A sign that is not seen, and counts as a letter that is read to the left.
_RIGHT_TO_LEFT = "\u200f"
#: Classes of letters that are read to the left.
_LETTERS = frozenset({"R", "AL"})
#: The clusters of a run in which each glyph stands for a sign.
_UPWARDS = tuple(range(1024))


def texts_of(run: GlyphRun) -> Sequence[str]:
    """Return what each glyph of a run stands for.

    Where several glyphs stand for one text together, each has a share of it, so that the shares make the text. Readers
    turn what is read to the left sign by sign, so that there the text of a glyph has its last sign first, and a letter
    has the text of the marks on it as well.
    """
    count = len(run.text)
    if run.rightward and len(run.ids) == count and run.clusters == _UPWARDS[:count]:
        return run.text
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], count], strict=True))
    texts: list[str] = []
    for start, cluster in groupby(run.clusters):
        advances = run.advances[len(texts) : len(texts) + len(list(cluster))]
        text = run.text[start : ends[start]]
        if not run.rightward and len(advances) > 1 and _is_marked(run, advances):
            texts.extend(text[::-1] if advance else _NO_TEXT for advance in advances)
        else:
            texts.extend(_shares(text if run.rightward else text[::-1], len(advances)))
    return texts if run.rightward else _turned(texts)


def _turned(texts: list[str]) -> list[str]:
    """Let readers turn what stands at the left edge with the letters beside it, if it is no letter itself."""
    signs = "".join(texts).lstrip(_NO_TEXT)
    if not signs or bidirectional(signs[0]) in _LETTERS or not any(bidirectional(sign) in _LETTERS for sign in signs):
        return texts
    first = next(at for at, text in enumerate(texts) if text != _NO_TEXT)
    return [*texts[:first], _RIGHT_TO_LEFT + texts[first], *texts[first + 1 :]]


def _is_marked(run: GlyphRun, advances: Sequence[float]) -> bool:
    """Whether glyphs are one letter, and marks that are moved to it."""
    return bool(run.offsets) and len([advance for advance in advances if advance]) == 1


def marks_of(run: GlyphRun, texts: Sequence[str]) -> frozenset[int]:
    """Return which glyphs of a run that is read to the left are marks whose text a letter has."""
    if run.rightward:
        return frozenset()
    return frozenset(at for at, text in enumerate(texts) if text == _NO_TEXT and not run.advances[at])


def _shares(text: str, count: int) -> list[str]:
    shares = [text[at : at + 1] or _NO_TEXT for at in range(count - 1)]
    return [*shares, text[count - 1 :] or _NO_TEXT]


def is_plain(run: GlyphRun) -> bool:
    """Whether every glyph of a run stands for a text of its own, one after the other as they are read."""
    return run.rightward and len(set(run.clusters)) == len(run.ids)


def words_of(run: GlyphRun) -> list[GlyphRun]:
    """Return a run that is read to the right in parts: its words, and the spaces between them."""
    edges = [at for at in range(1, len(run.text)) if (run.text[at] == " ") != (run.text[at - 1] == " ")]
    parts: list[GlyphRun] = []
    rest = run
    for edge in reversed(edges):
        cut = cut_run(rest, edge)
        if cut:
            rest, word = cut
            parts.append(word)
    return [rest, *reversed(parts)]


def cut_run(run: GlyphRun, at: int) -> tuple[GlyphRun, GlyphRun] | None:
    """Cut a run that is read to the right before a sign of its text; None if a glyph stands there for both sides."""
    if not run.rightward or (0 < at < len(run.text) and at not in run.clusters):
        return None
    first = sum(cluster < at for cluster in run.clusters)
    return _part(run, slice(0, first), 0, at), _part(run, slice(first, None), at, len(run.text))


def _part(run: GlyphRun, glyphs: slice, start: int, stop: int) -> GlyphRun:
    return replace(
        run,
        ids=run.ids[glyphs],
        advances=run.advances[glyphs],
        clusters=tuple(cluster - start for cluster in run.clusters[glyphs]),
        offsets=run.offsets[glyphs],
        text=run.text[start:stop],
    )


def in_reading_order(runs: Sequence[GlyphRun], text: str) -> list[int]:
    """Return in which order runs that stand from left to right are read as the parts of a text."""
    order = list(range(len(runs)))
    if all(run.rightward for run in runs):
        return order
    found: list[int] = []
    rest = text
    while order:
        fitting = [at for at in order if rest.startswith(runs[at].text)]
        at = max(fitting, key=lambda one: len(runs[one].text)) if fitting else order[0]
        rest = rest[len(runs[at].text) :]
        order.remove(at)
        found.append(at)
    return found
