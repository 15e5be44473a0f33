"""The rows of the standards, against the figures of their sources: docs/letter-standards.md has them all."""

from dataclasses import replace
from itertools import pairwise

import pytest

from protest_letters.document import Zone
from protest_letters.standards import (
    A4,
    LETTER,
    STANDARDS,
    US_LETTER_COUNTRIES,
    known_standards,
    standard_for,
    standard_named,
)

rows = pytest.mark.parametrize("row", STANDARDS, ids=lambda row: row.id)

#: KOMA-Script 3.38, the .lco files: the address box, and the returns strip at its top.
KOMA_BOX = {
    "din-b": Zone(20, 45, 85, 45),
    "fr": Zone(100, 35, 100, 45),
    "us": Zone(17.46, 55.56, 114.3, 28.58),
}
KOMA_RETURN_STRIP = {"din-b": 5, "fr": 5, "us": 0}
KOMA_FOLDS = {"din-b": {105, 210}, "fr": {99, 198}, "us": {95.25, 187.33}}
KOMA_REFERENCE_LINE = {"din-b": 98.5, "fr": 99, "us": 87.31}
KOMA_FOOT = {"din-b": 281, "fr": 266.7, "us": 263.4}

#: La Poste's address frame (edics.fr).
LA_POSTE_FRAME = Zone(110, 55, 85, 33)

#: Window envelopes: name, then width and height, window width and height, its distance from the left and the bottom.
DL = (220, 110, 90, 45, 20, 15)
C6_5 = (229, 114, 90, 45, 20, 15)
NUMBER_10 = (241.3, 104.8, 114.3, 28.6, 22.2, 12.7)
#: Height of the folded sheet: DIN at its first fold, US Letter in three.
PANELS = {"din-b": 105, "us": 279.4 / 3}
WINDOWS = [("din-b", DL), ("din-b", C6_5), ("us", NUMBER_10)]


def sheet(row):
    return Zone(0, 0, *row.paper[1:])


def zones(row):
    return [row.sender, row.address, row.date, row.text, *filter(None, [row.return_line])]


def window_on_a_resting_sheet(row, envelope):
    """The window over a sheet that rests on the envelope's left and bottom edge."""
    _, height, window_width, window_height, left, from_bottom = envelope
    top = height - from_bottom - window_height - (height - PANELS[row.id])
    return Zone(left, top, window_width, window_height)


def always_visible(row, envelope):
    """The part of the sheet that the window shows wherever the folded sheet slides to."""
    width, height, window_width, window_height, left, from_bottom = envelope
    top = height - from_bottom - window_height
    slack_x, slack_y = width - row.paper[1], height - PANELS[row.id]
    return Zone(left, top, window_width - slack_x, window_height - slack_y)


@pytest.mark.parametrize(
    ("name", "envelope", "x", "y"),
    [
        ("din-b", C6_5, (20, 91), (54, 90)),
        ("din-b", DL, (20, 100), (50, 90)),
        ("us", NUMBER_10, (22.2, 111.1), (63.5, 80.4)),
    ],
)
def test_what_always_shows_is_reckoned_from_envelope_window_and_fold(name, envelope, x, y):
    shown = always_visible(standard_named(name), envelope)
    assert (shown.x, shown.right) == pytest.approx(x, abs=0.06)
    assert (shown.y, shown.bottom) == pytest.approx(y, abs=0.06)


@rows
def test_the_sure_part_of_the_address_lies_in_the_window_box_of_its_source(row):
    assert KOMA_BOX[row.id].holds(row.sure)
    assert row.address.holds(row.sure)


@pytest.mark.parametrize(("name", "envelope"), WINDOWS)
def test_the_sure_part_of_the_address_shows_wherever_the_sheet_slides(name, envelope):
    row = standard_named(name)
    assert always_visible(row, envelope).holds(row.sure, slack=0.06)


@pytest.mark.parametrize(("name", "envelope"), WINDOWS)
def test_the_whole_address_shows_while_the_sheet_rests_on_the_bottom_edge(name, envelope):
    row = standard_named(name)
    assert window_on_a_resting_sheet(row, envelope).holds(row.address, slack=0.06)


@rows
def test_the_address_stands_clear_of_the_returns_strip(row):
    box = KOMA_BOX[row.id]
    assert row.address.y >= box.y + KOMA_RETURN_STRIP[row.id] or not row.return_line
    if row.return_line:
        assert box.holds(row.return_line)
        assert row.return_line.bottom <= row.address.y
        assert row.return_line.x == row.address.x


