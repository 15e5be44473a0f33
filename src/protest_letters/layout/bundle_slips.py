"""What lies on each bundle of letters where the organisation posts: four slips to a sheet, to be cut apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from protest_letters.document import Document, Face, Page, Run, Typefaces, Zone
from protest_letters.layout.fill_in import dashed, pens_panel
from protest_letters.layout.panels import OURS, Panel, Strip, beside, joined, set_page, text_panel, too_high
from protest_letters.layout.placing import Type
from protest_letters.layout.sheet import missing_characters
from protest_letters.mailout import figures
from protest_letters.mailout.costs import postage_of, total_of
from protest_letters.mailout.piece import Organiser, Packet
from protest_letters.mailout.rates import Rate
from protest_letters.mailout.weights import letter_grams
from protest_letters.mailout.words import words_of
from protest_letters.mailout.words.kinds import Words
from protest_letters.postal import country_name
from protest_letters.problems import ProtestError, raise_errors
from protest_letters.standards import Standard

_SMALL, _NUMBER, _LABEL, _OFFICE, _VALUE = Type(9, 4.0), Type(17, 7.6), Type(8.5, 3.8), Type(13, 5.6), Type(12, 5.2)
#: A line to write on behind a label.
_PEN = Type(9.5, 9.0)
#: Slips across and down; what stays free inside each.
_ACROSS, _DOWN, _MARGIN = 2, 2, 10.0
#: What stays free over each part: the widest that lets the slip fit is taken.
_OVER = (3.6, 2.4, 1.2)


def lay_out_bundle_slips(
    packets: Sequence[Packet], rates: Sequence[Rate], organiser: Organiser, standard: Standard, *, typefaces: Typefaces
) -> Document:
    """Place a slip for each bundle, in the order of the bundles, in the organisation's language.

    Args:
        packets: the bundles, each for one addressee.
        rates: the user's prices; where one is missing, that is said.
        organiser: whose letters they are.
        standard: of the organisation's country.
        typefaces: of all papers.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or what is higher than a slip (5).
        ValueError: there is no bundle.
    """
    if not packets:
        msg = "there is no bundle"
        raise ValueError(msg)
    raise_errors(missing_characters(_runs(packets, organiser), typefaces))
    words = words_of(organiser.country, organiser.language)
    _, width, depth = standard.paper
    cells = [
        Zone(width / _ACROSS * across, depth / _DOWN * down, width / _ACROSS, depth / _DOWN)
        for down in range(_DOWN)
        for across in range(_ACROSS)
    ]
    slips = []
    for at, packet in enumerate(packets):
        cell = cells[at % len(cells)]
        place = Zone(cell.x + _MARGIN, cell.y + _MARGIN, cell.w - 2 * _MARGIN, cell.h - 2 * _MARGIN)
        parts = list(
            _slip(packet, (at + 1, len(packets)), (organiser, words, rates), Strip(place.x, place.w, typefaces))
        )
        slips.append(_fitted(parts, place))
    pages = (_page(slips[at : at + len(cells)], cells, standard) for at in range(0, len(slips), len(cells)))
    return Document(
        tuple(pages), words.language, words.slips.bundle.format(bundle=1, bundles=len(slips)), organiser.name
    )


def _page(slips: Sequence[Panel], cells: Sequence[Zone], standard: Standard) -> Page:
    _, width, depth = standard.paper
    cuts = Panel((), (*dashed(0.0, depth / _DOWN, width), *dashed(width / _ACROSS, 0.0, depth, upright=True)), 0.0)
    placed = [(slip, cell.y + _MARGIN) for slip, cell in zip(slips, cells, strict=False)]
    return set_page(standard, [*placed, (cuts, 0.0)])


def _fitted(parts: Sequence[Panel], place: Zone) -> Panel:
    """Put a slip together, with as much air as it has room for.

    Raises:
        ProtestError: it is too high without any (exit code 5).
    """
    slips = [joined(replace(part, over=min(part.over, over)) for part in parts) for over in _OVER]
    fitting = next((slip for slip in slips if slip.height <= place.h), None)
    if fitting is None:
        raise ProtestError([too_high(slips[-1:], place)])
    return fitting


def _runs(packets: Sequence[Packet], organiser: Organiser) -> Iterator[Run]:
    yield Run(organiser.name, origin=OURS)
    for piece in (piece for packet in packets for piece in packet.pieces):
        yield Run(piece.office, origin=piece.addressee)
        yield Run(piece.id, origin=f"member {piece.member}")


def _slip(
    packet: Packet, number: tuple[int, int], whose: tuple[Organiser, Words, Sequence[Rate]], strip: Strip
) -> Iterator[Panel]:
    organiser, words, rates = whose
    text = words.slips
    first, last = packet.pieces[0], packet.pieces[-1]
    half = strip.w / 2
    left, right = strip.part(0.0, half + 1.0), strip.part(half + 1.0)
    yield text_panel("sender", [(Run(organiser.name, origin=OURS),)], _SMALL, strip)
    called = text.bundle.format(bundle=number[0], bundles=number[1])
    yield text_panel("title", [(Run(called, Face.BOLD),)], _NUMBER, strip, over=1.0)
    yield _field(text.to, (Run(first.office, Face.BOLD, first.addressee),), _OFFICE, strip)
    yield _field(text.country, (Run(country_name(first.destination, words.language)),), _VALUE, strip)
    ids = (text.first, (Run(first.id, origin="id"),)), (text.last, (Run(last.id, origin="id"),))
    wide = max(strip.width(one, _VALUE.size_pt) for _, one in ids)
    if left.w < wide <= strip.w:
        yield from (_field(label, one, _VALUE, strip) for label, one in ids)
    else:
        yield _together(_field(label, one, _VALUE, part) for (label, one), part in zip(ids, (left, right), strict=True))
    grams = figures.weight(sum(map(letter_grams, packet.pieces)), words)
    counts = ((text.letters, figures.number(len(packet.pieces), words), left), (text.weight, grams, right))
    yield _together(_field(label, (Run(value),), _VALUE, part) for label, value, part in counts)
    postage = joined(text_panel("value", [(Run(line),)], _VALUE, strip) for line in _postage(packet, rates, words))
    yield joined((text_panel("label", [(Run(text.postage),)], _LABEL, strip), postage), over=_OVER[0])
    yield pens_panel([text.posted_on], _PEN, strip, over=_OVER[0])
    yield pens_panel([text.posted_at], _PEN, strip)


def _field(label: str, value: tuple[Run, ...], step: Type, strip: Strip) -> Panel:
    """A label, and under it what it says."""
    rows = (text_panel("label", [(Run(label),)], _LABEL, strip), text_panel("value", [value], step, strip))
    return joined(rows, over=_OVER[0])


def _together(fields: Iterator[Panel]) -> Panel:
    return replace(beside(*fields), over=_OVER[0])


def _postage(packet: Packet, rates: Sequence[Rate], words: Words) -> Iterator[str]:
    """Each stamp with how often, then the sum; what has no known price is said."""
    stamps = postage_of(packet.pieces, rates)
    for rate, count in stamps:
        price = figures.money([rate.money], words) if rate else words.slips.unpriced
        yield f"{figures.number(count, words)} × {price}"
    if len(stamps) > 1 or stamps[0][1] > 1:
        total = total_of(stamps)
        if total:
            yield f"= {figures.money(total, words, more=any(rate is None for rate, _ in stamps))}"
