"""The address where it is sure to show in a window, and nothing else there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from protest_letters.document import Line, PlacedLine, Typefaces, Zone
from protest_letters.layout.fitting import Part, into_zone, unbroken
from protest_letters.layout.placing import moved
from protest_letters.layout.styles import Style
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.standards import Standard
from protest_letters.standards.envelopes import ENVELOPES
from protest_letters.standards.windows import Pane, pane_of

#: The parts that may show in a window.
_SHOWN = ("address", "return")
_PRINTED = "print the envelope (protest envelope) or a label (protest labels), and say --window none"


@dataclass(frozen=True, slots=True)
class Block:
    """An addressee's lines; and those with the destination's own script as well, empty if there are none."""

    address: tuple[Line, ...]
    in_full: tuple[Line, ...] = ()


def place_address(
    block: Block, standard: Standard, typefaces: Typefaces, style: Style, *, pane: Pane | None
) -> tuple[list[PlacedLine], list[str]]:
    """Place an address where it is sure to show, in full if that fits; else say which lines may be hidden.

    Returns:
        The lines, and a caution if no window is meant and some may be hidden in the one the standard has in mind.

    Raises:
        ProtestError: it fits nowhere, or a window is meant that may hide some of it (exit code 5).
    """
    types = [step for step in style.address if step.size_pt >= standard.address_min_pt]
    part = Part("address", "the address", block.address, standard.address, types)
    sure = pane.sure if pane else standard.sure
    shown = _all_shown(block, part, sure, typefaces)
    if shown:
        return shown, []
    placed = _least_hidden(part, sure, typefaces)
    if not _hidden(placed, sure):
        return placed, []
    if pane:
        raise ProtestError([_hidden_problem(block, part, placed, (standard, pane), typefaces=typefaces)])
    said = f"{_shows(placed, sure, standard.envelope, standard)}: {_named(_hidden(placed, sure))} may be hidden"
    return placed, [said]


def _all_shown(block: Block, part: Part, sure: Zone, typefaces: Typefaces) -> list[PlacedLine]:
    """Set the address into what is sure to show; nothing if it does not fit there."""
    shown = replace(part, zone=sure)
    full = replace(shown, texts=block.in_full)
    in_full = unbroken(full, typefaces)
    if in_full and not any(typefaces.lacks(run.text) for text in full.texts for run in text):
        return into_zone(replace(full, types=in_full), typefaces)
    try:
        return into_zone(replace(shown, types=unbroken(shown, typefaces) or part.types), typefaces)
    except ProtestError:
        return []


def _least_hidden(part: Part, sure: Zone, typefaces: Typefaces) -> list[PlacedLine]:
    """Set an address into its whole place so that the fewest lines may be hidden, in the largest type for that.

    Lines that are too wide for what is sure to show are broken if that hides fewer.

    Raises:
        ProtestError: it fits nowhere (exit code 5).
    """
    whole = part.zone
    zones = (whole, replace(whole, x=sure.x, w=sure.w))
    found: list[list[PlacedLine]] = []
    for step, zone in product(part.types, zones):
        try:
            placed = into_zone(replace(part, zone=zone, types=(step,)), typefaces)
        except ProtestError:
            continue
        down = whole.bottom - placed[-1].box.bottom if whole.y < sure.y else 0.0
        found.append([moved(line, dy=down) for line in placed])
    if not found:
        return into_zone(part, typefaces)
    return min(found, key=lambda lines: len(_hidden(lines, sure)))


def _hidden(lines: Sequence[PlacedLine], sure: Zone) -> list[PlacedLine]:
    """The lines that are not sure to show as a whole."""
    return [line for line in lines if not sure.holds(line.box)]


def _named(lines: Sequence[PlacedLine]) -> str:
    return ", ".join(f'"{line.text}"' for line in lines)


def _shows(placed: Sequence[PlacedLine], sure: Zone, name: str, standard: Standard) -> str:
    width = max(line.box.w for line in placed)
    height = placed[-1].box.bottom - placed[0].box.y
    needed, there = (_area(*area, standard) for area in ((width, height), (sure.w, sure.h)))
    return f"the address is {needed}, and only {there} are sure to show in the window ({name})"


def _area(width: float, height: float, standard: Standard) -> str:
    """Say an area in the row's units, the further ones in brackets."""
    first, *others = (unit.area(width, height) for unit in standard.units)
    return first + "".join(f" ({other})" for other in others)


def _hidden_problem(
    block: Block, part: Part, placed: Sequence[PlacedLine], meant: tuple[Standard, Pane], *, typefaces: Typefaces
) -> Problem:
    standard, pane = meant
    hidden = _hidden(placed, pane.sure)
    origin = next(
        (run.origin for text in part.texts for run in text if run.text.startswith(hidden[0].runs[0].text)), ""
    )
    return Problem(
        origin or part.texts[0][0].origin,
        f"{_shows(placed, pane.sure, pane.name, standard)}: {_named(hidden)} may be hidden",
        f"{_other_window(block, part, standard, pane, typefaces=typefaces)}{_PRINTED}",
        "window",
        code=ExitCode.FIT,
    )


def _other_window(block: Block, part: Part, standard: Standard, pane: Pane, *, typefaces: Typefaces) -> str:
    """The nearest remedy: another size of window envelope in which all of the address shows, and nothing else."""
    places = (standard.letterhead, standard.sender, standard.reference, standard.date, standard.text)
    for size in ENVELOPES:
        other = pane_of(size, standard)
        if not other or other.sure == pane.sure or any(one.meets(zone) for one in places for zone in other.reach):
            continue
        if _all_shown(block, part, other.sure, typefaces):
            return f"it shows in the window of a {size.title}: --window {size.id}; or "
    return ""


def strangers(lines: Sequence[PlacedLine], pane: Pane) -> Iterator[Problem]:
    """Yield an error for each line that is not of the address and can come into the window (exit code 5)."""
    for line in lines:
        zone = next((zone for zone in pane.reach if line.role not in _SHOWN and line.box.meets(zone)), None)
        if zone:
            across, down = min(line.box.right, zone.right) - line.box.x, min(line.box.bottom, zone.bottom) - line.box.y
            what = f'"{line.text}" may show in the window ({pane.name}), {across:.1f} mm wide and {down:.1f} mm high'
            yield Problem(
                "letter", what, f"choose another --standard or --window; or {_PRINTED}", "window", code=ExitCode.FIT
            )
