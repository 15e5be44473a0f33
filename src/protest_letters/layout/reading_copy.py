"""A letter's text for whoever signs it in another language: nothing of it can be taken for the letter itself.

It has no address, no sender, no date, no fold marks and no room for a pen, and every page says at its head and at its
foot that it is not to be sent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from protest_letters.document import Document, Face, Letter, Run, Typefaces
from protest_letters.layout.flow import chunks, opening_and_body
from protest_letters.layout.panels import (
    Panel,
    Strip,
    fewest,
    framed,
    joined,
    pages_of,
    plain,
    repeated,
    right_panel,
    set_page,
    sheet_zone,
    text_panel,
)
from protest_letters.layout.placing import Row, Type, moved
from protest_letters.layout.sheet import all_runs, missing_characters
from protest_letters.layout.sheet_parts import height, rows_of, stacked
from protest_letters.layout.styles import NORMAL, Setting
from protest_letters.mailout import figures
from protest_letters.mailout.words import words_of
from protest_letters.mailout.words.kinds import Words
from protest_letters.problems import raise_errors
from protest_letters.standards import Standard

_MARK, _TITLE, _NAME, _SMALL = Type(14, 6.2), Type(14, 6.2), Type(11, 4.9), Type(9, 4.0)
#: Between the mark's letters and its frame, and between the bands and what stands between them.
_IN_BAND, _UNDER_BAND, _UNDER_NUMBER = 2.2, 6.0, 1.5
_OVER_TEXT = 6.0


@dataclass(frozen=True, slots=True)
class Original:
    """The letters that a copy has the text of: their numbers, and the language in which they are sent."""

    ids: tuple[str, ...]
    language: str


def lay_out_reading_copy(letter: Letter, original: Original, standard: Standard, typefaces: Typefaces) -> Document:
    """Place a letter's text, in the language of the one who reads it, on as few sheets as it needs.

    Args:
        letter: the same letter, composed in the reader's language.
        original: what is signed and sent instead.
        standard: of the reader's country, for the paper and its margins.
        typefaces: the letter's.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or a word that is too wide (5).
    """
    ids = [Run(one, origin="the letter's number") for one in original.ids]
    raise_errors(missing_characters([*all_runs(letter), *ids], typefaces))
    words = words_of("", letter.language)
    whole = sheet_zone(standard)
    strip = Strip(whole.x, whole.w, typefaces)
    band = _band(words, strip)
    foot = band.height + _UNDER_NUMBER + _SMALL.leading
    zone = sheet_zone(standard, head=band.height + _UNDER_BAND, foot=foot + _UNDER_BAND)
    heading = list(_head(letter, original, words, strip))
    pages = fewest(pages_of([*heading, *_text(letter, setting, strip)], repeat(zone)) for setting in NORMAL.settings)
    placed = (
        set_page(
            standard,
            [
                (repeated(band) if at > 1 else band, whole.y),
                (joined(page), zone.y),
                (_foot(letter, band, (strip, at, len(pages))), whole.bottom - foot),
            ],
        )
        for at, page in enumerate(pages, start=1)
    )
    return Document(tuple(placed), letter.language, plain(f"{words.reading.mark} – {letter.title}"), "")


def _band(words: Words, strip: Strip) -> Panel:
    """The mark in a frame over the whole width, in the middle of it."""
    text = (Run(words.reading.mark, Face.BOLD),)
    panel = text_panel("mark", [text], _MARK, strip.part(_IN_BAND, _IN_BAND).even())
    lines = tuple(moved(line, dx=(strip.w - 2 * _IN_BAND - line.box.w) / 2) for line in panel.lines)
    return framed(replace(panel, lines=lines), strip, _IN_BAND)


def _head(letter: Letter, original: Original, words: Words, strip: Strip) -> Iterator[Panel]:
    """What this is the text of, and in which language that is sent."""
    text = words.reading
    yield text_panel("title", [(Run(text.title, Face.BOLD),)], _TITLE, strip)
    if letter.office:
        yield text_panel("office", [letter.office], _NAME, strip, over=0.8)
    said = text.sent_in.format(language=figures.language_name(original.language, words))
    numbers = text.letters.format(ids=", ".join(original.ids))
    rows = [(Run(said),), (Run(numbers, origin="the letter's number"),)]
    yield text_panel("note", rows, _SMALL, strip, over=1.2)


def _text(letter: Letter, setting: Setting, strip: Strip) -> Iterator[Panel]:
    """Subject, salutation, text and closing; what stays together is a panel."""
    closing = rows_of("closing", [letter.closing], setting.type, strip.w, typefaces=strip.typefaces)
    ending = [replace(row, over=setting.wide_gap if at == 0 else 0.0) for at, row in enumerate(closing)]
    rows = [*opening_and_body(letter, strip.w, setting, strip.typefaces), *ending]
    for at, chunk in enumerate(chunks(rows)):
        over = chunk[0].over if at else _OVER_TEXT
        yield _panel([replace(chunk[0], over=0.0), *chunk[1:]], over, strip)


def _panel(rows: Sequence[Row], over: float, strip: Strip) -> Panel:
    return Panel(tuple(stacked(rows, strip.x, 0.0, strip.typefaces)), (), height(rows), over)


def _foot(letter: Letter, band: Panel, page: tuple[Strip, int, int]) -> Panel:
    """Which page of how many it is, and under that the mark again."""
    strip, number, count = page
    text = (Run(letter.page_heading.format(page=number, pages=count)),)
    return joined((right_panel("heading", text, _SMALL, strip), replace(repeated(band), over=_UNDER_NUMBER)))
