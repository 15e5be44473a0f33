"""The sheet that lies on a member's letters: what to do with them, which there are, a slip to send back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from protest_letters.document import Document, Face, Line, Run, Typefaces, Zone
from protest_letters.layout.fill_in import dashed, sentence_panel
from protest_letters.layout.panels import (
    OURS,
    Panel,
    Strip,
    beside,
    broken,
    fewest,
    framed,
    joined,
    pages_of,
    plain,
    right_panel,
    set_page,
    sheet_zone,
    text_panel,
)
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.ruled_table import Table, closed, head_panel, row_panel
from protest_letters.layout.sheet import missing_characters
from protest_letters.layout.structure import item_of
from protest_letters.mailout import figures
from protest_letters.mailout.papers import Leaflet
from protest_letters.mailout.piece import Handover, Piece, Signatory
from protest_letters.mailout.rates import rate_for
from protest_letters.mailout.weights import letter_grams
from protest_letters.mailout.words import words_of
from protest_letters.mailout.words.kinds import Instructions, Step, Words
from protest_letters.postal import country_name
from protest_letters.problems import raise_errors
from protest_letters.standards import Standard
from protest_letters.structure import Tag


@dataclass(frozen=True, slots=True)
class _Size:
    """One step of tightness: the text, the table's cells, the space between steps, and around parts."""

    type: Type
    cell: Type
    gap: float
    around: float


_How = tuple[_Size, Strip]
#: The largest is taken at which everything stands on one sheet.
_SIZES = (
    _Size(Type(11, 4.9), Type(9.5, 4.1), 2.0, 5.5),
    _Size(Type(10.5, 4.6), Type(9.5, 4.1), 1.7, 4.5),
    _Size(Type(10, 4.3), Type(9.5, 4.1), 1.4, 3.6),
    _Size(Type(9.5, 4.05), Type(9, 3.8), 1.1, 2.8),
    _Size(Type(9, 3.85), Type(8.5, 3.5), 0.9, 2.4),
)
_NAME, _SMALL, _TITLE, _HEADING = Type(11, 4.9), Type(9, 4.0), Type(17, 7.6), Type(11, 5.0)
_SENTENCE = Type(11, 9.0)
#: The table's columns: the least and largest width for numbers, and the others' shares of the rest.
_NUMBERS, _TO, _COUNTRY, _POSTAGE = (14.0, 54.0), 0.50, 0.22, 0.28
_BESIDE, _IN_BOX, _INDENT, _GAP = 6.0, 2.6, 7.0, 4.0
#: How long the blanks of the slip are, and what stays free under the line to cut along.
_BLANKS = {"count": 18.0, "date": 40.0}
_UNDER_CUT = 1.5
#: Which steps there are, in the order in which they are done.
_STEPS: dict[Handover, tuple[str, ...]] = {
    Handover.HOME: ("read", "date", "sign", "fold", "postage", "post", "reading", "answer", "returned", "slip"),
    Handover.MEETING: (
        *("receipt", "read_here", "date", "sign", "fold", "hand_in", "reading", "answer", "returned", "slip"),
    ),
}


def lay_out_instructions(leaflet: Leaflet, standard: Standard, typefaces: Typefaces) -> Document | None:
    """Place the sheet in the member's language; None where there is nothing to sign or the organisation posts.

    One sheet, and further ones only for letters that have no room in its table.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or what is higher than a sheet (5).
    """
    signatory = leaflet.packet.signatory
    if signatory is None or leaflet.handover not in _STEPS or not leaflet.packet.pieces:
        return None
    raise_errors(missing_characters(_runs(leaflet, signatory), typefaces))
    words = words_of(signatory.country, signatory.language, leaflet.organiser.language)
    zone = sheet_zone(standard)
    strip = Strip(zone.x, zone.w, typefaces)
    slip = _slip(leaflet, signatory, words, strip)
    low = (slip, zone.bottom - slip.height)
    first = replace(zone, h=zone.h - slip.height - _GAP)
    pages = fewest(_pages(leaflet, signatory, words, ((size, strip), chain([first], repeat(zone)))) for size in _SIZES)
    placed = [set_page(standard, [(joined(page), zone.y), *([] if at else [low])]) for at, page in enumerate(pages)]
    text = words.instructions
    title = text.at_meeting if leaflet.handover is Handover.MEETING else text.at_home
    return Document(tuple(placed), words.language, plain(f"{title} – {signatory.member}"), leaflet.organiser.name)


