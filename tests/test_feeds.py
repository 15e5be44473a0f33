"""How envelopes go into a printer, and what sizes of paper are called."""

import math
import re

import pytest

from protest_letters.standards.envelopes import ENVELOPES
from protest_letters.standards.feeds import FEEDS, feed_named, known_feeds
from protest_letters.standards.papers import PAPERS, size_of

DL = (110.0, 220.0)
#: Where the corner with the stamp lies on the sheet as it goes in, seen from the side that is printed, with the edge
#: that goes in first on top.
STAMP = {
    "short-left": ("left", "top"),
    "short-right": ("right", "bottom"),
    "long-upright": ("right", "top"),
    "long-upside-down": ("left", "bottom"),
}


def corner(feed, short, long):
    """Turn the top right corner of an envelope round its middle."""
    angle = math.radians(feed.turn)
    x, y = long / 2, short / 2
    turned = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
    return "right" if turned[0] > 0 else "left", "top" if turned[1] > 0 else "bottom"


@pytest.mark.parametrize("feed", FEEDS, ids=known_feeds())
def test_a_feed_brings_the_stamp_where_it_says(feed):
    assert corner(feed, *DL) == STAMP[feed.id]


@pytest.mark.parametrize("feed", FEEDS, ids=known_feeds())
def test_the_edge_that_goes_in_first_is_the_upper_one(feed):
    width, height = feed.sheet(*DL)

    assert feed.title.startswith("long edge first" if width > height else "short edge first")
    assert feed.title.endswith((" in front", " on the left", " on the right"))
    # what stood across stands upright after a quarter of a turn
    assert (feed.turn % 180 == 90) is (width < height)


def test_feeds_are_found_by_their_names():
    assert [feed_named(name) for name in known_feeds()] == list(FEEDS)
    assert feed_named("left") is None


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.title)
def test_the_name_for_printers_has_the_measures(paper):
    width, height, unit = re.fullmatch(r".*_([\d.]+)x([\d.]+)(mm|in)", paper.pwg).groups()

    scale = 25.4 if unit == "in" else 1
    assert (float(width) * scale, float(height) * scale) == pytest.approx((paper.short, paper.long))


@pytest.mark.parametrize(
    ("width", "height", "title", "pwg"),
    [
        (210, 297, "A4", "iso_a4_210x297mm"),
        (297, 210, "A4", "iso_a4_210x297mm"),
        (210.4, 296.6, "A4", "iso_a4_210x297mm"),
        (220, 110, "DL", "iso_dl_110x220mm"),
        (104.775, 241.3, "No. 10", "na_number-10_4.125x9.5in"),
        (200, 100, "100 × 200 mm", ""),
        (99.96, 200.04, "100 × 200 mm", ""),
    ],
)
def test_a_sheet_has_the_name_of_its_size(width, height, title, pwg):
    size = size_of(width, height)

    assert (size.title, size.pwg) == (title, pwg)


def test_no_paper_is_taken_for_an_envelope():
    assert not [(paper, row) for paper in PAPERS for row in ENVELOPES if row.is_sheet(paper.short, paper.long)]
