"""The address in the window: every standard, every envelope, every length of address; nothing hidden in silence."""

import re
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest

from conftest import TODAY
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Run, Zone
from protest_letters.layout.sheet import lay_out
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.run.making import choose_pane
from protest_letters.standards import STANDARDS, standard_named
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.windows import WINDOWS, Pane, fits, pane_of, reach, sure_to_show, usual_pane
from typefaces import alone

IN_1999 = date(1999, 11, 20)
standards = pytest.mark.parametrize("standard", STANDARDS, ids=lambda row: row.id)
#: What letters of a standard can be meant for: the windows it was made for, and those of each envelope that show its
#: address.
MEANT = [
    (row, pane) for row in STANDARDS for pane in (usual_pane(row), *(pane_of(size, row) for size in ENVELOPES)) if pane
]
meant = pytest.mark.parametrize(("standard", "pane"), MEANT, ids=[f"{row.id} in {pane.name}" for row, pane in MEANT])


PT_SERIF = alone()


@pytest.fixture(scope="module")
def letter(campaign, forms):
    """A letter of one paragraph, so that its head is most of what costs time."""
    sender = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
    (dispatch,) = plan_letters(Wish(("president",), sender, IN_1999, TODAY, language="en"), campaign).dispatches
    composed = compose_letter(dispatch, forms)
    return replace(composed, body=composed.body[:1], address_in_full=())


def tried(letter, standard, pane):
    """The document, None if something does not fit; and what does not."""
    try:
        return lay_out(letter, standard, PT_SERIF, pane=pane), ()
    except ProtestError as error:
        return None, error.problems


def addressed(letter, *lines):
    return replace(letter, address=tuple((Run(line, origin="sample"),) for line in lines))


def lines_of(document, role):
    return [line for line in document.pages[0].lines if line.role == role]


# which window


def test_din_and_swiss_letters_are_meant_for_windows_and_the_others_for_printed_envelopes():
    assert {row.id for row in STANDARDS if usual_pane(row)} == {"din-b", "din-a", "ch-right", "ch-left"}


@pytest.mark.parametrize("name", ["uk", "us", "fr"])
def test_whose_letters_are_meant_for_printed_envelopes_is_told_to_use_one(name):
    pane, (said,) = choose_pane("", standard_named(name))

    assert pane is None
    assert said.hint == "use a printed envelope (protest envelope) or a label (protest labels)"


@pytest.mark.parametrize(
    ("name", "size", "sure"),
    [
        # the whole of what shows in a DL is wider than what shows in C6/5 as well
        ("din-b", "dl", Zone(25, 62.7, 75, 27.3)),
        ("din-b", "c6c5", Zone(25, 62.7, 66, 27.3)),
        # folded once, a letter of form B loses a millimetre and a half at the foot of its address
        ("din-b", "c5", Zone(25, 62.7, 66, 25.8)),
        ("ch-right", "c6c5", Zone(122, 45, 71, 26.5)),
        ("us", "number-10", Zone(25.4, 63.5, 85.725, 16.9)),
    ],
)
def test_an_envelope_shows_what_its_window_and_the_place_of_the_address_share(name, size, sure):
    pane = pane_of(envelope_named(size), standard_named(name))

    assert (pane.sure.x, pane.sure.y, pane.sure.w, pane.sure.h) == pytest.approx(
        (sure.x, sure.y, sure.w, sure.h), abs=0.02
    )


@meant
def test_what_is_sure_to_show_lies_in_the_place_of_the_address_and_within_reach(standard, pane):
    assert standard.address.holds(pane.sure) or standard.sure.holds(pane.sure)
    assert all(zone.holds(pane.sure) for zone in pane.reach)


@pytest.mark.parametrize("window", WINDOWS, ids=lambda one: f"{one.size} {one.name}")
def test_the_reach_of_a_window_is_larger_than_what_is_sure_by_twice_what_the_sheet_slides(window):
    for standard in STANDARDS:
        sure, all_of_it = sure_to_show(window, standard), reach(window, standard)
        if sure:
            slide = (window.envelope.long - standard.paper[1], all_of_it.h - window.h)
            assert (all_of_it.w - sure.w, all_of_it.h - sure.h) == pytest.approx((2 * slide[0], 2 * slide[1]))


@standards
def test_none_means_a_printed_envelope_and_no_word_about_it(standard):
    assert choose_pane("none", standard) == (None, ())


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("dll", 'there is no envelope "dll"'),
        ("c4", "no window is known in an envelope C4 that shows the address of a letter of din-b"),
        ("number-10", "no window is known in an envelope No. 10 that shows"),
    ],
)
def test_an_envelope_without_such_a_window_is_wrong_use(size, said):
    with pytest.raises(ProtestError) as caught:
        choose_pane(size, standard_named("din-b"))

    (problem,) = caught.value.problems
    assert said in problem.what
    assert problem.code is ExitCode.USAGE
    assert "dl" in problem.hint


# the address


@meant
def test_an_address_that_fits_shows_and_nothing_else_does(letter, standard, pane):
    document, problems = tried(addressed(letter, "The Mayor", "Town Hall", "KAZAKHSTAN"), standard, pane)

    if document is None:
        # in a window that was not made for it, more of the sheet shows than the address
        made_for = {window.envelope.title for window in WINDOWS if fits(window, standard)}
        assert pane.name.partition(",")[0] not in made_for
        assert any(zone.meets(standard.text) or zone.meets(standard.date) for zone in pane.reach)
        assert all(" may show in the window" in one.what and " mm high" in one.what for one in problems)
        return
    assert all(pane.sure.holds(line.box) for line in lines_of(document, "address"))
    others = [line for line in document.pages[0].lines if line.role not in ("address", "return")]
    assert not any(line.box.meets(zone) for line in others for zone in pane.reach)
    assert document.cautions == ()


