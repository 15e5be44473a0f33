"""How envelopes go into a printer.

To a printer an envelope is a sheet with its short edge on top (PWG 5101.1), and the top of a sheet goes in first. Which
edge of the envelope lies there is up to the printer and to whoever loads it, so its page is turned before it is sent:
what printers and filters make of `orientation-requested` differs from one to the next, a page of the sheet's own size
is left as it is.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feed:
    """One way for an envelope to go in.

    Attributes:
        id: what `--feed` takes.
        title: what it means, as one looks in the direction of travel at the side that is printed.
        turn: by how many degrees, counter-clockwise, an envelope is turned from how one reads it to how it goes in.
        long_edge: whether the long edge goes in first; the sheet is then wider than it is high.
    """

    id: str
    title: str
    turn: int
    long_edge: bool = False

    def sheet(self, short: float, long: float) -> tuple[float, float]:
        """The width and height of the sheet as it goes in, for an envelope with these edges."""
        return (long, short) if self.long_edge else (short, long)


#: The first is the usual one. It is what IPP calls landscape (RFC 8011, orientation-requested 4: 90 degrees
#: counter-clockwise) and Microsoft's Print Schema too (PageOrientation, Landscape); and of the 40 drivers of CUPS 2.4.2
#: and cups-filters 1.28.17, the 39 that say how they turn a page say `LandscapeOrientation: Plus90`.
FEEDS = (
    Feed("short-left", "short edge first, the top of the envelope on the left", 90),
    Feed("short-right", "short edge first, the top of the envelope on the right", 270),
    Feed("long-upright", "long edge first, the top of the envelope in front", 0, long_edge=True),
    Feed("long-upside-down", "long edge first, the bottom of the envelope in front", 180, long_edge=True),
)


def known_feeds() -> tuple[str, ...]:
    """The ids of all rows."""
    return tuple(row.id for row in FEEDS)


def feed_named(name: str) -> Feed | None:
    """Return the row with this id, or None."""
    return next((row for row in FEEDS if row.id == name), None)
