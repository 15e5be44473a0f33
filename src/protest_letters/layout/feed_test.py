"""The page that shows how a printer takes envelopes: one page for each way to turn it, to be printed on one envelope.

Whoever prints it holds the envelope as it will be posted, and reads what stands upright. Each page keeps to the right
half of the envelope, so that another one, turned upside down on the same sheet, never meets it.
"""

from dataclasses import replace

from protest_letters.document import Document, Face, Page, PlacedLine, Run, Typefaces, Zone
from protest_letters.layout.placing import Type, frame
from protest_letters.layout.sheet_parts import height, rows_of, stacked
from protest_letters.paper_mark import Paper, PaperMark, write_paper_mark
from protest_letters.standards.envelopes import Envelope
from protest_letters.standards.feeds import FEEDS, Feed

_STAMP_NOTE, _NAME, _TEXT, _SMALL = Type(9, 4.0), Type(13, 5.6), Type(8.5, 3.6), Type(7.5, 3.1)
#: Between the middle of the envelope and what stands there; free at the right and at the bottom (USPS DMM 202 wants
#: 12.7 and 15.9, others 15 and 18: an address would stand like this).
_MIDDLE, _RIGHT, _BOTTOM = 3.0, 13.0, 16.0
#: A stamp's place: no stamp is larger than 30 × 40, and printers leave some millimetres free at the edges.
_STAMP_WIDE, _STAMP_HIGH, _EDGE = 26.0, 22.0, 6.0
_GAP = 1.1
_FOUND = (
    "The address stands here if this is the feed of your printer. It is, if you read this upright while the flap is"
    " behind and on top."
)
_ON_THE_BACK = "On the side with the flap? Turn the envelope over in the tray, and print this again."


def lay_out_test_page(envelope: Envelope, typefaces: Typefaces) -> Document:
    """Place the test page of an envelope's size: a page for each feed, in their order.

    Every page is as one reads it. `protest print` turns those of the feeds by the short edge, or by the long one if
    that is asked for, each for its feed, and lays them over each other on one sheet; what is remembered of the printer
    does not count.

    Raises:
        ProtestError: a word is wider than half the envelope (exit code 5).
    """
    pages = tuple(_page(envelope, feed, typefaces) for feed in FEEDS)
    mark = write_paper_mark(PaperMark(Paper.TEST_PAGE, envelope.id))
    return Document(pages, "en-GB", f"Test page for envelopes {envelope.title}", "", mark=mark)


def _page(envelope: Envelope, feed: Feed, typefaces: Typefaces) -> Page:
    half = envelope.long / 2 + _MIDDLE
    zone = Zone(half, 0, envelope.long - half - _RIGHT, envelope.short - _BOTTOM)
    rows = [
        *rows_of("feed", [(Run(feed.id, Face.BOLD),)], _NAME, zone.w, typefaces=typefaces),
        *rows_of("meaning", [(Run(feed.title),)], _TEXT, zone.w, typefaces=typefaces),
    ]
    for text in (_FOUND, _ON_THE_BACK):
        first, *others = rows_of("note", [(Run(text),)], _SMALL, zone.w, typefaces=typefaces)
        rows += [replace(first, over=_GAP), *others]
    lines = stacked(rows, zone.x, zone.bottom - height(rows), typefaces)
    stamp = Zone(envelope.long - _EDGE - _STAMP_WIDE, _EDGE, _STAMP_WIDE, _STAMP_HIGH)
    return Page(envelope.long, envelope.short, (*lines, _stamp(stamp, typefaces)), tuple(frame(stamp)))


def _stamp(place: Zone, typefaces: Typefaces) -> PlacedLine:
    (row,) = rows_of("stamp", [(Run("stamp"),)], _STAMP_NOTE, place.w, typefaces=typefaces)
    width = typefaces.width("stamp", Face.REGULAR, _STAMP_NOTE.size_pt)
    return stacked([row], place.x + (place.w - width) / 2, place.y + (place.h - row.type.leading) / 2, typefaces)[0]
