"""Total fit against all ways to break a small paragraph, and what becomes of it on a page."""

import subprocess
from dataclasses import replace
from datetime import date
from itertools import chain, combinations, pairwise
from math import inf

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import TODAY, needs
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import NARROW, bind_words, custom_of, plain_spaces
from protest_letters.dispatch import Wish
from protest_letters.document import Block, Face, Run
from protest_letters.layout.breaking import WIDEST_SPACE, Measure, break_lines
from protest_letters.layout.flow import paragraph
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL, justified
from protest_letters.layout.total_fit import BALANCED, JUSTIFIED, RAGGED, Fit, Place, best_ends
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.plan import plan_letters
from protest_letters.problems import ProtestError
from protest_letters.standards import STANDARDS, standard_named

PT_SERIF = pt_serif()
LANGUAGES = ["en-GB", "en-US", "de", "fr", "es", "ru"]
LETTERS = [("end-the-repression", date(1999, 11, 20)), ("independent-unions", TODAY)]
STEP = Type(11, 5)
SPACE, EM = PT_SERIF.width(" ", Face.REGULAR, 11), 11 * 25.4 / 72

# the least demerits of all


@st.composite
def paragraphs(draw):
    """Places of up to nine pieces, each followed by a space or, within a word, by nothing or a hyphen."""
    kinds = draw(st.sampled_from([["space", "space", "hyphen", "seam"], ["space", "hyphen", "hyphen"], ["space"]]))
    places = []
    at = spaces = 0.0
    for _ in range(draw(st.sampled_from([*range(1, 10), 9, 9, 9]))):
        at += draw(st.integers(1, 9))
        kind = draw(st.sampled_from(kinds))
        gap = 1.0 if kind == "space" else 0.0
        end = at + (0.5 if kind == "hyphen" else 0.0)
        penalty = draw(st.sampled_from([0.0, 0.0, 30.0]))
        hyphen = draw(st.sampled_from([1.0, 1.5])) if kind == "hyphen" else 0.0
        places.append(Place(end, at, at + gap, spaces, spaces + gap, hyphen, penalty))
        at += gap
        spaces += gap
    last = places[-1]
    return [*places[:-1], Place(last.bare, last.bare, last.start, last.spaces, last.spaces_start, 0.0, last.penalty)]


def demerits(places, ends, width, fit):
    """Demerits line by line, as the rows of `Fit` are described; infinite if a line is too wide."""
    total, start, gone, hyphen, kind = 0.0, 0.0, 0.0, 0.0, 1
    for number, at in enumerate(ends):
        place, last = places[at], number == len(ends) - 1
        lack, spaces = width - (place.end - start), place.spaces - gone
        if lack < -1e-6 + fit.tightest * fit.shrink * spaces:
            return inf
        if lack >= 0:
            ratio = lack / (fit.margin * width + fit.stretch * spaces + 0.1)
        else:
            ratio = lack / (fit.shrink * spaces) if fit.shrink * spaces else 0.0
        if last and not fit.whole:
            ratio = min(ratio, 0.0)
        total += (fit.line + 100 * abs(ratio) ** fit.power + place.penalty + fit.hyphen * place.hyphen) ** 2
        now = sum(ratio > limit for limit in (0.5, 1)) + (ratio >= -0.5) if fit.unlike else 1
        total += fit.unlike if abs(now - kind) > 1 else 0
        total += fit.ladder if hyphen and place.hyphen else 0
        if last:
            total += fit.final if hyphen else 0
            total += fit.stub if number and place.end - start < fit.short * width else 0
        start, gone, hyphen, kind = place.start, place.spaces_start, place.hyphen, now
    return total


#: What is added counts for something only if it is as much as the squares of very uneven lines.
ADDED = st.sampled_from([0, 3e3, 1e5, 1e8])
FITS = st.one_of(
    st.sampled_from([RAGGED, JUSTIFIED, BALANCED]),
    st.builds(
        Fit,
        margin=st.sampled_from([0.05, 0.5, 5]),
        stretch=st.sampled_from([0, 0.5]),
        shrink=st.sampled_from([0, 1 / 5, 1 / 3]),
        power=st.sampled_from([1, 2]),
        line=st.sampled_from([0, 10, 300]),
        hyphen=st.sampled_from([0, 10, 300]),
        ladder=ADDED,
        final=ADDED,
        unlike=ADDED,
        stub=ADDED,
        short=st.sampled_from([0.1, 0.5]),
        whole=st.booleans(),
        tightest=st.sampled_from([-1, -5 / 3]),
    ),
)