def test_the_german_window_is_divided_at_62_7_mm():
    row = standard_named("din-b")
    assert row.return_line.bottom <= 45 + 17.7 == row.address.y
    assert row.address.h == pytest.approx(27.3)
    assert row.address.bottom == pytest.approx(45 + 45)
    assert row.address.right <= 20 + 85


def test_the_french_address_stays_in_what_both_sources_have_in_common():
    koma, la_poste = Zone(110, 35, 90, 45), LA_POSTE_FRAME
    left, top = max(koma.x, la_poste.x), max(koma.y, la_poste.y)
    common = Zone(left, top, min(koma.right, la_poste.right) - left, min(koma.bottom, la_poste.bottom) - top)
    assert (common.x, common.right, common.y, common.bottom) == (110, 195, 55, 80)
    assert common.holds(standard_named("fr").sure)
    assert LA_POSTE_FRAME.holds(standard_named("fr").address)


def test_four_lines_of_an_american_address_are_sure_to_show():
    assert standard_named("us").sure.h >= 4 * 4.15  # four lines of 10 pt


@rows
def test_folds_lie_on_the_sheet_where_the_source_has_them(row):
    height = row.paper[2]
    assert set(row.folds) >= KOMA_FOLDS[row.id]
    assert list(row.folds) == sorted(row.folds)
    assert all(0 < fold < height for fold in row.folds)
    # DIN's third mark is for the punch: the middle of the sheet
    assert set(row.folds) - KOMA_FOLDS[row.id] <= {height / 2}


@rows
def test_the_registry_has_70_by_30_mm_for_its_stamp(row):
    assert (row.stamp.w, row.stamp.h) == (70, 30)
    assert sheet(row).holds(row.stamp)
    assert row.stamp.right == pytest.approx(row.text.right)
    assert row.stamp.bottom >= row.text.bottom


@rows
def test_everything_stands_20_mm_from_the_left_edge_at_least(row):
    assert all(zone.x >= 20 for zone in [*zones(row), row.next_text])


@rows
def test_every_zone_lies_on_the_sheet_and_apart_from_the_others(row):
    parts = zones(row)
    assert all(sheet(row).holds(part) for part in [*parts, row.next_text])
    assert not [(one, other) for at, one in enumerate(parts) for other in parts[at + 1 :] if one.meets(other)]


@rows
def test_the_text_begins_under_the_reference_line_and_ends_above_the_foot(row):
    assert row.address.bottom < row.date.y
    assert row.date.bottom <= row.text.y
    assert KOMA_REFERENCE_LINE[row.id] < row.text.y
    assert row.text.bottom <= KOMA_FOOT[row.id]
    assert row.next_text.bottom <= KOMA_FOOT[row.id]


@rows
def test_further_pages_have_room_for_their_heading(row):
    assert row.next_text.y >= 15 + 2 * 4 + 8
    assert (row.next_text.x, row.next_text.w) == (row.text.x, row.text.w)


@rows
def test_every_row_says_where_its_figures_come_from(row):
    assert row.source
    assert row.title
    assert row.envelope


@rows
def test_folding_leaves_no_panel_higher_than_the_envelope(row):
    shortest = {"din-b": 110, "fr": 110, "us": 104.775}[row.id]
    folds = [fold for fold in row.folds if fold in KOMA_FOLDS[row.id]]
    panels = [high - low for low, high in pairwise([0, *folds, row.paper[2]])]
    assert max(panels) < shortest


@pytest.mark.parametrize(
    ("country", "name", "paper"),
    [
        ("DE", "din-b", A4),
        ("AT", "din-b", A4),
        ("ES", "din-b", A4),
        ("KZ", "din-b", A4),
        ("FR", "fr", A4),
        ("MC", "fr", A4),
        ("US", "us", LETTER),
        ("CA", "us", LETTER),
        ("MX", "us", LETTER),
        ("PH", "us", LETTER),
    ],
)
def test_the_country_of_posting_chooses_the_sheet(country, name, paper):
    assert standard_for(country).id == name
    assert standard_for(country).paper == paper


def test_the_countries_of_us_letter_paper_are_those_of_the_cldr():
    # supplemental measurementData, paperSize type="US-Letter"
    assert " ".join(sorted(US_LETTER_COUNTRIES)) == "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"


def test_a_standard_is_found_by_its_name():
    assert [standard_named(name).id for name in known_standards()] == list(known_standards())
    assert standard_named("din-a") is None


def test_zones_know_what_they_hold_and_meet():
    zone = Zone(10, 10, 20, 5)
    assert zone.holds(Zone(10, 10, 20, 5))
    assert not zone.holds(Zone(10, 10, 20.1, 5))
    assert zone.meets(Zone(29, 14, 5, 5))
    assert not zone.meets(replace(zone, x=30))