def _pages(
    leaflet: Leaflet, signatory: Signatory, words: Words, place: tuple[_How, Iterator[Zone]]
) -> list[list[Panel]]:
    how, zones = place
    panels = list(_panels(leaflet, signatory, words, how))
    return pages_of(panels, zones, again=_continued(leaflet, words, how))


def _runs(leaflet: Leaflet, signatory: Signatory) -> Iterator[Run]:
    """Every text that came from outside, with where from."""
    organiser, who = leaflet.organiser, f"member {signatory.member}"
    yield from (Run(text, origin=who) for text in (*signatory.names, signatory.branch, signatory.member))
    for text in (organiser.name, organiser.contact, *organiser.address):
        yield Run(text, origin=OURS)
    for piece in leaflet.packet.pieces:
        yield Run(piece.id, origin=who)
        yield Run(leaflet.offices.get(piece.addressee, piece.office), origin=piece.addressee)


def _panels(leaflet: Leaflet, signatory: Signatory, words: Words, how: _How) -> Iterator[Panel]:
    """Yield everything over the slip, from the organisation's name to the table."""
    size, strip = how
    text = words.instructions
    yield _head(leaflet, signatory, text, strip)
    title = text.at_meeting if leaflet.handover is Handover.MEETING else text.at_home
    yield text_panel("title", [(Run(title, Face.BOLD),)], _TITLE, strip, over=size.around)
    names = (Run(", ".join(signatory.names), origin=f"member {signatory.member}"),)
    yield text_panel("names", [names], _NAME, strip, over=size.gap / 2)
    yield text_panel("body", [(Run(text.thanks),)], size.type, strip, over=size.gap)
    if signatory.ties:
        yield _box(text.strong_ties, size, strip)
    for at, step in enumerate(_steps(leaflet, words), start=1):
        yield _step(f"{at}.", step, (size, strip), over=size.around if at == 1 else size.gap)
    if not signatory.ties:
        yield _box(text.ties, size, strip)
    heading = text_panel("list-heading", [(Run(text.letters, Face.BOLD),)], _HEADING, strip, over=size.around)
    yield replace(heading, stays=True)
    yield from _letters(leaflet, words, how)


def _head(leaflet: Leaflet, signatory: Signatory, text: Instructions, strip: Strip) -> Panel:
    """Who asks, and how to ask them; on the right for whom the sheet is."""
    organiser, who = leaflet.organiser, f"member {signatory.member}"
    right = [text.member.format(id=signatory.member)]
    right += [text.branch.format(branch=signatory.branch)] if signatory.branch else []
    beside_it = strip.part(strip.w * 0.62)
    left = strip.part(0.0, strip.w * 0.38 + _BESIDE)
    asked = text.questions.format(contact=organiser.contact)
    who_asks = joined(
        (
            text_panel("sender", [(Run(organiser.name, Face.BOLD, OURS),)], _NAME, left),
            text_panel("sender", [(Run(asked, origin=OURS),)], _SMALL, left, over=0.6),
        )
    )
    rows = [runs for line in right for runs in broken((Run(line, origin=who),), _SMALL, beside_it)]
    for_whom = joined(right_panel("member", runs, _SMALL, beside_it) for runs in rows)
    return beside(who_asks, for_whom)


def _steps(leaflet: Leaflet, words: Words) -> Iterator[Step]:
    """Yield the steps that this packet needs, filled."""
    text = words.instructions
    for name in _STEPS[leaflet.handover]:
        if name == "fold":
            yield _fold(leaflet.packet.pieces, text)
        elif name == "reading":
            if leaflet.reading:
                yield replace(text.reading, lead=text.reading.lead.format(mark=words.reading.mark))
        else:
            yield getattr(text, name)


def _fold(pieces: Sequence[Piece], text: Instructions) -> Step:
    if any(piece.envelope is None for piece in pieces):
        return text.fold_bare
    return text.fold_window if any(piece.window for piece in pieces) else text.fold


