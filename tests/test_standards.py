"""The rows of the standards, against the figures of their sources: docs/letter-standards.md has them all."""

from dataclasses import dataclass, replace
from itertools import combinations, pairwise

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

#: KOMA-Script 3.38, the .lco files: the address box, and the returns strip at its top. The British row is derived.
KOMA_BOX = {
    "din-b": Zone(20, 45, 85, 45),
    "din-a": Zone(20, 27, 85, 45),
    "fr": Zone(100, 35, 100, 45),
    "ch-right": Zone(112, 45, 90, 45),
    "ch-left": Zone(20, 35.5, 100, 45),
    "us": Zone(17.46, 55.56, 114.3, 28.58),
}
#: The Swiss box on the right is not the window of today: its row is derived from windows.
KOMA_RETURN_STRIP = {"din-b": 5, "din-a": 5, "fr": 5, "ch-left": 5, "us": 0}
KOMA_FOLDS = {
    "din-b": {105, 210},
    "din-a": {87, 192},
    "fr": {99, 198},
    "ch-right": {105, 210},
    "ch-left": {105, 210},
    "uk": {105, 210},
    "us": {95.25, 187.33},
}
KOMA_REFERENCE_LINE = {
    "din-b": 98.5,
    "din-a": 79.4,
    "fr": 99,
    "ch-right": 98.5,
    "ch-left": 89,
    "uk": 98.5,
    "us": 87.31,
}
KOMA_FOOT = {"din-b": 281, "din-a": 281, "fr": 266.7, "ch-right": 281, "ch-left": 281, "uk": 281, "us": 263.4}

#: La Poste's address frame (edics.fr).
LA_POSTE_FRAME = Zone(110, 55, 85, 33)


@dataclass(frozen=True)
class Window:
    """A sheet in a window envelope: W × H, window w × h, its distance from the left and the bottom.

    `panel` is the height of the folded sheet, `fold` the y of the sheet at the panel's lower edge.
    """

    row: str
    name: str
    envelope: tuple
    window: tuple
    left: float
    bottom: float
    panel: float
    fold: float

    @property
    def slack(self):
        """How far the folded sheet can slide to the right and up."""
        width, height = self.envelope
        return width - standard_named(self.row).paper[1], height - self.panel

    @property
    def resting(self):
        """The window over a sheet that rests on the envelope's left and bottom edge."""
        return Zone(self.left, self.fold - self.bottom - self.window[1], *self.window)

    @property
    def sure(self):
        """The part of the sheet that shows wherever it slides to: x from L, y from T, less by the slack."""
        (x, y), resting = self.slack, self.resting
        return Zone(resting.x, resting.y + y, resting.w - x, resting.h - y)

    @property
    def reach(self):
        """All of the sheet that can ever show."""
        (x, y), resting = self.slack, self.resting
        return Zone(resting.x - x, resting.y, resting.w + x, resting.h + y)