@meant
def test_a_long_address_is_refused_with_its_lines_and_millimetres(letter, standard, pane):
    long = addressed(letter, *(f"Sample line {number} of a long address" for number in range(1, 10)))

    with pytest.raises(ProtestError) as caught:
        lay_out(long, standard, PT_SERIF, pane=pane)

    problems = caught.value.problems
    assert {problem.code for problem in problems} == {ExitCode.FIT}
    (problem,) = [one for one in problems if one.where == "sample"]
    if problem.rule == "window":
        assert f"only {pane.sure.w:.1f}".rstrip("0").rstrip(".") in problem.what
        assert f"({pane.name})" in problem.what
        assert '"Sample line ' in problem.what
        assert (
            "print the envelope (protest envelope) or a label (protest labels), and say --window none" in problem.hint
        )
    else:
        # too high for all of the window, and not for what is sure to show alone
        assert "mm high, its place" in problem.what


def test_the_nearest_remedy_is_another_envelope_if_its_window_shows_all(letter):
    wide = addressed(letter, "His Excellency the Ambassador", "x" * 39, "010000 Sampletown", "KAZAKHSTAN")
    with pytest.raises(ProtestError) as caught:
        lay_out(wide, standard_named("din-b"), PT_SERIF, pane=usual_pane(standard_named("din-b")))

    (problem,) = caught.value.problems
    assert problem.hint.startswith("it shows in the window of a DL: --window dl; or print the envelope")
    pane, _ = choose_pane("dl", standard_named("din-b"))
    assert lay_out(wide, standard_named("din-b"), PT_SERIF, pane=pane).cautions == ()


@meant
def test_a_remedy_that_is_named_is_one(letter, standard, pane):
    for lines in range(3, 8):
        long = addressed(letter, *(f"Sample Committee, line {number}" for number in range(lines)))
        _, problems = tried(long, standard, pane)
        for size in re.findall(r"--window ([a-z0-9-]+);", " ".join(one.hint for one in problems)):
            other, _ = choose_pane(size, standard)
            assert tried(long, standard, other)[1] == (), f"{lines} lines in {size}"


def test_what_else_would_show_is_named_with_its_millimetres(letter):
    standard = standard_named("din-b")
    pane = Pane("a made-up window", standard.sure, (Zone(20, 45, 190, 50),))

    with pytest.raises(ProtestError) as caught:
        lay_out(letter, standard, PT_SERIF, pane=pane)

    (problem,) = caught.value.problems
    assert problem.what.startswith('"Madrid, 20 November 1999" may show in the window (a made-up window), ')
    assert problem.what.endswith(" mm wide and 4.0 mm high")


@meant
def test_the_outline_is_that_of_what_is_sure_to_show(letter, standard, pane):
    inside = replace(pane, reach=())
    short = addressed(letter, "The Mayor", "Town Hall", "KAZAKHSTAN")
    plain = lay_out(short, standard, PT_SERIF, pane=inside).pages[0]
    drawn = lay_out(short, standard, PT_SERIF, pane=replace(inside, drawn=True)).pages[0]

    edges = [rule for rule in drawn.rules if rule not in plain.rules]
    zone = pane.sure
    assert {(rule.x1, rule.y1, rule.x2, rule.y2) for rule in edges} == {
        (zone.x, zone.y, zone.right, zone.y),
        (zone.right, zone.y, zone.right, zone.bottom),
        (zone.x, zone.bottom, zone.right, zone.bottom),
        (zone.x, zone.y, zone.x, zone.bottom),
    }


#: Of these, addresses are made up.
WORDS = (
    "His Excellency",
    "Ambassador",
    "of the Republic",
    "Ministry",
    "Street",
    "Улица",
    "Образцовая",
    "12/3",
    "Sampletown",
)


def random_address(dice):
    """Two to seven lines of one to five words."""
    return tuple(" ".join(dice.choices(WORDS, k=dice.randint(1, 5)))[:60].strip() for _ in range(dice.randint(2, 7)))


@pytest.mark.parametrize("count", [200, pytest.param(3000, marks=pytest.mark.big)])
@standards
def test_of_three_thousand_addresses_none_is_hidden_in_silence(letter, standard, count):
    dice = Random(standard.id)  # noqa: S311 - the same addresses in every run
    pane = usual_pane(standard)
    shown = refused = cautioned = 0
    for _ in range(count):
        lines = random_address(dice)
        document, problems = tried(addressed(letter, *lines), standard, pane)
        if document is None:
            assert all(one.code is ExitCode.FIT and " mm" in one.what for one in problems)
            refused += 1
            continue
        placed = lines_of(document, "address")
        assert "".join("".join(line.text for line in placed).split()) == "".join("".join(lines).split())
        hidden = [line.text for line in placed if not (pane.sure if pane else standard.sure).holds(line.box)]
        if pane:
            assert hidden == []
        else:
            assert all(f'"{text}"' in "".join(document.cautions) for text in hidden)
        cautioned += bool(hidden)
        shown += not hidden
    assert shown > count / 3
    assert refused + cautioned > 0


@pytest.mark.parametrize(
    ("standard", "window"),
    list(product(STANDARDS, WINDOWS)),
    ids=lambda one: getattr(one, "id", getattr(one, "size", "")),
)
def test_a_standard_fits_a_window_that_shows_all_of_its_place(standard, window):
    shown = sure_to_show(window, standard)
    assert fits(window, standard) is bool(shown and shown.holds(standard.sure))