def _step(number: str, step: Step, how: _How, *, over: float) -> Panel:
    """Set a step: its number at the margin, its first words bold."""
    size, strip = how
    path = item_of(number, "steps", int(number.rstrip(".")))
    row = Row("label", (Run(number, Face.BOLD),), size.type, path=(*path[:-1], (Tag.LABEL, "")))
    label = place(row, strip.x, 0.0, strip.typefaces)
    body = text_panel("step", [_led(step)], size.type, strip.part(_INDENT))
    lines = (replace(line, path=path) for line in body.lines)
    return replace(body, lines=(label, *lines), over=over)


def _box(step: Step, size: _Size, strip: Strip) -> Panel:
    """Set what must not be overlooked: in a frame."""
    body = text_panel("note", [_led(step)], size.type, strip.part(_IN_BOX, _IN_BOX))
    return replace(framed(body, strip, _IN_BOX - 0.4), over=size.around)


def _led(step: Step) -> Line:
    return (Run(f"{step.lead} ", Face.BOLD), Run(step.text))


def _table(leaflet: Leaflet, words: Words, how: _How) -> Table:
    """The table of letters: its first column as wide as its numbers need."""
    size, strip = how
    ids = [(Run(piece.id),) for piece in leaflet.packet.pieces]
    least, most = _NUMBERS
    first = min(most, max(least, *(strip.width(text, size.cell.size_pt) + 3.6 for text in ids)))
    rest = strip.w - first
    shares = (first, _TO * rest, _COUNTRY * rest, _POSTAGE * rest)
    return Table("letters", words.instructions.columns, shares, size.cell, size.cell)


def _letters(leaflet: Leaflet, words: Words, how: _How) -> Iterator[Panel]:
    table, strip = _table(leaflet, words, how), how[1]
    yield head_panel(table, strip, over=1.0)
    rows = []
    for piece in leaflet.packet.pieces:
        office = leaflet.offices.get(piece.addressee, piece.office)
        cells = (piece.id, office, country_name(piece.destination, words.language), _postage(leaflet, piece, words))
        rows.append(row_panel(table, piece.id, [(Run(cell, origin=piece.addressee),) for cell in cells], strip))
    yield from closed(rows)


def _postage(leaflet: Leaflet, piece: Piece, words: Words) -> str:
    """Say whether a letter goes abroad, and what that costs if the price is known and not old."""
    text = words.instructions.inland if piece.route.inland else words.instructions.abroad
    rate = rate_for(leaflet.rates, piece.route, letter_grams(piece))
    return text if rate is None or rate.is_old(leaflet.today) else f"{text}, {figures.money([rate.money], words)}"


def _continued(leaflet: Leaflet, words: Words, how: _How) -> Panel:
    strip = how[1]
    heading = text_panel("list-heading", [(Run(words.instructions.continued, Face.BOLD),)], _HEADING, strip)
    return joined((heading, head_panel(_table(leaflet, words, how), strip, over=1.0)))


def _slip(leaflet: Leaflet, signatory: Signatory, words: Words, strip: Strip) -> Panel:
    """What is cut off and sent back: how many letters were posted and when, whose they are, where it goes."""
    text, organiser = words.instructions, leaflet.organiser
    left, right = strip.part(0.0, strip.w / 2 + _BESIDE / 2), strip.part(strip.w / 2 + _BESIDE / 2)
    member = text_panel("slip", [(Run(text.member.format(id=signatory.member), origin=OURS),)], _NAME, left)
    lines = [(Run(line, origin=OURS),) for line in organiser.address or (organiser.name, organiser.contact)]
    address = joined(
        (text_panel("slip", [(Run(text.send_to),)], _SMALL, right), text_panel("slip-address", lines, _NAME, right))
    )
    return joined(
        (
            Panel((), dashed(strip.x, 0.0, strip.w), _UNDER_CUT),
            text_panel("slip-heading", [(Run(text.cut, Face.BOLD),)], _SMALL, strip),
            sentence_panel(text.posted, _BLANKS, _SENTENCE, strip),
            replace(beside(member, address), over=1.5),
        )
    )
