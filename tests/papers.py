"""What holds for every paper of a mail-out, whatever it says."""

from protest_letters.document import Zone

#: Printers leave so much of the paper's edge empty.
EDGE = 10
#: Boxes of neighbouring lines may share so much: their type does not.
SHARED = 0.3


def text_of(page):
    return " ".join(line.text for line in page.lines)


def texts_of(document, role=""):
    """The lines of a role, or all, in the order in which they are read."""
    return [line.text for page in document.pages for line in page.lines if role in ("", line.role)]


def bare(text):
    """A text without white space, which lines may add or leave out."""
    return "".join(text.split())


def all_of(document, role=""):
    return bare("".join(texts_of(document, role)))


def hold(document, typefaces, standard):
    """Everything is on the paper, nothing meets anything else, and all of it can be printed."""
    _, width, height = standard.paper
    for number, page in enumerate(document.pages, start=1):
        assert (page.width, page.height) == (width, height)
        paper = Zone(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE)
        lines = [line for line in page.lines if line.text.strip()]
        for line in lines:
            assert paper.holds(line.box), (number, line.text)
            assert typefaces.lacks(line.text) == "", line.text
            assert "{" not in line.text, line.text
            assert "}" not in line.text, line.text
            assert line.size_pt >= 8, line.text
        _apart(lines)
        for line in lines:
            assert not [rule for rule in page.rules if crosses(rule, line)], (number, line.text)


def _apart(lines):
    boxes = sorted((line.box for line in lines), key=lambda box: box.y)
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other.y >= box.bottom - SHARED:
                break
            assert not (other.x < box.right - 0.01 and box.x < other.right - 0.01), (box, other)


def crosses(rule, line):
    """Whether a rule goes through the type of a line."""
    low, high = sorted((rule.y1, rule.y2))
    left, right = sorted((rule.x1, rule.x2))
    x_height = line.size_pt * 25.4 / 72 * 0.5
    top, bottom = line.y - x_height, line.y
    return left < line.box.right and right > line.box.x and low < bottom and high > top


def boxes(page):
    """The corners of all boxes to tick: four rules as long as each other."""
    size = 3.6
    across = {(round(rule.x1, 2), round(rule.y1, 2)) for rule in page.rules if _is(rule, size, upright=False)}
    down = {(round(rule.x1, 2), round(rule.y1, 2)) for rule in page.rules if _is(rule, size, upright=True)}
    return sorted(
        (x, y)
        for x, y in across
        if (x, round(y + size, 2)) in across and (x, y) in down and (round(x + size, 2), y) in down
    )


def _is(rule, length, *, upright):
    wide, high = rule.x2 - rule.x1, rule.y2 - rule.y1
    return abs((high if upright else wide) - length) < 0.01 and abs(wide if upright else high) < 0.01