@given(places=paragraphs(), width=st.integers(9, 20), fit=FITS)
@settings(max_examples=1500, deadline=None)
def test_no_other_way_to_break_a_paragraph_has_fewer_demerits(places, width, fit):
    inner = range(len(places) - 1)
    ways = chain.from_iterable(combinations(inner, count) for count in range(len(places)))
    least = min(demerits(places, (*way, len(places) - 1), width, fit) for way in ways)
    found = best_ends(places, width, fit)
    if found is None:
        assert least == inf
    else:
        assert demerits(places, found, width, fit) == pytest.approx(least)


@given(places=paragraphs(), width=st.integers(10, 30), most=st.floats(0.2, 6))
@settings(max_examples=80, deadline=None)
def test_no_line_is_looser_than_the_pass_allows_but_the_last(places, width, most):
    found = best_ends(places, width, RAGGED, most)
    assume(found is not None)
    start = 0.0
    for at in found[:-1]:
        assert (width - places[at].end + start) / (RAGGED.margin * width + 0.1) <= most + 1e-9
        start = places[at].start


BROKEN = "a abcd ab ab a abcd abcde abcde abcd abcde ab a"


@pytest.mark.parametrize(
    ("text", "width", "fit", "lines"),
    [
        # the paragraph as a whole: a first line that takes less leaves the others even
        ("aaaa bb cccccc dddd eeeeee", 12, {}, ["aaaa bb", "cccccc dddd", "eeeeee"]),
        ("aaa bb cc ddddd", 6, {}, ["aaa", "bb cc", "ddddd"]),
        # spaces shrink by a third at most: 19 signs of which five are spaces go into 18
        (BROKEN, 18, {}, ["a abcd ab ab a", "abcd abcde abcde", "abcd abcde ab a"]),
        (BROKEN, 18, {"justified": True}, ["a abcd ab ab a abcd", "abcde abcde abcd", "abcde ab a"]),
        ("we ask for an answer", 13, {"balanced": True}, ["we ask for", "an answer"]),
    ],
)
def test_known_paragraphs_are_broken_at_their_best(text, width, fit, lines):
    class Typewriter:
        def width(self, text, face, size_pt):
            del face, size_pt
            return float(len(text))

    found = break_lines((Run(text),), Measure(width, 11, Typewriter(), **fit))
    assert ["".join(run.text for run in line) for line in found] == lines


# what is printed


def composed(language, letter, day, campaign, forms, sender):
    wish = Wish(("president",), sender, day, TODAY, letter, language)
    return compose_letter(plan_letters(wish, campaign).dispatches[0], forms)


def rows_of(text, width=165.0, language="en-GB", **fit):
    measure = Measure(width, 11, PT_SERIF, custom_of(language).hyphenation, **fit)
    return paragraph(Block((Run(text),)), measure, STEP, 2.0, at=0)


def text_of(row):
    return "".join(run.text for run in row.runs)


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=11)
TYPED = st.one_of(WORD, WORD, st.builds("{}-{}".format, WORD, WORD), WORD.map("{}-".format), st.just("-"))


