"""What stands above the text: sender, return line, address, place and date, each in its zone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.document import Letter, Line, PlacedLine, Rule, Run, Typefaces
from protest_letters.layout.fitting import Part, by_parts_or_words
from protest_letters.layout.in_window import Block
from protest_letters.layout.letterhead import place_letterhead
from protest_letters.layout.placing import moved
from protest_letters.layout.remembering import remembering
from protest_letters.layout.styles import Style
from protest_letters.problems import Problem, ProtestError
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane

#: Between the parts of the return line.
_SEPARATOR = " · "
#: Between the return line and the rule under it.
_OVER_RULE = 0.4


@dataclass(frozen=True, slots=True)
class Head:
    """The placed lines and rules, what does not fit its place, and what may not show in the window."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]
    cautions: tuple[str, ...]


def place_head(
    letter: Letter, standard: Standard, typefaces: Typefaces, style: Style, *, pane: Pane | None = None
) -> Head:
    """Place every part of the head; in a window envelope's `pane` the address must show."""
    memory = remembering(typefaces)
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    problems: list[Problem] = []
    cautions: list[str] = []
    try:
        head, under = place_letterhead(letter.letterhead, standard.letterhead, memory.typefaces, style.letterhead)
        lines.extend(head)
        rules.extend(under)
    except ProtestError as error:
        problems.extend(error.problems)
    for part in _parts(letter, standard, style):
        try:
            lines.extend(_aligned(part, by_parts_or_words(part, memory.typefaces)))
        except ProtestError as error:
            problems.extend(error.problems)
    if standard.reference_beside_date:
        lines = _on_one_baseline(lines, ("reference", "date"))
    block = Block(letter.address, letter.address_in_full)
    try:
        address, unsure = memory.address(block, standard, style, pane)
        lines.extend(address)
        cautions.extend(unsure)
    except ProtestError as error:
        problems.extend(error.problems)
    strip = standard.return_line
    if strip and letter.return_line:
        rules.append(Rule(strip.x, strip.bottom, strip.right, strip.bottom))
    return Head(tuple(lines), tuple(rules), tuple(problems), tuple(cautions))


def _on_one_baseline(lines: Sequence[PlacedLine], roles: Sequence[str]) -> list[PlacedLine]:
    """Move lines that stand beside each other down to the baseline of the lowest."""
    lowest = max((line.y for line in lines if line.role in roles), default=0.0)
    return [moved(line, dy=lowest - line.y) if line.role in roles else line for line in lines]


def _parts(letter: Letter, standard: Standard, style: Style) -> Iterator[Part]:
    if letter.sender:
        yield Part("sender", "the sender's block", letter.sender, standard.sender, style.sender)
    if standard.return_line and letter.return_line:
        line = (_with_dots(letter.return_line),)
        strip = Part("return", "the return line", line, standard.return_line, style.return_line, _SEPARATOR)
        yield replace(strip, low=True, under=_OVER_RULE)
    if letter.reference:
        line = (letter.reference,)
        number = Part("reference", "the reference line", line, standard.reference, style.reference)
        yield replace(number, right=standard.reference_right, low=not standard.reference_beside_date)
    date = Part("date", "the date line", (letter.date_line,), standard.date, style.date)
    yield replace(date, right=standard.date_right)


def _with_dots(parts: Sequence[Line]) -> Line:
    dotted = [line if at == 0 else (Run(_SEPARATOR), *line) for at, line in enumerate(parts)]
    return tuple(run for line in dotted for run in line)


def _aligned(part: Part, placed: list[PlacedLine]) -> list[PlacedLine]:
    """Move lines that stand at the left top of their zone to where the part has them."""
    down = part.zone.bottom - placed[-1].box.bottom - part.under if part.low else 0.0
    return [moved(line, part.zone.right - line.box.right if part.right else 0.0, down) for line in placed]
