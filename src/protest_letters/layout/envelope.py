"""The words on the face of an envelope to a page of its size: nothing where stamp and machines want none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from protest_letters.document import (
    Addressing,
    Document,
    Page,
    PlacedLine,
    Rule,
    Run,
    Typefaces,
    Zone,
)
from protest_letters.layout.fitting import Part, into_zone, unbroken
from protest_letters.layout.placing import Row, Type, frame, moved, place
from protest_letters.layout.sheet import missing_characters
from protest_letters.paper_mark import Paper, PaperMark, write_paper_mark
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.standards.envelopes import ENVELOPES, Envelope
from protest_letters.standards.feeds import Feed
from protest_letters.standards.posts import FaceZones, Post, face_zones
from protest_letters.standards.windows import Window

#: Reading machines like 10 to 12 pt, regular and flush left, with 0.5 to 2.5 mm between lines (mailinglotsen.de).
_ADDRESS = (
    Type(12, 5.3),
    Type(11.5, 5.1),
    Type(11, 4.9),
    Type(10.5, 4.65),
    Type(10, 4.4),
    Type(9.5, 4.15),
    Type(9, 3.9),
    Type(8.5, 3.65),
)
_SENDER = (Type(9, 3.9), Type(8.5, 3.65), Type(8, 3.4), Type(7.5, 3.15), Type(7, 2.9))
_MARK = (Type(10.5, 5.0), Type(9, 4.3), Type(8, 3.8), Type(7, 3.3), Type(6, 2.8))
_IN_FRAME, _BETWEEN_MARKS, _FRAME_PT = 1.5, 3.0, 0.75
_CAPTION = Type(6, 2.6)
#: The address begins at this share of the envelope's width, further left only if it is too wide.
_ADDRESS_X = 0.45


@dataclass(frozen=True, slots=True)
class Look:
    """What is printed of an envelope, and how.

    Attributes:
        window: without the address, as a window shows it.
        outline: with the outlines of all zones.
        windows: whose outlines are drawn instead of the address's zone, where the address is left out.
        feed: turned as it goes into a printer; None for as one reads it.
    """

    window: bool = False
    outline: bool = False
    feed: Feed | None = None
    windows: tuple[Window, ...] = ()


_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class _Face:
    """The face of an envelope that is being written on."""

    words: Addressing
    envelope: Envelope
    post: Post
    zones: FaceZones


def lay_out_envelope(
    words: Addressing, envelope: Envelope, post: Post, typefaces: Typefaces, *, look: Look = _PLAIN
) -> Document:
    """Place the words on the face of an envelope, read with its long edge across.

    Raises:
        ProtestError: with every character that has no glyph (exit code 8), or with every part that does not fit its
            place (5), in millimetres and with the smallest envelope that would hold it.
    """
    raise_errors(missing_characters(_runs(words, look), typefaces))
    face = _Face(words, envelope, post, face_zones(envelope, post, marked=bool(words.marks)))
    lines, rules, problems = _written(face, look, typefaces)
    if problems:
        hint = _larger(face, look, typefaces)
        raise ProtestError([replace(one, hint=hint) for one in problems])
    if look.outline:
        captions, outlines = _outline(face, look, typefaces)
        lines, rules = [*lines, *captions], [*rules, *outlines]
    turn = -look.feed.turn % 360 if look.feed else 0
    page = Page(envelope.long, envelope.short, tuple(lines), tuple(rules), turn=turn)
    mark = PaperMark(Paper.ENVELOPE, envelope.id, look.feed.id if look.feed else "")
    return Document((page,), words.language, words.title, words.author, mark=write_paper_mark(mark))


def _runs(words: Addressing, look: Look) -> Iterator[Run]:
    for line in (*(() if look.window else words.address), *words.sender, *words.marks):
        yield from line


def _written(face: _Face, look: Look, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule], list[Problem]]:
    """Place sender, address and marks; return what does not fit beside what does."""
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    problems: list[Problem] = []
    for wanted, put in ((bool(face.words.sender), _sender), (not look.window, _address), (True, _marks)):
        try:
            placed, ruled = put(face, typefaces) if wanted else ([], [])
        except ProtestError as error:
            problems += error.problems
        else:
            lines += placed
            rules += ruled
    return lines, rules, problems


def _sender(face: _Face, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule]]:
    heading = face.post.sender_heading
    texts = (((Run(heading),),) if heading else ()) + face.words.sender
    return into_zone(Part("sender", "the sender's address", texts, face.zones.sender, _SENDER), typefaces), []


def _address(face: _Face, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule]]:
    """Place the address at its place on the right, in the middle of the height that the post allows."""
    zone = face.zones.address
    types = [step for step in _ADDRESS if step.size_pt >= face.post.least_pt]
    part = Part("address", "the address", face.words.address, replace(zone, w=min(zone.w, face.post.widest)), types)
    full = replace(part, texts=face.words.address_in_full)
    in_full = unbroken(full, typefaces)
    if in_full and not any(typefaces.lacks(run.text) for text in full.texts for run in text):
        lines = into_zone(replace(full, types=in_full), typefaces)
    else:
        lines = into_zone(replace(part, types=unbroken(part, typefaces) or types), typefaces)
    width = max(line.box.w for line in lines)
    height = lines[-1].box.bottom - lines[0].box.y
    left = max(zone.x, min(_ADDRESS_X * face.envelope.long, zone.right - width))
    down = (zone.h - height) / 2
    if face.zones.lowest_top:
        down = max(down, face.zones.lowest_top - lines[-1].box.y)
    return [moved(line, left - zone.x, down) for line in lines], []


def _larger(face: _Face, look: Look, typefaces: Typefaces) -> str:
    """The remedy: the commonest larger envelope of the same kind of sizes that would hold everything."""
    area = face.envelope.long * face.envelope.short
    for size in ENVELOPES:
        zones = face_zones(size, face.post, marked=bool(face.words.marks))
        larger = size.long * size.short > area and size.inches == face.envelope.inches
        if larger and not _written(replace(face, envelope=size, zones=zones), look, typefaces)[2]:
            return f"a larger envelope holds it: --size {size.id}"
    return "shorten or leave out a line"


def _marks(face: _Face, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule]]:
    """Place marks side by side, each in a frame, at the first size at which they fit.

    Raises:
        ProtestError: they are too wide at every size (exit code 5).
    """
    zone, width = face.zones.marks, 0.0
    for step in _MARK:
        lines: list[PlacedLine] = []
        rules: list[Rule] = []
        x = zone.x
        for text in face.words.marks:
            line = place(Row("mark", text, step), x + _IN_FRAME, zone.y + (zone.h - step.leading) / 2, typefaces)
            edge = Zone(x, zone.y, line.box.w + 2 * _IN_FRAME, zone.h)
            lines.append(line)
            rules += frame(edge, _FRAME_PT)
            x = edge.right + _BETWEEN_MARKS
        width = x - _BETWEEN_MARKS - zone.x
        if width <= zone.w:
            return lines, rules
    what = f"the marks are {width:.1f} mm wide at {step.size_pt:g} pt, their place {zone.w:.1f} mm"
    raise ProtestError([Problem(face.words.marks[0][0].origin, what, "", "too-wide", code=ExitCode.FIT)])


def _outline(face: _Face, look: Look, typefaces: Typefaces) -> tuple[list[PlacedLine], list[Rule]]:
    zones, height = face.zones, face.envelope.short
    shown = [(f"window: {one.name}", Zone(one.left, height - one.bottom - one.h, one.w, one.h)) for one in look.windows]
    named = [("stamp", zones.stamp), ("sender", zones.sender)]
    named += shown if look.window else [("address", zones.address)]
    named += [("for machines", zone) for zone in zones.blank]
    captions = [
        place(Row("caption", (Run(name),), _CAPTION), zone.x + 1, zone.bottom - _CAPTION.leading, typefaces)
        for name, zone in named
    ]
    return captions, [rule for _, zone in named for rule in frame(zone, 0.25)]
