"""Where the lines of labels lie: inside their labels, on every sheet, from every start."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TODAY
from label_texts import by_label, sample, shipped_texts, words, written
from protest_letters.document import MM_PER_PT, Face, Run, Zone
from protest_letters.layout.labels import (
    ADDRESS_TYPES,
    SANS_CAPITALS,
    SENDER_TYPES,
    SERIF_CAPITALS,
    LabelSetting,
    LabelText,
    address_types,
    lay_out_labels,
)
from protest_letters.media.fonts import pt_sans, pt_serif
from protest_letters.problems import ExitCode, exit_code
from protest_letters.standards import LETTER, STANDARDS, standard_for
from protest_letters.standards.label_sheet import EDGE
from protest_letters.standards.label_sheets import LABEL_SHEETS, label_sheet_named
from typefaces import sans_alone

sheets = pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.id)

SANS = sans_alone()
L7160, US, TINY, EDGELESS = (label_sheet_named(name) for name in ("L7160", "5160", "L7651", "4625"))
AMBASSADOR = sample("The Ambassador", "of the Republic of Samples", "Example Street 1", "12345 Sampletown", "SAMPLES")
LONG = sample(
    "The Very Honourable Ambassador Plenipotentiary of the Republic of Samples", "Example Street 1", "SAMPLES"
)


def types_of(country):
    return address_types(standard_for(country).address_min_pt)


def lay(texts, sheet=L7160, **how):
    return lay_out_labels(texts, LabelSetting(sheet, **how), SANS)


def fitting(texts, sheet, types=ADDRESS_TYPES):
    """Those of the texts that a sheet has room for."""
    unfit = {problem.where for problem in lay(texts, sheet, types=types).problems}
    return [text for text in texts if text.who not in unfit]


# every sheet, every start


@sheets
def test_from_every_start_every_line_lies_inside_its_label(sheet):
    country = "US" if sheet.paper == LETTER else "DE"
    types = types_of(country)
    numbered = [replace(text, who=str(at)) for at, text in enumerate(shipped_texts(country))]
    texts = fitting(numbered, sheet, types)
    # the smallest labels have room for short addresses only
    texts = texts or [sample("Sampletown")]
    seen = set()

    for start in range(1, sheet.count + 1):
        # a sheet and two labels more, of other blocks each time
        turn = [texts[(start * 7 + at) % len(texts)] for at in range(sheet.count - start + 3)]
        labelled = lay(turn, sheet, types=types, start=start)
        first, second = (by_label(page, sheet) for page in labelled.document.pages)
        assert (labelled.count, labelled.problems) == (len(turn), ())
        assert list(first) == list(range(start, sheet.count + 1))
        assert list(second) == [1, 2]
        for text, lines in zip(turn, (*first.values(), *second.values()), strict=True):
            assert words(lines) in written(text)
            seen.add(text)
    assert len(seen) >= min(len(texts), sheet.count)


@pytest.mark.parametrize("country", ["AT", "CH", "ES", "FR", "GB", "KZ", "MX", "RU"])
def test_every_shipped_block_lies_inside_its_label_wherever_it_is_posted(country):
    for sheet in (L7160, US, EDGELESS):
        types = types_of(country)
        days = (TODAY, date(1999, 11, 20))
        labelled = lay(shipped_texts(country, days), sheet, types=types)
        placed = [lines for page in labelled.document.pages for lines in by_label(page, sheet).values()]
        assert len(placed) == labelled.count
        assert labelled.count + len(labelled.problems) >= len(shipped_texts(country, days))


@pytest.mark.parametrize("country", ["DE", "FR", "ES", "GB"])
def test_the_usual_sheet_of_a4_has_room_for_nearly_every_shipped_block(country):
    texts = shipped_texts(country, (TODAY, date(1999, 11, 20)))

    problems = lay(texts, types=types_of(country), others=LABEL_SHEETS).problems
    # a French block for an ambassador of unknown sex has two lines that are wider than a label, and eight lines
    assert len(problems) <= len(texts) / 20
    assert all("has room for it" in problem.hint for problem in problems)


@sheets
def test_a_full_sheet_lies_as_the_sheets_figures_say(sheet):
    text = sample("X")
    (page,) = lay([text] * sheet.count, sheet).document.pages

    assert (page.width, page.height) == sheet.paper[1:]
    assert len(page.lines) == sheet.count
    for number, line in enumerate(page.lines, start=1):
        label, safe = sheet.label(number), sheet.safe(number)
        assert safe.holds(line.box)
        assert line.box.x == pytest.approx(safe.x + 2.15)
        # in the middle, unless the paper's edge is near
        middle = line.box.y + line.box.h / 2
        assert middle == pytest.approx(label.y + label.h / 2) or safe.y == EDGE or safe.bottom == 297 - EDGE


# sizes


def test_capitals_are_as_high_as_the_fonts_say():
    files = [fonts.shape("H", Face.REGULAR)[0].font.path for fonts in (pt_serif(), pt_sans())]
    heights = [TTFont(path)["OS/2"].sCapHeight / 1000 for path in files]

    assert heights == [SERIF_CAPITALS, SANS_CAPITALS]


#: German Post's machines (mailinglotsen.de) and the USPS' (DMM 202): the least height of capitals.
@pytest.mark.parametrize(("country", "least"), [("DE", 2.3), ("AT", 2.3), ("ES", 2.3), ("GB", 2.0), ("US", 2.03)])
def test_capitals_are_high_enough_for_the_machines(country, least):
    sizes = [step.size_pt for step in types_of(country)]

    assert sizes[0] == 11
    assert min(sizes) * SANS_CAPITALS * MM_PER_PT >= least


def test_every_standard_leaves_sizes_to_choose_from():
    assert all(len(address_types(row.address_min_pt)) > 3 for row in STANDARDS)


@pytest.mark.parametrize("types", [ADDRESS_TYPES, SENDER_TYPES], ids=["address", "sender"])
def test_a_later_step_is_never_larger(types):
    for one, later in pairwise(types):
        assert later.size_pt <= one.size_pt
        assert later.leading < one.leading


def test_between_lines_there_is_what_the_machines_want():
    # from descenders (g: 0.212 em) to capitals (0.7 em): 0.5 to 2.5 mm
    tall = sample(*(f"line {number}" for number in range(8)))
    pages = [lay([text], types=types_of("DE")).document.pages[0] for text in (AMBASSADOR, tall)]
    gaps = [
        later.y - one.y - (0.212 + SANS_CAPITALS) * one.size_pt * MM_PER_PT
        for page in pages
        for one, later in pairwise(page.lines)
    ]

    assert min(gaps) >= 0.5 - 0.01
    assert 1 < max(gaps) <= 2.5
    least = [step.leading - (0.212 + SANS_CAPITALS) * step.size_pt * MM_PER_PT for step in ADDRESS_TYPES]
    assert min(least) >= 0.5 - 0.01


def test_all_labels_of_a_sheet_have_the_largest_size_that_all_have_room_for():
    seven = sample(*(f"line {number}" for number in range(7)))

    (page,) = lay([AMBASSADOR, seven], TINY_ENOUGH).document.pages
    (alone,) = lay([AMBASSADOR], TINY_ENOUGH).document.pages

    assert {line.size_pt for line in alone.lines} == {11}
    assert {line.size_pt for line in page.lines} == {10.5}


#: 7 lines of 10.5 pt at most.
TINY_ENOUGH = replace(L7160, size=(63.99, 34.2))


def test_a_new_sheet_may_have_another_size():
    small = sample(*(f"line {number}" for number in range(7)))
    texts = [small] * L7160.count + [AMBASSADOR]

    first, second = lay(texts, TINY_ENOUGH).document.pages
    assert {line.size_pt for line in first.lines} == {10.5}
    assert {line.size_pt for line in second.lines} == {11}


def test_a_line_is_broken_only_if_no_size_keeps_it_whole():
    # wider than a label at 11 pt, not at 9.5
    whole = sample("The Ambassador of the Republic of Sam", "Sampletown")

    (page,) = lay([whole], types=types_of("DE")).document.pages
    twice = sample("The Honourable Ambassador Plenipotentiary of the Republic of Sam", "Sampletown")
    (broken,) = lay([twice], types=types_of("DE")).document.pages

    assert [line.text for line in page.lines] == ["The Ambassador of the Republic of Sam", "Sampletown"]
    assert 9.5 <= page.lines[0].size_pt < 11
    # three lines at 11 pt
    assert broken.lines[0].size_pt < 11
    assert len(broken.lines) == 3


def test_labels_are_in_one_upright_face_flush_left():
    (page,) = lay([AMBASSADOR, LONG]).document.pages

    assert {run.face for line in page.lines for run in line.runs} == {Face.REGULAR}
    for lines in by_label(page, L7160).values():
        assert len({line.runs[0].x for line in lines}) == 1


def test_no_address_is_wider_than_a_machine_reads():
    wide = replace(EDGELESS, grid=(1, 7), size=(200, 42.3))
    words_of = " ".join(["Republic"] * 9)

    (page,) = lay([sample(words_of)], wide).document.pages
    assert len(page.lines) == 2
    assert max(line.box.w for line in page.lines) <= 100


# the destination's own script


IN_FULL = replace(AMBASSADOR, in_full=(*AMBASSADOR.lines[:2], (Run("Пример көшесі, 1"),), *AMBASSADOR.lines[2:]))


def test_the_destinations_script_stands_where_there_is_room():
    (page,) = lay([IN_FULL]).document.pages

    assert [line.text for line in page.lines][2] == "Пример көшесі, 1"


@pytest.mark.parametrize("line", ["東京都港区", "Пример көшесі, 1 " + "и еще слово " * 6])
def test_the_destinations_script_is_left_out_without_glyphs_or_room(line):
    text = replace(IN_FULL, in_full=(*AMBASSADOR.lines[:2], (Run(line),), *AMBASSADOR.lines[2:]))

    (page,) = lay([text]).document.pages
    assert [line.text for line in page.lines] == [line[0].text for line in AMBASSADOR.lines]


def test_the_destinations_script_is_not_worth_type_under_10_points():
    def width(size_pt):
        return SANS.width(line, Face.REGULAR, size_pt)

    line = "ш" * next(count for count in range(99) if SANS.width("ш" * count, Face.REGULAR, 10) > L7160.safe(1).w)
    text = replace(IN_FULL, in_full=(*AMBASSADOR.lines[:2], (Run(line),), *AMBASSADOR.lines[2:]))

    assert width(9) < L7160.safe(1).w - 1
    (page,) = lay([text], types=types_of("FR")).document.pages
    assert line not in [placed.text for placed in page.lines]


# what does not fit


def test_what_has_no_room_is_said_with_millimetres_and_the_nearest_sheet():
    labelled = lay([AMBASSADOR, LONG], TINY, types=types_of("DE"), others=LABEL_SHEETS)

    assert labelled.document is None
    assert exit_code(labelled.problems) is ExitCode.FIT
    problem = labelled.problems[0]
    assert problem.what == ("the address is 38.3 × 18.0 mm at 9.5 pt, a label of Avery L7651 has 31.8 × 14.8 mm for it")
    assert problem.hint == "--sheet L7159 has room for it (64 × 33.9 mm)"


def test_the_others_are_made_and_no_label_is_left_empty():
    short = sample("Sampletown")
    unfit = replace(LONG, who="long")

    labelled = lay([short, unfit, short], TINY, start=4, types=types_of("DE"))
    assert [problem.where for problem in labelled.problems] == ["long"]
    assert list(by_label(labelled.document.pages[0], TINY)) == [4, 5]
    assert labelled.count == 2


def test_the_sheet_named_has_the_same_paper_and_room():
    (problem,) = lay([LONG], US, types=types_of("US"), others=LABEL_SHEETS).problems or [None]
    assert problem is None
    tall = sample(*(f"line {number}" for number in range(8)))
    (problem,) = lay([tall], US, types=types_of("US"), others=LABEL_SHEETS).problems

    assert problem.hint == "--sheet 5162 has room for it (101.6 × 33.87 mm)"
    assert lay([tall], label_sheet_named("5162"), types=types_of("US")).problems == ()


def test_what_no_label_has_room_for_goes_on_an_envelope():
    endless = sample("W" * 120)

    (problem,) = lay([endless], others=LABEL_SHEETS).problems
    assert problem.hint == "shorten it, or print it on an envelope"


def test_a_character_without_a_glyph_is_said():
    labelled = lay([sample("東京", who="tokyo"), AMBASSADOR])

    assert [problem.code for problem in labelled.problems] == [ExitCode.CHARACTER] * 2
    assert labelled.count == 1


# a sender's address on the smallest labels


def test_a_short_way_is_taken_where_lines_have_no_room():
    lines = tuple((Run(text),) for text in ("Sample Sender", "1 Example Street", "Columbus, OH 43215", "USA"))
    short = tuple(run for at, line in enumerate(lines) for run in (((Run(" · "),) if at else ()) + line))
    sheet = label_sheet_named("5167")

    (page,) = lay([LabelText("me", lines, in_short=short, separator=" · ")], sheet, types=SENDER_TYPES).document.pages
    assert [line.text for line in page.lines] == ["Sample Sender · 1 Example Street", "Columbus, OH 43215 · USA"]
    assert lay([LabelText("me", lines)], sheet, types=SENDER_TYPES).document is None


# nudge and outline


@pytest.mark.parametrize("nudge", [(0.5, -1), (-5, 5), (5, -5)])
@pytest.mark.parametrize("sheet", [L7160, EDGELESS, US], ids=lambda sheet: sheet.id)
def test_nudged_text_moves_with_its_label_and_never_to_the_papers_edge(sheet, nudge):
    texts = [AMBASSADOR] * sheet.count
    (page,) = lay(texts, sheet, nudge=nudge).document.pages
    (still,) = lay(texts, sheet).document.pages

    placed = by_label(page, sheet, nudge)
    assert list(placed) == list(range(1, sheet.count + 1))
    paper = Zone(EDGE, EDGE, page.width - 2 * EDGE, page.height - 2 * EDGE)
    assert all(paper.holds(line.box) for line in page.lines)
    if sheet is L7160 and max(map(abs, nudge)) <= 1:
        moved = {
            (round(one.box.x - two.box.x, 6), round(one.y - two.y, 6))
            for one, two in zip(page.lines, still.lines, strict=True)
        }
        assert moved == {nudge}


@sheets
def test_an_outline_draws_every_edge_once_and_says_nothing_on_labels(sheet):
    (page,) = lay([sample("X")], sheet, outline=True, nudge=(0.25, 0)).document.pages

    edges = {(rule.x1, rule.y1, rule.x2, rule.y2) for rule in page.rules}
    assert len(edges) == len(page.rules)
    for number in range(1, sheet.count + 1):
        label = sheet.label(number, (0.25, 0))
        left, top, right, bottom = (round(at, 3) for at in (label.x, label.y, label.right, label.bottom))
        assert {(left, top, right, top), (left, bottom, right, bottom)} <= edges
        assert {(left, top, left, bottom), (right, top, right, bottom)} <= edges
    for line in page.lines:
        if line.role == "outline":
            assert not any(line.box.meets(sheet.label(number, (0.25, 0))) for number in range(1, sheet.count + 1))
            assert line.box.y >= EDGE
            assert line.box.bottom <= page.height - EDGE


@sheets
def test_an_empty_outline_has_the_labels_numbers_and_says_what_it_is(sheet):
    (page,) = lay([], sheet, outline=True).document.pages

    numbers = [line for line in page.lines if line.text.isdigit()]
    assert [line.text for line in numbers] == [str(number) for number in range(1, sheet.count + 1)]
    assert all(sheet.label(int(line.text)).holds(line.box) for line in numbers)
    said = " ".join(line.text for line in page.lines if not line.text.isdigit())
    assert said.startswith(f"{sheet.title} on {sheet.paper[0]}. Print at 100 %")
    boxes = [replace(line.box, h=line.box.h - 0.01) for line in page.lines]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(Zone(EDGE - 0.1, EDGE - 0.1, page.width - 2 * EDGE, page.height - 2 * EDGE).holds(box) for box in boxes)


@pytest.mark.parametrize(
    ("sheet", "measures"), [(L7160, "196.1 × 266.7 mm."), (US, "8.19 × 10 in = 207.9 × 254 mm.")], ids=["A4", "Letter"]
)
def test_an_outline_says_what_is_to_be_measured(sheet, measures):
    (page,) = lay([], sheet, outline=True).document.pages

    assert any(line.text.endswith(f"all labels together measure {measures}") for line in page.lines)


def test_an_outline_has_no_boxes_for_signs_that_no_font_has():
    (page,) = lay([], replace(L7160, id="字 1"), outline=True).document.pages

    assert next(line.text for line in page.lines if "100 %" in line.text).startswith("Labels on A4. Print at 100 %")
    assert not any(pt_sans().lacks(line.text) for line in page.lines)


def test_a_label_smaller_than_its_margins_has_no_room():
    tiny = replace(L7160, size=(5, 5))

    (problem,) = lay([sample("X")], tiny).problems

    assert problem.what.endswith("has 0.0 × 0.0 mm for it")
    assert problem.code is ExitCode.FIT


def test_nothing_wanted_is_nothing_made():
    assert lay([]).document is None


# any address


@given(
    st.lists(
        st.text(st.sampled_from("aeiWÉЖқ-.,/ 12"), min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=9
    ),
    st.sampled_from(LABEL_SHEETS),
    st.integers(1, 300),
    st.tuples(st.floats(-5, 5), st.floats(-5, 5)),
    st.sampled_from(["DE", "US", "FR"]),
)
@settings(max_examples=150, deadline=None)
def test_any_address_lies_inside_its_label_or_is_refused(lines, sheet, start, nudge, country):
    text = sample(*(" ".join(line.split()) for line in lines))
    start = (start - 1) % sheet.count + 1
    types = types_of(country)

    labelled = lay([text] * 3, sheet, types=types, start=start, nudge=nudge)
    if labelled.document is None:
        assert exit_code(labelled.problems) is ExitCode.FIT
        return
    placed = [lines for page in labelled.document.pages for lines in by_label(page, sheet, nudge).values()]
    assert len(placed) == 3
    assert {words(lines) for lines in placed} == written(text)
    assert {line.size_pt for lines in placed for line in lines} <= {step.size_pt for step in types}
