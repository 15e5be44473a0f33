"""The test page: a page for each feed, which never meet when they lie over each other."""

import pytest

from protest_letters.document import Zone
from protest_letters.layout.feed_test import lay_out_test_page
from protest_letters.paper_mark import Paper, PaperMark, read_paper_mark
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.feeds import FEEDS, known_feeds

EVERY = pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda row: row.id)


def boxes(page):
    """Everything that stands on a page."""
    left, top = min(rule.x1 for rule in page.rules), min(rule.y1 for rule in page.rules)
    right, bottom = max(rule.x2 for rule in page.rules), max(rule.y2 for rule in page.rules)
    stamp = Zone(left, top, right - left, bottom - top)
    return [stamp, *(line.box for line in page.lines if line.role != "stamp")]


def upside_down(box, page):
    return Zone(page.width - box.right, page.height - box.bottom, box.w, box.h)


@EVERY
def test_there_is_a_page_for_each_feed_that_has_its_name(envelope, typefaces):
    document = lay_out_test_page(envelope, typefaces)

    assert read_paper_mark(document.mark) == PaperMark(Paper.TEST_PAGE, envelope.id)
    assert [(page.width, page.height) for page in document.pages] == [(envelope.long, envelope.short)] * len(FEEDS)
    named = [next(line.text for line in page.lines if line.role == "feed") for page in document.pages]
    assert tuple(named) == known_feeds()


@EVERY
def test_nothing_meets_anything_even_if_one_page_lies_upside_down_on_another(envelope, typefaces):
    for page in lay_out_test_page(envelope, typefaces).pages:
        own = boxes(page)
        edges = Zone(5, 5, page.width - 10, page.height - 10)
        assert all(edges.holds(box) for box in own)
        assert all(box.x > page.width / 2 for box in own)
        assert not [(one, other) for at, one in enumerate(own) for other in own[at + 1 :] if one.meets(other)]
        turned = [upside_down(box, page) for box in own]
        assert not [(one, other) for one in own for other in turned if one.meets(other)]


def test_it_shows_the_place_of_the_stamp_and_says_what_to_do_on_the_back(typefaces):
    page = lay_out_test_page(envelope_named("dl"), typefaces).pages[0]

    stamp = boxes(page)[0]
    assert (page.width - stamp.right, stamp.y) == (6, 6)
    text = " ".join(line.text for line in page.lines)
    assert "upright while the flap is behind and on top" in text
    assert "Turn the envelope over" in text
