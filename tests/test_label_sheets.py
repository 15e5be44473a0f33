"""The rows of the sheets of labels, against the figures of their source: docs/labels.md has them all."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from conftest import ROOT
from protest_letters.document import Zone
from protest_letters.standards import A4, LETTER, US_LETTER_COUNTRIES
from protest_letters.standards.label_sheet import EDGE, LabelSheet, faults
from protest_letters.standards.label_sheets import (
    LABEL_SHEETS,
    label_sheet_named,
    usual_label_sheet,
    with_own,
)
from protest_letters.standards.spelling import plain

rows = pytest.mark.parametrize("row", LABEL_SHEETS, ids=lambda row: row.id)

#: The templates of gLabels 3.4.1: paper, columns and rows, label, first label, pitch.
TABLE = {
    "L7160": (A4, 3, 7, 63.99, 38.1, 7.48, 15.49, 66.04, 38.1),
    "L7161": (A4, 3, 6, 63.57, 46.78, 7.41, 8.11, 65.93, 46.74),
    "L7162": (A4, 2, 8, 99.1, 33.9, 3.99, 12.98, 102.48, 33.9),
    "L7163": (A4, 2, 7, 99.1, 38.1, 3.35, 15.17, 103.01, 38.1),
    "L7164": (A4, 3, 4, 63.5, 71.98, 7.35, 3.53, 66.0, 71.98),
    "L7165": (A4, 2, 4, 99.06, 67.73, 4.67, 13.04, 101.64, 67.73),
    "L7169": (A4, 2, 2, 99.1, 138.99, 5.01, 7.06, 101.49, 138.99),
    "L7651": (A4, 5, 13, 38.1, 21.2, 4.7, 10.9, 40.6, 21.2),
    "3474": (A4, 3, 8, 70, 37, 0, 0, 70, 37),
    "3475": (A4, 3, 8, 70, 36, 0, 4.43, 70, 36),
    "4620": (A4, 2, 8, 105, 37, 0, 0, 105, 37),
    "4625": (A4, 2, 7, 105, 42.3, 0, 0, 105, 42.3),
    "4667": (A4, 2, 5, 96, 50.8, 8, 21.5, 99, 50.8),
    "4677": (A4, 3, 7, 63.5, 38.1, 6.75, 15.5, 66.5, 38.1),
    "5160": (LETTER, 3, 10, 66.67, 25.4, 3.97, 12.7, 70.64, 25.4),
    "5161": (LETTER, 2, 10, 101.6, 25.4, 3.97, 12.7, 106.36, 25.4),
    "5162": (LETTER, 2, 7, 101.6, 33.87, 3.97, 21.17, 106.36, 33.87),
    "5163": (LETTER, 2, 5, 101.6, 50.8, 4.13, 12.7, 106.36, 50.8),
    "5164": (LETTER, 2, 3, 101.6, 84.67, 3.97, 12.7, 106.36, 84.67),
    "5167": (LETTER, 4, 20, 44.45, 12.7, 7.14, 12.7, 52.39, 12.7),
    "5168": (LETTER, 2, 2, 88.9, 127, 12.7, 12.7, 101.6, 127),
}
#: The one figure that cannot be as the source has it: a label that is higher than the pitch.
DEPARTS = {"L7161": 0.04}
#: What the two sources of L7159 leave open.
L7159 = {"x": (6.3, 6.5), "dx": (66.5, 66.7)}


@pytest.mark.parametrize("name", TABLE)
def test_a_row_has_the_figures_of_its_source(name):
    row = label_sheet_named(name)
    paper, columns, down, width, height, x, y, dx, dy = TABLE[name]

    assert row.id == name
    assert (row.paper, row.grid) == (paper, (columns, down))
    assert (row.size[0], row.first, row.pitch) == (width, (x, y), (dx, dy))
    assert height - row.size[1] == pytest.approx(DEPARTS.get(name, 0))


def test_the_row_with_two_sources_lies_between_them():
    row = label_sheet_named("L7159")

    assert (row.paper, row.grid, row.size) == (A4, (3, 8), (64, 33.9))
    assert (row.first[1], row.pitch[1]) == (12.9, 33.9)
    assert L7159["x"][0] < row.first[0] < L7159["x"][1]
    assert L7159["dx"][0] < row.pitch[0] < L7159["dx"][1]


def test_every_row_is_in_the_table():
    assert {row.id for row in LABEL_SHEETS} == {*TABLE, "L7159"}


@rows
def test_the_documents_have_the_figures_of_every_row(row):
    lines = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith(f"| {row.makers[0]} `{row.id}` |")]

    _, _, _, paper, grid, size, first, pitch, _ = (cell.strip() for cell in line.split("|"))
    assert paper == row.paper[0]
    assert [f"{one:g} × {two:g}" for one, two in (row.grid, row.size)] == [grid, size]
    assert [f"{one:g}, {two:g}" for one, two in (row.first, row.pitch)] == [first, pitch]


@rows
def test_labels_lie_on_the_paper_and_not_on_each_other(row):
    labels = [row.label(number) for number in range(1, row.count + 1)]

    assert list(faults(row)) == []
    assert all(Zone(0, 0, *row.paper[1:]).holds(label) for label in labels)
    # labels may share an edge
    shrunk = [Zone(label.x + 0.02, label.y + 0.02, label.w - 0.04, label.h - 0.04) for label in labels]
    assert not any(one.meets(other) for one, other in combinations(shrunk, 2))


@rows
def test_labels_are_numbered_row_by_row(row):
    labels = [row.label(number) for number in range(1, row.count + 1)]

    places = [(label.y, label.x) for label in labels]
    assert places == sorted(places)
    steps = {round(later.x - one.x, 6) for one, later in pairwise(labels) if later.y == one.y}
    assert steps == {row.pitch[0]}
    assert labels[-1].right == pytest.approx(row.frame.right)
    assert labels[-1].bottom == pytest.approx(row.frame.bottom)


@rows
@pytest.mark.parametrize("nudge", [(0, 0), (5, 5), (-5, -5), (0.7, -0.4)])
def test_text_keeps_from_the_edges_of_label_and_paper(row, nudge):
    margin = 3.2 if row.paper == LETTER else 3.0
    _, width, height = row.paper

    for number in range(1, row.count + 1):
        label, safe = row.label(number, nudge), row.safe(number, nudge)
        assert label.x - row.label(number).x == pytest.approx(nudge[0])
        inner = Zone(label.x + margin, label.y + margin, label.w - 2 * margin, label.h - 2 * margin)
        assert inner.holds(safe)
        assert Zone(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE).holds(safe)


def test_no_number_is_of_two_sheets():
    numbers = [plain(name) for row in LABEL_SHEETS for name in (row.id, *row.names)]

    assert [name for name in numbers if numbers.count(name) > 1] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("L7160", "L7160"),
        ("l7160", "L7160"),
        ("avery L7160", "L7160"),
        ("Avery-Zweckform L 7160", "L7160"),
        ("zweckform l7160", "L7160"),
        ("AVERY J8160", "L7160"),
        ("L7160-100", "L7160"),
        (" 5160 ", "5160"),
        ("avery 8160", "5160"),
        ("5260", "5160"),
        ("Herma 4677", "4677"),
        ("herma-10301", "4677"),
        ("Herma 4904", "4677"),
        ("Zweckform 3475", "3475"),
        ("Avery Zweckform 3490", "3475"),
        ("l7651", "L7651"),
        # no maker sells another's number
        ("herma 5160", None),
        ("Hermann 4677", None),
        ("716", None),
        ("", None),
        ("-", None),
        ("avery", None),
    ],
)
def test_a_sheet_is_known_in_any_spelling(typed, found):
    row = label_sheet_named(typed)

    assert (row and row.id) == found


@pytest.mark.parametrize(("country", "name"), [("DE", "L7160"), ("", "L7160"), ("JP", "L7160"), ("US", "5162")])
def test_the_usual_sheet_is_of_the_countrys_paper(country, name):
    assert usual_label_sheet(country) == name


def test_whoever_has_letter_paper_gets_a_sheet_of_it():
    usual = {label_sheet_named(usual_label_sheet(country)).paper for country in US_LETTER_COUNTRIES}

    assert usual == {LETTER}


MEASURED = LabelSheet(
    "l-7160", (), A4, (3, 7), (63.5, 38.1), (7.2, 15.1), (66, 38.1), ("MINE",), "measured", place="own.yaml:1"
)


def test_an_own_row_stands_in_the_place_of_the_known_one():
    sheets = with_own([MEASURED])

    assert len(sheets) == len(LABEL_SHEETS)
    for name in ("L7160", "Avery J8160", "mine"):
        row = label_sheet_named(name, sheets)
        assert (row.first, row.id, row.title) == ((7.2, 15.1), "L7160", "Avery L7160")


def test_an_own_sheet_comes_behind_and_may_take_a_number_that_only_lies_alike():
    own = LabelSheet("5260", ("Union",), A4, (1, 1), (50, 50), (5, 5), (50, 50), place="own.yaml:1")
    sheets = with_own([own])

    assert sheets[-1] == own
    assert label_sheet_named("5260", sheets) == own
    assert label_sheet_named("avery 5260", sheets).id == "5160"
    assert label_sheet_named("Union 5260", sheets) == own


def test_what_an_own_sheet_is_called_comes_before_what_others_lie_like():
    own = LabelSheet("U1", (), A4, (1, 1), (50, 50), (5, 5), (50, 50), ("5260",), place="own.yaml:1")

    assert label_sheet_named("5260", with_own([own])) == own
    assert label_sheet_named("5160", with_own([own])).id == "5160"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"pitch": (60, 38.1)}, "the labels overlap across: 63.5 mm each, and a new one every 60 mm"),
        ({"pitch": (66, 38)}, "the labels overlap down: 38.1 mm each, and a new one every 38 mm"),
        ({"grid": (4, 7)}, "the labels end 58.70 mm beyond the right edge of A4"),
        ({"first": (7.2, 35)}, "the labels end 4.70 mm beyond the lower edge of A4"),
    ],
)
def test_a_row_that_cannot_be_is_told(changes, fault):
    assert list(faults(replace(MEASURED, **changes))) == [fault]
