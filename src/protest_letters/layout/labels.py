"""Addresses on sheets of labels: every label's text inside its label, in one size of type on a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.document import MM_PER_PT, Document, Line, Page, PlacedLine, Typefaces, Zone
from protest_letters.layout.fitting import Part, by_parts_or_words, holds
from protest_letters.layout.label_outline import caption, numbers, outline
from protest_letters.layout.placing import ROUNDING, Type, moved
from protest_letters.layout.sheet import missing_characters
from protest_letters.paper_mark import Paper, PaperMark, write_paper_mark
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.standards.label_sheet import LabelSheet
from protest_letters.structure import Tag

#: The height of capitals in ems, of PT Serif, for which a standard's smallest size was reckoned, and of PT Sans, in
#: which labels are set (sCapHeight in the fonts' own tables).
SERIF_CAPITALS, SANS_CAPITALS = 0.700, 0.700
#: How far PT Sans reaches from the middle of a line's box, in ems: a capital's accent stands 0.871 over the baseline,
#: which lies 0.34 below the middle, a cedilla 0.245 under it.
_INK = 0.59
#: How far a letter may stick out at the left (J, 0.037 em of 11 pt), in millimetres.
_OVERHANG = 0.15
#: German Post reads no address that is wider (mailinglotsen.de).
_WIDEST = 100.0
#: The destination's own script is welcome beside the Latin lines, but not at the price of small type.
_IN_FULL_PT = 10.0
#: Where there is room, text stands further from the label's left edge than it must.
_AIR = 2.0
#: The sizes an address is tried at, with the least distance of lines: between descenders and the next line's capitals
#: 0.5 mm are left, as German Post's machines want it (mailinglotsen.de).
ADDRESS_TYPES = (Type(11, 4.1), Type(10.5, 3.95), Type(10, 3.8), Type(9.5, 3.6), Type(9, 3.45), Type(8.5, 3.3))
#: Where there is room lines stand further apart, in shares of the type size; the machines allow 2.5 mm between them.
_LOOSE = 1.26
#: Between a label's edge and a return address, in millimetres: more than a sheet lies beside its figures (1.3 mm).
SENDER_MARGIN = 2.0
#: A return address is read by people: down to 6 pt, as over the address in a window (din-5008-richtlinien.de).
SENDER_TYPES = (
    *ADDRESS_TYPES[2:],
    Type(8, 3.1),
    Type(7.5, 2.9),
    Type(7, 2.7),
    Type(6.5, 2.5),
    Type(6, 2.3),
)


@dataclass(frozen=True, slots=True)
class LabelText:
    """What stands on a label.

    Attributes:
        who: names it in messages.
        lines: one below the other.
        in_full: the same with lines in the destination's own script as well, set where there is room.
        in_short: the same on one line, which may be broken at its `separator`, for labels with no room for the lines.
    """

    who: str
    lines: tuple[Line, ...]
    in_full: tuple[Line, ...] = ()
    in_short: Line = ()
    separator: str = ""


@dataclass(frozen=True, slots=True)
class LabelSetting:
    """How labels are printed.

    Attributes:
        types: the sizes that are allowed, the largest first.
        start: the first label to be used on the first sheet.
        nudge: by how much everything is moved to the right and down, in millimetres.
        outline: whether each label's edge is drawn.
        margin: between a label's edge and its text, in millimetres; None for what machines want.
        others: the sheets there are, one of which may have room where this one has not.
        language, title: for the file's description.
    """

    sheet: LabelSheet
    types: tuple[Type, ...] = ADDRESS_TYPES
    start: int = 1
    nudge: tuple[float, float] = (0.0, 0.0)
    outline: bool = False
    margin: float | None = None
    others: tuple[LabelSheet, ...] = ()
    language: str = "en"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts on labels.

    Attributes:
        document: the sheets; None if there is nothing on them.
        count: how many labels are used.
        problems: every text that does not fit a label (exit code 5) or has a character without a glyph (8).
    """

    document: Document | None
    count: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A text as it is to be set, and the first of the allowed sizes at which it fits."""

    part: Part
    at: int


def address_types(least_pt: float) -> tuple[Type, ...]:
    """Return the sizes for an address.

    Args:
        least_pt: the smallest size a letter's standard allows, which was reckoned for capitals of PT Serif.
    """
    least = least_pt * SERIF_CAPITALS / SANS_CAPITALS
    return tuple(step for step in ADDRESS_TYPES if step.size_pt >= least)


def lay_out_labels(texts: Sequence[LabelText], how: LabelSetting, typefaces: Typefaces) -> Labelled:
    """Place texts on labels, row by row, on as many sheets as it needs; one that has no place takes no label.

    Without any text an outline is an empty sheet with numbered labels.
    """
    known: dict[LabelText, _Fitted | None] = {}
    problems: list[Problem] = []
    for text in dict.fromkeys(texts):
        try:
            known[text] = _fitted(text, how, typefaces)
        except ProtestError as error:
            known[text] = None
            problems.extend(error.problems)
    fitted = [one for one in map(known.__getitem__, texts) if one]
    pages = [_page(group, how, typefaces) for group in _by_sheet(fitted, how)]
    if how.outline and not texts:
        pages.append(_empty_page(how, typefaces))
    mark = write_paper_mark(PaperMark(Paper.LABELS, how.sheet.id))
    document = Document(tuple(pages), how.language, how.title, "", mark=mark) if pages else None
    return Labelled(document, len(fitted), tuple(problems))


def _fitted(text: LabelText, how: LabelSetting, typefaces: Typefaces) -> _Fitted:
    raise_errors(missing_characters((run for line in text.lines for run in line), typefaces))
    room = _room(how, how.sheet)
    found = _best(text, room, how.types, typefaces)
    if found is None:
        raise ProtestError([_too_large(text, room, how, typefaces)])
    return found


def _room(how: LabelSetting, sheet: LabelSheet) -> Zone:
    """What every label of a sheet has room for, wherever it lies; only the one in use is nudged."""
    nudge = how.nudge if sheet == how.sheet else (0.0, 0.0)
    zones = [sheet.safe(number, nudge, how.margin) for number in range(1, sheet.count + 1)]
    return Zone(0, 0, min(_WIDEST, *(zone.w for zone in zones)), min(zone.h for zone in zones))


def _best(text: LabelText, room: Zone, types: Sequence[Type], typefaces: Typefaces) -> _Fitted | None:
    """The best way to set a text: in full, then unbroken at any size, then in short, then broken; None if none fits."""
    plain = Part("label", "the address", text.lines, room, types)
    large = [step for step in types if step.size_pt >= _IN_FULL_PT]
    lacking = any(typefaces.lacks(run.text) for line in text.in_full for run in line)
    for part, steps in ((replace(plain, texts=() if lacking else text.in_full), large), (plain, types)):
        for at, step in enumerate(steps):
            if holds(replace(part, zone=_inner(room, step)), step, typefaces):
                return _Fitted(part, at)
    short = replace(plain, texts=(text.in_short,), separator=text.separator)
    for part in (short, plain) if text.in_short else (plain,):
        lines = {at: len(_set(part, step, typefaces)) for at, step in enumerate(types)}
        fitting = [at for at, count in lines.items() if count]
        if fitting:
            # rather smaller than broken more often
            return _Fitted(part, min(fitting, key=lambda at: lines[at]))
    return None


def _inner(zone: Zone, step: Type) -> Zone:
    """Where the boxes of lines may stand so that no ink leaves a zone."""
    over = max(0.0, _INK * step.size_pt * MM_PER_PT - step.leading / 2)
    return Zone(zone.x + _OVERHANG, zone.y + over, zone.w - 2 * _OVERHANG, zone.h - 2 * over)


def _set(part: Part, step: Type, typefaces: Typefaces) -> list[PlacedLine]:
    """Set a part at one size, broken where it must be; nothing if it does not fit."""
    try:
        return by_parts_or_words(replace(part, zone=_inner(part.zone, step), types=(step,)), typefaces)
    except ProtestError:
        return []


def _by_sheet(fitted: Sequence[_Fitted], how: LabelSetting) -> Iterator[list[tuple[int, _Fitted]]]:
    """Deal texts out to sheets, each with its label's number."""
    count, at = how.sheet.count, how.start - 1
    while fitted:
        room = count - at
        yield [(at + 1 + behind, one) for behind, one in enumerate(fitted[:room])]
        fitted, at = fitted[room:], 0


