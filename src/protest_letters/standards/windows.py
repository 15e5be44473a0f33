"""Windows of envelopes, and what of a folded sheet shows in them: one row for each window that a source describes.

Lengths are millimetres. A folded sheet slides in its envelope, so what is sure to show is less than the window.
"""

from dataclasses import dataclass
from itertools import pairwise

from protest_letters.document import Zone
from protest_letters.standards.envelopes import Envelope, envelope_named
from protest_letters.standards.standard import Standard


@dataclass(frozen=True, slots=True)
class Window:
    """A window in an envelope.

    Attributes:
        size: the envelope's id.
        name: what tells it from other windows of the size.
        countries: where it is bought; empty for everywhere.
        left, bottom: how far it is from the envelope's edges.
        w, h: its own edges.
    """

    size: str
    name: str
    left: float
    bottom: float
    w: float
    h: float
    source: str
    countries: tuple[str, ...] = ()

    @property
    def envelope(self) -> Envelope:
        """The size of the envelope it is in."""
        found = envelope_named(self.size)
        assert found is not None  # noqa: S101 - a test reads every row
        return found


_DIN = "KOMA-Script 3.38 and the trade's DIN windows, as gathered in docs/letter-standards.md"
_LEAFLET = "Swiss Post's leaflet on windows (studylibfr.com 2273411)"
_SWISS = ("CH", "LI")

WINDOWS = (
    Window("dl", "DIN, left", 20, 15, 90, 45, _DIN),
    Window("c6c5", "DIN, left", 20, 15, 90, 45, _DIN),
    Window("c5", "DIN, left", 20, 60, 90, 45, _DIN),
    # measured from the right in the leaflet: 15 in C6, 17 in C5-6 and C5
    Window("c6", "Swiss, right", 162 - 15 - 90, 30, 90, 40, _LEAFLET, _SWISS),
    Window("c6c5", "Swiss, right", 229 - 17 - 90, 30, 90, 40, _LEAFLET, _SWISS),
    Window("c5", "Swiss, right", 229 - 17 - 90, 77, 90, 40, _LEAFLET, _SWISS),
    Window("c6c5", "Swiss, left", 229 - 109 - 100, 21, 100, 45, _LEAFLET, _SWISS),
    Window("c5", "Swiss, left", 229 - 109 - 100, 65, 100, 45, _LEAFLET, _SWISS),
    Window("number-10", "standard", 22.225, 12.7, 114.3, 28.575, "laenvelope.com; visualfoodie.com", ("US",)),
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A sheet folded to fit an envelope: the packet's height, and the y of the sheet at its front's lower edge."""

    height: float
    edge: float


def folded(standard: Standard, envelope: Envelope) -> Folded | None:
    """Fold a standard's sheet once if the envelope is high enough, else along its marks; None if neither fits."""
    _, width, height = standard.paper
    half = height / 2
    # a mark at half the height is for the punch
    marks = [0.0, *(y for y in standard.folds if y != half), height]
    ways = (Folded(half, half), Folded(max(low - up for up, low in pairwise(marks)), marks[1]))
    fitting = (way for way in ways if way.height <= envelope.short and width <= envelope.long)
    return next(fitting, None)


def sure_to_show(window: Window, standard: Standard) -> Zone | None:
    """The part of a standard's sheet that shows in a window wherever the sheet slides; None if nothing does."""
    packet, envelope = folded(standard, window.envelope), window.envelope
    if packet is None:
        return None
    across, up = envelope.long - standard.paper[1], envelope.short - packet.height
    width, height = window.w - across, window.h - up
    if width <= 0 or height <= 0:
        return None
    return Zone(window.left, packet.edge - window.bottom - window.h + up, width, height)


def windows_of(envelope: Envelope) -> tuple[Window, ...]:
    """The windows that are known in envelopes of a size."""
    return tuple(window for window in WINDOWS if window.size == envelope.id)


def reach(window: Window, standard: Standard) -> Zone | None:
    """All of a standard's sheet that can ever show in a window; None if the sheet does not go in."""
    packet, envelope = folded(standard, window.envelope), window.envelope
    if packet is None:
        return None
    across, up = envelope.long - standard.paper[1], envelope.short - packet.height
    low = packet.edge - window.bottom
    return Zone(window.left - across, low - window.h, window.w + across, window.h + up)


def fits(window: Window, standard: Standard) -> bool:
    """Whether the place that a standard keeps for the address is sure to show in a window."""
    shown = sure_to_show(window, standard)
    return shown is not None and shown.holds(standard.sure)


@dataclass(frozen=True, slots=True)
class Pane:
    """What of a sheet shows in the window envelopes that a letter is meant for.

    Attributes:
        name: what is said of the envelopes to people.
        sure: what shows in all of them wherever the sheet slides: there the address must stand.
        reach: what can ever show: nothing but address and return line may stand there.
        drawn: whether `sure` is outlined on the letter.
    """

    name: str
    sure: Zone
    reach: tuple[Zone, ...] = ()
    drawn: bool = False


def usual_pane(standard: Standard) -> Pane | None:
    """The windows a standard was made for; None if its letters had better go into printed envelopes."""
    if not standard.window:
        return None
    meant = (reach(window, standard) for window in WINDOWS if fits(window, standard))
    return Pane(standard.envelope, standard.sure, tuple(zone for zone in meant if zone))


def pane_of(envelope: Envelope, standard: Standard) -> Pane | None:
    """The window of an envelope's size that shows most of where a standard has the address; None if none shows it."""
    found: list[tuple[float, Window, Zone]] = []
    for window in windows_of(envelope):
        shown = sure_to_show(window, standard)
        common = shown.common(standard.address) if shown else None
        if common:
            found.append((common.w * common.h, window, common))
    if not found:
        return None
    _, window, common = max(found, key=lambda one: one[0])
    zone = reach(window, standard)
    name = f"{envelope.title}, window {window.w:g} × {window.h:g}, {window.name}"
    return Pane(name, common, (zone,) if zone else ())