THIRDS, HALF = 105, 148.5
DL, C6_5, C5, C5_6, NUMBER_10 = (220, 110), (229, 114), (229, 162), (229, 114), (241.3, 104.8)
GERMAN, SWISS_NEW, SWISS_OLD = (90, 45), (90, 40), (100, 45)
#: docs/letter-standards.md; the leaflet of Swiss Post measures from the right, as `from_right` does here.
WINDOWS = [
    Window("din-b", "DL", DL, GERMAN, 20, 15, THIRDS, 105),
    Window("din-b", "C6/5", C6_5, GERMAN, 20, 15, THIRDS, 105),
    # form A has its panels of 87, 105 and 105 in the same envelopes
    Window("din-a", "DL", DL, GERMAN, 20, 15, THIRDS, 87),
    Window("din-a", "C6/5", C6_5, GERMAN, 20, 15, THIRDS, 87),
    Window("ch-right", "new, C5-6", C5_6, SWISS_NEW, 229 - 17 - 90, 30, THIRDS, 105),
    Window("ch-right", "new, C5", C5, SWISS_NEW, 229 - 17 - 90, 77, HALF, 148.5),
    Window("ch-right", "old, C5-6", C5_6, SWISS_OLD, 229 - 12 - 100, 21, THIRDS, 105),
    Window("ch-right", "old, C5", C5, SWISS_OLD, 229 - 12 - 100, 65, HALF, 148.5),
    Window("ch-left", "L-SN, C5-6", C5_6, SWISS_OLD, 229 - 109 - 100, 21, THIRDS, 105),
    Window("ch-left", "L-SN, C5", C5, SWISS_OLD, 229 - 109 - 100, 65, HALF, 148.5),
    Window("ch-left", "L-DIN, C5-6", C5_6, GERMAN, 229 - 119 - 90, 15, THIRDS, 105),
    Window("ch-left", "L-DIN, C5", C5, GERMAN, 229 - 119 - 90, 60, HALF, 148.5),
    Window("uk", "DL", DL, GERMAN, 20, 15, THIRDS, 105),
    Window("uk", "C6/5", C6_5, GERMAN, 20, 15, THIRDS, 105),
    Window("uk", "C5", C5, GERMAN, 20, 60, HALF, 148.5),
    Window("uk", "DL, trade, 18 up", DL, (90, 35), 20, 18, THIRDS, 105),
    Window("uk", "DL, trade, 20 up", DL, (90, 35), 20, 20, THIRDS, 105),
    Window("us", "number 10", NUMBER_10, (114.3, 28.6), 22.2, 12.7, 279.4 / 3, 279.4 / 3),
]
#: The Swiss window of before 1980 is no longer made; nothing may come into it, but no address is sized for it.
MADE = [window for window in WINDOWS if not window.name.startswith("old")]
windows = pytest.mark.parametrize("window", WINDOWS, ids=lambda one: f"{one.row} {one.name}")
windows_made = pytest.mark.parametrize("window", MADE, ids=lambda one: f"{one.row} {one.name}")
#: What else bounds the address: the text's indent, the line that parts it from the return line (DIN), KOMA's box
#: where the standard is KOMA's alone, La Poste's frame.
BOUNDS = {
    "din-b": [Zone(25, 62.7, 80, 27.3)],
    "din-a": [Zone(25, 44.7, 80, 27.3)],
    "fr": [Zone(110, 35, 90, 45), LA_POSTE_FRAME],
    "ch-right": [KOMA_BOX["ch-right"]],
    "ch-left": [KOMA_BOX["ch-left"], Zone(25, 0, 185, 297)],
    "uk": [Zone(25, 0, 185, 297)],
    "us": [Zone(25.4, 0, 190.5, 279.4)],
}


def common(zones):
    """The rectangle that all share."""
    zones = list(zones)
    left, top = max(zone.x for zone in zones), max(zone.y for zone in zones)
    right, bottom = min(zone.right for zone in zones), min(zone.bottom for zone in zones)
    return Zone(left, top, right - left, bottom - top)


def corners(zone):
    return (zone.x, zone.y, zone.right, zone.bottom)


def sheet(row):
    return Zone(0, 0, *row.paper[1:])


def zones(row):
    """What can be filled at once, for a person and for an organisation with a letterhead."""
    rest = [row.address, row.date, row.reference, row.text, *filter(None, [row.return_line])]
    return [[row.sender, *rest], [row.letterhead, *rest]]


@pytest.mark.parametrize(
    ("row", "name", "x", "y"),
    [
        ("din-b", "C6/5", (20, 91), (54, 90)),
        ("din-b", "DL", (20, 100), (50, 90)),
        ("din-a", "C6/5", (20, 91), (36, 72)),
        ("din-a", "DL", (20, 100), (32, 72)),
        ("uk", "C5", (20, 91), (57, 88.5)),
        ("ch-right", "new, C5-6", (122, 193), (44, 75)),
        ("ch-right", "new, C5", (122, 193), (45, 71.5)),
        ("ch-right", "old, C5-6", (117, 198), (48, 84)),
        ("us", "number 10", (22.2, 111.1), (63.5, 80.4)),
    ],
)
def test_what_always_shows_is_reckoned_from_envelope_window_and_fold(row, name, x, y):
    (window,) = [one for one in WINDOWS if (one.row, one.name) == (row, name)]
    assert (window.sure.x, window.sure.right) == pytest.approx(x, abs=0.06)
    assert (window.sure.y, window.sure.bottom) == pytest.approx(y, abs=0.06)
    # T to T + h - (H - p), T being the window's top: the formula for a sheet whose panel ends at its first fold
    if window.panel == window.fold:
        top = window.envelope[1] - window.bottom - window.window[1]
        assert window.sure.y == pytest.approx(top)
        assert window.sure.bottom == pytest.approx(top + window.window[1] - (window.envelope[1] - window.panel))


@rows
def test_the_sure_part_of_the_address_is_what_all_windows_and_bounds_share(row):
    shared = common([*(one.sure for one in MADE if one.row == row.id), *BOUNDS[row.id]])
    assert corners(row.sure) == pytest.approx(corners(shared), abs=0.06)
    assert row.address.holds(row.sure)


@rows
def test_the_address_lies_in_the_window_box_of_its_source(row):
    assert KOMA_BOX.get(row.id, sheet(row)).holds(row.sure)