def _page(group: Sequence[tuple[int, _Fitted]], how: LabelSetting, typefaces: Typefaces) -> Page:
    """One sheet: every label in the largest size that all have room for, its lines as far apart as there is room."""
    step = how.types[max(one.at for _, one in group)]
    blocks = [(number, _loosely(one.part, step, typefaces)) for number, one in group]
    room = _room(how, how.sheet).w - 2 * _OVERHANG
    air = min(_AIR, (room - max(line.box.w for _, lines in blocks for line in lines)) / 2)
    placed = [line for number, lines in blocks for line in _on_label(lines, number, air, how)]
    rules = outline(how.sheet, how.nudge) if how.outline else ()
    said = caption(how.sheet, how.nudge, typefaces) if how.outline else []
    _, width, height = how.sheet.paper
    return Page(width, height, (*placed, *said), rules)


def _loosely(part: Part, step: Type, typefaces: Typefaces) -> list[PlacedLine]:
    """Set a part that fits at a size, its lines further apart where there is room."""
    lines = _set(part, step, typefaces)
    room = _inner(part.zone, step).h / len(lines) - ROUNDING
    leading = max(step.leading, min(room, _LOOSE * step.size_pt * MM_PER_PT))
    return _set(part, replace(step, leading=leading), typefaces)


