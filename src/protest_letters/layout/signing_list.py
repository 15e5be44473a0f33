"""Who has received which packet at a meeting: a list for each branch, to be signed with a pen."""

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

from protest_letters.document import Document, Face, Line, Page, Run, Typefaces, Zone
from protest_letters.layout.panels import (
    OURS,
    Panel,
    Strip,
    beside,
    joined,
    pages_of,
    plain,
    repeated,
    right_panel,
    set_page,
    sheet_zone,
    text_panel,
)
from protest_letters.layout.placing import Type
from protest_letters.layout.ruled_table import Table, closed, head_panel, row_panel
from protest_letters.layout.sheet import missing_characters
from protest_letters.mailout.piece import Organiser, Packet, Signatory
from protest_letters.mailout.words import words_of
from protest_letters.mailout.words.kinds import Words
from protest_letters.problems import raise_errors
from protest_letters.standards import Standard

_NAME, _SMALL, _TITLE, _BRANCH, _CELL = Type(11, 4.9), Type(9, 4.0), Type(16, 7.2), Type(13, 5.8), Type(11, 4.8)
#: A row has room for a signature.
_ROW = 10.0
#: Number, name, member's number, letters, signature.
_SHARES = (0.06, 0.36, 0.16, 0.11, 0.31)
_LETTERS = 3
_UNDER_HEAD = 4.0
#: No number of a sheet is wider, as the head is measured before sheets are counted.
_WIDEST = 9999


def lay_out_signing_list(
    packets: Sequence[Packet], organiser: Organiser, standard: Standard, typefaces: Typefaces
) -> Document:
    """Place the list in the organisation's language: a sheet or more for each branch, as nobody need see the others'.

    Args:
        packets: in the order of a meeting, by branch; bundles of nobody do not count.
        organiser: to whom the list goes back.
        standard: of the organisation's country.
        typefaces: of all papers.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8).
        ValueError: there is no packet.
    """
    owned = [(packet.signatory, len(packet.pieces)) for packet in packets if packet.signatory]
    if not owned:
        msg = "nobody gets a packet"
        raise ValueError(msg)
    raise_errors(missing_characters(_runs(owned, organiser), typefaces))
    words = words_of(organiser.country, organiser.language)
    whole = sheet_zone(standard)
    strip = Strip(whole.x, whole.w, typefaces)
    pages = [
        page
        for _, branch in groupby(owned, key=lambda one: one[0].branch)
        for page in _sheets(list(branch), (organiser, words), standard, (whole, strip))
    ]
    return Document(tuple(pages), words.language, plain(words.signing.title), organiser.name)


def _runs(owned: Sequence[tuple[Signatory, int]], organiser: Organiser) -> Iterator[Run]:
    yield Run(organiser.name, origin=OURS)
    for one, _ in owned:
        yield from (Run(text, origin=f"member {one.member}") for text in (*one.names, one.branch, one.member))


def _sheets(
    people: Sequence[tuple[Signatory, int]],
    whose: tuple[Organiser, Words],
    standard: Standard,
    place: tuple[Zone, Strip],
) -> Iterator[Page]:
    """Set one branch: its sheets are counted by themselves."""
    organiser, words = whose
    whole, strip = place
    text = words.signing
    table = Table(people[0][0].branch, text.columns, _SHARES, _CELL, _SMALL, least=_ROW, right=(_LETTERS,))
    head = _head(people, organiser, words, (strip, _WIDEST, _WIDEST))
    zone = Zone(whole.x, whole.y + head.height + _UNDER_HEAD, whole.w, whole.h - head.height - _UNDER_HEAD)
    columns = head_panel(table, strip)
    rows = [_row(at, one, table, strip) for at, one in enumerate(people, start=1)]
    pages = pages_of([columns, *rows], repeat(zone), again=columns)
    for number, page in enumerate(pages, start=1):
        over = _head(people, organiser, words, (strip, number, len(pages)))
        yield set_page(standard, [(repeated(over) if number > 1 else over, whole.y), (joined(closed(page)), zone.y)])


def _row(at: int, one: tuple[Signatory, int], table: Table, strip: Strip) -> Panel:
    signatory, letters = one
    member = (Run(signatory.member, origin=f"member {signatory.member}"),)
    return row_panel(table, f"{at}", [(Run(f"{at}"),), _name(signatory), member, (Run(f"{letters}"),), ()], strip)


def _name(signatory: Signatory) -> Line:
    """Everybody who signs, the surname that the list is sorted by in bold."""
    who = f"member {signatory.member}"
    before, surname, after = ", ".join(signatory.names).partition(signatory.surname or "\n")
    runs = (Run(before, origin=who), Run(surname, Face.BOLD, who), Run(after, origin=who))
    return tuple(run for run in runs if run.text)


def _head(
    people: Sequence[tuple[Signatory, int]], organiser: Organiser, words: Words, sheet: tuple[Strip, int, int]
) -> Panel:
    """Whose list it is, which branch and which sheet, how many there are, and what becomes of it."""
    strip, number, count = sheet
    text, branch = words.signing, people[0][0].branch
    left, right = strip.part(0.0, strip.w * 0.3), strip.part(strip.w * 0.72)
    counts = text.counts.format(names=len(people), letters=sum(letters for _, letters in people))
    called = text.branch.format(branch=branch) if branch else text.no_branch
    return joined(
        (
            beside(
                text_panel("sender", [(Run(organiser.name, Face.BOLD, OURS),)], _NAME, left),
                right_panel("heading", (Run(text.sheet.format(sheet=number, sheets=count)),), _SMALL, right),
            ),
            text_panel("title", [(Run(text.title, Face.BOLD),)], _TITLE, strip, over=3.0),
            text_panel("list-heading", [(Run(called, Face.BOLD, OURS),)], _BRANCH, strip, over=1.0),
            text_panel("note", [(Run(counts),), (Run(text.confidential),)], _SMALL, strip, over=1.5),
        )
    )
