"""What a member's packet has besides letters: the instruction sheet, and texts to read in the member's own language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.letter import compose_letter
from protest_letters.customs import regional
from protest_letters.dispatch import Dispatch, Medium
from protest_letters.document import Document, Letter
from protest_letters.layout.instructions import lay_out_instructions
from protest_letters.layout.reading_copy import Original, lay_out_reading_copy
from protest_letters.mailout.papers import Leaflet
from protest_letters.mailout.piece import Packet, Piece
from protest_letters.mailout.register import Made
from protest_letters.problems import ProtestError
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.pieces import MadePiece


@dataclass(frozen=True, slots=True)
class Inserts:
    """What lies in a packet besides letters: on top, and behind them."""

    instructions: Document
    copies: tuple[Document, ...]


def made_sheets(one: MadePiece, *, duplex: bool) -> Piece:
    """Return a piece with the sheets that its letter takes; one that is made elsewhere is taken to have one."""
    letter = one.parts.get(Made.LETTER)
    pages = len(letter.pages) if isinstance(letter, Document) else 1
    return replace(one.planned.piece, sheets=-(-pages // (2 if duplex else 1)))


def make_inserts(packet: Packet, made: Sequence[MadePiece], kit: Kit) -> Inserts | None:
    """Make what lies in a packet besides letters; nothing for a bundle.

    Raises:
        ProtestError: a character in it is in no font (exit code 8), or something does not fit (5).
    """
    who = packet.signatory
    if who is None or not made:
        return None
    standard = kit.stationery(made[0].planned).sheet.standard
    copies = tuple(
        lay_out_reading_copy(letter, original, standard, kit.serif) for letter, original in _originals(made, kit)
    )
    language = who.language.partition("-")[0]
    leaflet = Leaflet(
        packet=Packet(who, tuple(made_sheets(one, duplex=kit.wish.duplex) for one in made)),
        handover=kit.wish.handover,
        organiser=kit.wish.organiser,
        today=kit.wish.today,
        reading=bool(copies),
        offices=dict(_offices(made, language)),
        rates=kit.outfit.rates,
    )
    instructions = lay_out_instructions(leaflet, standard, kit.serif)
    return Inserts(instructions, copies) if instructions else None


def _offices(made: Sequence[MadePiece], language: str) -> Iterator[tuple[str, str]]:
    """How addressees are called in the member's language, where it is known."""
    for one in made:
        addressee = next(iter(one.planned.ways.values())).to.addressee
        name = (addressee.house or addressee.title).get(language)
        if name:
            yield addressee.id, name


def _originals(made: Sequence[MadePiece], kit: Kit) -> Iterator[tuple[Letter, Original]]:
    """Yield each different text that the member does not read in the letter itself, and which letters have it."""
    found: dict[tuple[object, ...], tuple[Letter, Original]] = {}
    for one in made:
        letter = _in_own_language(one, kit)
        if letter is None:
            continue
        key = (letter.subject, letter.salutation, letter.body, letter.closing)
        language = one.planned.piece.language
        first, original = found.get(key, (letter, Original((), language)))
        found[key] = (first, replace(original, ids=(*original.ids, one.planned.id)))
    yield from found.values()


def _in_own_language(one: MadePiece, kit: Kit) -> Letter | None:
    """A letter's text in the language its writer reads; nothing if it is that already, or there is none."""
    if Made.LETTER not in one.parts:
        return None
    dispatch = kit.dispatch(one.planned, Medium.LETTER, {})
    template = kit.reading(dispatch, one.planned.reads)
    if template is None:
        return None
    language = regional(template.language, dispatch.sender.country)
    own = Dispatch(dispatch.to, language, dispatch.sender, dispatch.day, template)
    try:
        return compose_letter(own, kit.outfit.forms)
    except ProtestError:
        # an office whose form of address is not known in that language
        return None