def _on_label(lines: Sequence[PlacedLine], number: int, air: float, how: LabelSetting) -> Iterator[PlacedLine]:
    """Move a block that was set at the origin to its label: at the left, in the middle of its height."""
    label, safe = how.sheet.label(number, how.nudge), how.sheet.safe(number, how.nudge, how.margin)
    height = lines[-1].box.bottom - lines[0].box.y
    over = lines[0].box.y
    top = label.y + (label.h - height) / 2
    top = min(max(top, safe.y + over), safe.bottom - over - height)
    for at, line in enumerate(lines):
        path = ((Tag.BLOCK, f"label {number}"), (Tag.PARAGRAPH, str(at)))
        yield replace(moved(line, safe.x + air, top - over), path=path)


def _empty_page(how: LabelSetting, typefaces: Typefaces) -> Page:
    """A sheet to be printed on plain paper and held against the labels."""
    _, width, height = how.sheet.paper
    said = caption(how.sheet, how.nudge, typefaces, on_label=True)
    return Page(width, height, (*numbers(how.sheet, how.nudge, typefaces), *said), outline(how.sheet, how.nudge))


def _too_large(text: LabelText, room: Zone, how: LabelSetting, typefaces: Typefaces) -> Problem:
    step = how.types[-1]
    width = max(sum(typefaces.width(run.text, run.face, step.size_pt) for run in line) for line in text.lines)
    height = len(text.lines) * step.leading
    given = _inner(room, step)
    what = (
        f"the address is {width:.1f} × {height:.1f} mm at {step.size_pt:g} pt, a label of {how.sheet.title} has"
        f" {max(given.w, 0):.1f} × {max(given.h, 0):.1f} mm for it"
    )
    larger = sorted(how.others, key=lambda sheet: sheet.size[0] * sheet.size[1])
    for sheet in larger:
        if sheet.paper == how.sheet.paper and _best(text, _room(how, sheet), how.types, typefaces):
            hint = f"--sheet {sheet.id} has room for it ({sheet.size[0]:g} × {sheet.size[1]:g} mm)"
            return Problem(text.who, what, hint, "label", code=ExitCode.FIT)
    return Problem(text.who, what, "shorten it, or print it on an envelope", "label", code=ExitCode.FIT)