@given(words=st.lists(TYPED, min_size=1, max_size=40), width=st.floats(70, 165), ragged=st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_reader_that_drops_hyphens_at_line_ends_reads_the_text_as_typed(words, width, ragged):
    text = " ".join(words)
    try:
        *lines, last = map(text_of, rows_of(text, width, justified=not ragged))
    except ProtestError:
        assume(condition=False)  # what hyphens hold together is wider than the line
    assert "".join(line[:-1] if line.endswith("-") else f"{line} " for line in lines) + last == text


@given(words=st.lists(WORD, min_size=1, max_size=80), width=st.floats(60, 165))
@settings(max_examples=60, deadline=None)
def test_a_justified_line_is_flush_with_word_spaces_within_bounds_or_left_short(words, width):
    rows = rows_of(" ".join(words), width, justified=True)
    for row in rows:
        line = place(row, 20.0, 50.0, PT_SERIF)
        space = SPACE + row.stretch
        assert 2 / 3 * SPACE - 1e-6 <= space <= WIDEST_SPACE * EM + 0.01
        flush = abs(line.box.right - 20.0 - width) < 0.01
        if row.stretch:
            assert flush
        elif row is not rows[-1] and not flush:
            assert SPACE + (width - line.box.w) / max(text_of(row).count(" "), 0.01) > WIDEST_SPACE * EM
        for one, other in pairwise(line.runs):
            width_of_one = PT_SERIF.width(one.text, one.face, 11)
            assert other.x - one.x == pytest.approx(width_of_one + row.stretch * one.text.count(" "), abs=1e-6)


DATES = {
    "en-GB": "20 November 1999",
    "en-US": "November 20, 1999",
    "de": "20. November 1999",
    "fr": "20 novembre 1999",
    "es": "20 de noviembre de 1999",
    "ru": "20 ноября 1999 г.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(before=st.integers(0, 30), width=st.floats(60, 165), ragged=st.booleans())
@settings(max_examples=25, deadline=None)
def test_a_date_is_never_broken(language, before, width, ragged):
    text = bind_words(f"{'so ' * before}{DATES[language]} {'und so ' * 9}", custom_of(language))
    rows = rows_of(text, width, language, justified=not ragged)
    assert any(DATES[language] in plain_spaces(text_of(row)) for row in rows)


def test_the_spaces_of_french_are_as_wide_as_the_imprimerie_nationale_has_them():
    text = bind_words("Oui ; non : « si » !", custom_of("fr"))
    (row,) = rows_of(text, 165, "fr")
    line = place(row, 0.0, 0.0, PT_SERIF)
    assert line.text == "Oui ; non : « si » !"
    assert [run.text for run in line.runs] == ["Oui ", "; non : « si » ", "!"]
    plain = PT_SERIF.width(line.text, Face.REGULAR, 11)
    assert line.box.w == pytest.approx(plain - SPACE)
    half = PT_SERIF.width("Oui ", Face.REGULAR, 11) - SPACE / 2
    assert line.runs[1].x == pytest.approx(half)


def test_a_narrow_space_is_narrow_in_justified_text_too_and_whole_ones_stretch():
    row = Row("body", (Run(f"a b{NARROW}! c"),), STEP, stretch=0.5)
    runs = place(row, 0.0, 0.0, PT_SERIF).runs
    assert [run.text for run in runs] == ["a ", "b ", "! ", "c"]
    gaps = [other.x - one.x - PT_SERIF.width(one.text.rstrip(), Face.REGULAR, 11) for one, other in pairwise(runs)]
    assert gaps == pytest.approx([SPACE + 0.5, SPACE / 2, SPACE + 0.5])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("letter", "day"), LETTERS)
def test_pdftotext_without_options_reads_the_letter_as_it_was_written(
    language, letter, day, campaign, forms, sender, tmp_path
):
    pdftotext = needs("pdftotext")
    written = composed(language, letter, day, campaign, forms, sender)
    body = " ".join(plain_spaces("".join(run.text for run in block.runs)) for block in written.body)
    for style in (NORMAL, justified(NORMAL)):
        path = tmp_path / "letter.pdf"
        path.write_bytes(write_pdf(lay_out(written, standard_named("din-b"), PT_SERIF, style), PT_SERIF))
        read = subprocess.run([pdftotext, path, "-"], capture_output=True, check=True).stdout.decode()
        assert body in " ".join(read.split())


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda row: row.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_built_in_letter_keeps_one_page_ragged_and_justified(language, standard, campaign, forms, sender):
    for letter, day in LETTERS:
        for many in (False, True):
            written = composed(language, letter, day, campaign, forms, replace(sender, many=many))
            for style in (NORMAL, justified(NORMAL)):
                document = lay_out(written, standard, PT_SERIF, style)
                assert len(document.pages) == 1, (letter, many, style)
                assert all(note.startswith("is set ") for note in document.notes)


def test_justified_text_is_flush_on_the_page_and_the_rest_is_as_it_was(campaign, forms, sender):
    written = composed("fr", *LETTERS[0], campaign, forms, sender)
    zone = standard_named("din-b").text
    ragged, flush = (
        lay_out(written, standard_named("din-b"), PT_SERIF, style) for style in (NORMAL, justified(NORMAL))
    )
    lines = [line for line in flush.pages[0].lines if line.role == "body"]
    assert sum(abs(line.box.right - zone.right) < 0.01 for line in lines) > 0.6 * len(lines)
    assert all(line.box.right <= zone.right + 0.01 for line in lines)
    others = [[line for line in one.pages[0].lines if line.role in ("address", "sender")] for one in (ragged, flush)]
    assert others[0] == others[1]


@pytest.mark.parametrize("style", [LARGE, justified(LARGE)], ids=["ragged", "justified"])
def test_no_page_ends_in_a_divided_word_or_a_lonely_line(style, campaign, forms, sender):
    for language in ("de", "ru"):
        written = composed(language, *LETTERS[0], campaign, forms, sender)
        long = replace(written, body=written.body * 3)
        document = lay_out(long, standard_named("din-b"), PT_SERIF, style)
        assert len(document.pages) > 2
        for page in document.pages[:-1]:
            assert not [line for line in page.lines if line.role == "body"][-1].text.endswith("-")