@windows_made
def test_the_sure_part_of_the_address_shows_wherever_the_sheet_slides(window):
    assert window.sure.holds(standard_named(window.row).sure, slack=0.06)


@windows_made
def test_the_whole_address_shows_while_the_sheet_rests_on_the_bottom_edge(window):
    assert window.resting.holds(standard_named(window.row).address, slack=0.06)


@windows
def test_nothing_but_return_line_and_address_can_come_into_the_window(window):
    row = standard_named(window.row)
    parts = (row.letterhead, row.sender, row.reference, row.date, row.text)
    assert not [part for part in parts if part.meets(window.reach)]


@windows
def test_a_folded_sheet_goes_into_its_envelope(window):
    assert min(window.slack) >= 0
    assert window.fold in standard_named(window.row).folds or window.panel in (HALF, 279.4 / 3)


@rows
def test_the_return_line_stands_over_the_address_in_the_window(row):
    if row.return_line:
        shown = [one.resting for one in MADE if one.row == row.id] or [KOMA_BOX[row.id]]
        assert common(shown).holds(row.return_line)
        assert row.return_line.bottom <= row.address.y
        assert row.return_line.x == row.address.x


@pytest.mark.parametrize("name", KOMA_RETURN_STRIP)
def test_the_address_stands_clear_of_the_returns_strip_of_its_source(name):
    row = standard_named(name)
    if row.return_line:
        assert KOMA_BOX[name].holds(row.return_line)
        assert row.address.y >= KOMA_BOX[name].y + KOMA_RETURN_STRIP[name]


@pytest.mark.parametrize(("name", "top", "line"), [("din-b", 45, 62.7), ("din-a", 27, 44.7)])
def test_the_german_window_is_divided_17_7_mm_under_its_top(name, top, line):
    row = standard_named(name)
    assert row.return_line.bottom <= row.address.y == line == pytest.approx(top + 17.7)
    assert row.address.h == pytest.approx(27.3)
    assert row.address.bottom == pytest.approx(top + 45)
    assert row.address.right <= 20 + 85


def test_the_french_address_stays_in_what_both_sources_have_in_common():
    assert corners(common(BOUNDS["fr"])) == (110, 55, 195, 80)
    assert LA_POSTE_FRAME.holds(standard_named("fr").address)


def test_a_swiss_address_on_the_right_keeps_to_what_the_new_window_is_sure_to_show():
    row = standard_named("ch-right")
    # the box of KOMA reaches 15 mm below it
    assert KOMA_BOX["ch-right"].bottom == 90
    assert row.sure.y >= 45
    assert row.address.bottom <= 75


@pytest.mark.parametrize("name", ["din-b", "din-a", "ch-left", "uk"])
def test_six_lines_of_an_address_are_sure_to_show(name):
    assert standard_named(name).sure.h >= 6 * 3.9  # six lines of 9.5 pt


def test_the_british_row_says_that_it_is_derived():
    row = standard_named("uk")
    assert all("derived" in text for text in (row.title, row.envelope, row.source))


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
    assert all(zone.x >= 20 for zone in [*zones(row)[0], row.letterhead, row.next_text])


@rows
def test_every_zone_lies_on_the_sheet_and_apart_from_the_others(row):
    for parts in zones(row):
        assert all(sheet(row).holds(part) for part in [*parts, row.next_text])
        assert not [(one, other) for one, other in combinations(parts, 2) if one.meets(other)]


@rows
def test_the_letterhead_is_as_wide_as_the_text_and_ends_above_the_window(row):
    assert (row.letterhead.x, row.letterhead.w) == (row.text.x, row.text.w)
    assert row.letterhead.bottom <= min([row.sure.y, *(one.reach.y for one in WINDOWS if one.row == row.id)])


@rows
def test_the_reference_stands_beside_the_date_or_over_it(row):
    beside = row.reference.y == row.date.y
    over = row.date.y == row.reference.bottom and row.reference.right == row.date.right
    assert beside != over
    assert over is False or row.reference_right == row.date_right


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
    shortest = {"us": 104.775}.get(row.id, 110)
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
        ("CH", "ch-right", A4),
        ("LI", "ch-right", A4),
        ("GB", "uk", A4),
        ("IE", "uk", A4),
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
    assert standard_named("din-c") is None


def test_zones_know_what_they_hold_and_meet():
    zone = Zone(10, 10, 20, 5)
    assert zone.holds(Zone(10, 10, 20, 5))
    assert not zone.holds(Zone(10, 10, 20.1, 5))
    assert zone.meets(Zone(29, 14, 5, 5))
    assert not zone.meets(replace(zone, x=30))
