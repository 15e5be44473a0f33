"""`protest register`: what became of a mail-out, as it is typed and as it is told."""

import json
from datetime import timedelta

import pytest

from command import call, files, run
from protest_letters.cli.options import real_date
from protest_letters.load.register import load_register
from protest_letters.mailout.folder import REGISTER
from protest_letters.mailout.register import Event, trace
from registers import mailout, piece, register_of, small_register
from terminal import on_terminal

TODAY = real_date()
LONG_AGO, LATELY = TODAY - timedelta(90), TODAY - timedelta(5)
SIX = [f"m{number}-{office}" for office in ("president", "embassy-es") for number in (1, 2, 3)]
#: Ctrl-D, as a terminal sends it.
END = "\x04"


@pytest.fixture
def box(tmp_path):
    return mailout(tmp_path / "box")


@pytest.fixture
def protest(box):
    """Return a function that runs the command for the folder, and expects a code."""

    def go(*args, code=0):
        outcome = call("register", "box", *args, cwd=box.parent)
        assert outcome.code == code, outcome.err
        return outcome

    return go


def happened(folder):
    """What the register says of each piece."""
    return {one.id: one.life for one in trace(load_register(folder, TODAY).register.entries)}


def days(folder, event):
    return {one: life.day(event) for one, life in happened(folder).items() if life.day(event)}


# recording


@pytest.mark.parametrize("event", Event)
def test_every_event_has_an_option_and_today_is_its_day(protest, box, event):
    outcome = protest(f"--{event.value.replace('_', '-')}", "m2-president")

    assert days(box, event) == {"m2-president": TODAY}
    assert outcome.lines == [str(box.relative_to(box.parent) / REGISTER)]
    assert f"{event.words} {TODAY}: m2-president" in outcome.err


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["m1"], ["m1-president", "m1-embassy-es"]),
        (["m1-president..m3-president"], SIX[:3]),
        (["all"], SIX),
        (["M1-PRESIDENT", "m3"], ["m1-president", "m3-president", "m3-embassy-es"]),
    ],
    ids=" ".join,
)
def test_pieces_members_bundles_and_all_can_be_named(protest, box, words, ids):
    protest("--posted", *words, "--on", str(LONG_AGO))

    assert days(box, Event.POSTED) == dict.fromkeys(ids, LONG_AGO)


def test_options_may_stand_between_the_ids_and_several_events_be_told_at_once(protest, box):
    protest("m1-president", "--signed", "m2-president", "--posted", "--on", str(LONG_AGO), "m3-president")

    assert days(box, Event.SIGNED) == days(box, Event.POSTED) == dict.fromkeys(SIX[:3], LONG_AGO)


def test_what_is_unknown_is_said_and_the_rest_is_recorded(protest, box):
    outcome = protest("--posted", "m9", "m1-president", "m1-presidnt", code=1)

    assert days(box, Event.POSTED) == {"m1-president": TODAY}
    assert "error: m9: is no piece and no member of this mail-out" in outcome.err
    assert 'hint: did you mean "m1-president"?' in outcome.err
    assert outcome.lines == ["box/register.csv"]


def test_the_same_twice_is_done_once(protest, box):
    protest("--posted", "m1", "--on", str(LONG_AGO))
    before = (box / REGISTER).read_bytes()

    again = protest("--posted", "m1")

    assert (box / REGISTER).read_bytes() == before
    assert again.out == ""
    assert "recorded before: m1-president, m1-embassy-es" in again.err
    assert f"notice: m1-president, m1-embassy-es: posted {LONG_AGO} already: that day stays" in again.err


@pytest.mark.parametrize(
    ("typed", "kept"), [("moved", "moved"), ("Refused", "refused"), ("  left the  country ", "left the country")]
)
def test_why_something_came_back_is_one_of_four_words_or_others(protest, box, typed, kept):
    protest("--posted", "m1-president", "--on", str(LONG_AGO))
    outcome = protest("--returned", "m1-president", "--why", typed)

    assert happened(box)["m1-president"].why == kept
    assert "warning" not in outcome.err


def test_a_word_that_is_nearly_one_of_the_four_is_asked_about(protest):
    assert (
        'notice: --why: "movd" is recorded as it is\n  hint: did you mean "moved"?'
        in protest("--returned", "m1", "--why", "movd").err
    )


def test_what_cannot_have_happened_is_recorded_with_a_warning(protest, box):
    outcome = protest("--returned", "m1-president")

    assert days(box, Event.RETURNED) == {"m1-president": TODAY}
    assert f"warning: m1-president: returned {TODAY}, and not known to be posted" in outcome.err


def test_what_was_recorded_by_mistake_is_taken_back(protest, box):
    protest("--posted", "all")
    outcome = protest("--posted", "m1", "--undo")

    assert set(days(box, Event.POSTED)) == {*SIX} - {"m1-president", "m1-embassy-es"}
    assert "not posted: m1-president, m1-embassy-es" in outcome.err
    assert "not recorded before: m1-president" in protest("--posted", "m1", "--undo").err


def test_three_returns_are_said_by_check_and_in_the_summary(protest, tmp_path):
    protest("--posted", "all", "--on", str(LONG_AGO))
    protest("--returned", "m1-president..m3-president", "--why", "moved")

    said = "warning: president: 3 of 3 came back (3 moved)"
    assert said in protest().err
    checked = call("check", "box", cwd=tmp_path)
    assert (checked.code, said in checked.out) == (0, True)
    assert "look for a newer address" in checked.out
    assert "president" in json.loads(call("check", "box", "--json", cwd=tmp_path).out)[0]["where"]


def test_check_says_what_is_wrong_with_a_register(tmp_path, box):
    raw = (box / REGISTER).read_bytes().replace(b"envelope,", b"envelop,", 1)
    (box / REGISTER).write_bytes(raw)

    outcome = call("check", "box", cwd=tmp_path)

    assert outcome.code == 3
    assert f'error: {box.name}/register.csv: row 3, medium: "envelop" is nothing that is made' in outcome.out


# ids from standard input


def test_a_scanner_types_a_line_for_each_piece(tmp_path, box):
    outcome = run("register", "box", "--posted", "-", cwd=tmp_path, input=b"m1-president\r\n\r\n m2-president \nm9\n")

    assert outcome.code == 1
    assert set(days(box, Event.POSTED)) == {"m1-president", "m2-president"}
    assert "error: m9: is no piece" in outcome.err


def test_lines_in_utf_16_are_understood_and_bundles_as_well(box):
    typed = "m1-president..m2-president\r\nm3\r\n".encode("utf-16")

    outcome = run("register", "box", "m1-embassy-es", "--posted", "-", "--json", cwd=box.parent, input=typed)

    assert outcome.code == 0
    assert json.loads(outcome.out) == {
        "recorded": ["m1-president", "m2-president", "m3-president", "m1-embassy-es", "m3-embassy-es"],
        "already": [],
        "unknown": [],
    }


def test_what_was_scanned_and_not_recorded_is_given_back(tmp_path, box):
    (box / REGISTER).write_bytes(b"damaged")

    outcome = run("register", "box", "--posted", "-", cwd=tmp_path, input=b"m1-president\nm2-president\n")

    assert outcome.code == 3
    assert outcome.lines == ["m1-president", "m2-president"]
    assert "none of these was recorded: keep them" in outcome.err


def test_on_a_terminal_each_line_is_recorded_and_told_at_once(tmp_path, box):
    typed = f"m1-president\nm9\nm1-president\nm2-president\n{END}"

    outcome = on_terminal("register", "box", "--posted", "-", cwd=tmp_path, typed=typed)

    assert outcome.code == 1
    assert set(days(box, Event.POSTED)) == {"m1-president", "m2-president"}
    told = [line for line in outcome.err.splitlines() if line.startswith(("posted", "error", "recorded"))]
    assert told == [
        f"posted {TODAY}: m1-president",
        "error: m9: is no piece and no member of this mail-out",
        "recorded before: m1-president",
        f"posted {TODAY}: m2-president",
    ]
    assert outcome.lines == ["box/register.csv"]


# looking


@pytest.fixture
def lived(box):
    """Make what is looked at below."""
    register = register_of(
        piece("m1", handed_out=LONG_AGO, posted=LONG_AGO),
        piece("m2", posted=LATELY),
        piece("m3", posted=LONG_AGO, returned=LATELY, why="moved"),
        piece("m4"),
        piece("m1", "embassy-es", posted=LONG_AGO - timedelta(1)),
        piece("m2", "embassy-es", posted=LONG_AGO, replied=LATELY),
    )
    mailout(box, register)


@pytest.mark.usefixtures("lived")
def test_the_summary_has_a_line_for_each_addressee_and_one_for_all(protest):
    assert protest().lines == [
        "president   4 pieces: 1 handed out, 3 posted, 1 returned, 1 open, 1 unanswered for 60 days",
        "embassy-es  2 pieces: 2 posted, 1 replied, 1 unanswered for 60 days",
        "4 members, 6 pieces: 1 handed out, 5 posted, 1 returned, 1 replied, 1 open, 2 unanswered for 60 days",
    ]


@pytest.mark.usefixtures("lived")
def test_the_summary_is_there_for_programs(protest):
    table = json.loads(protest("--json").out)

    whole = {"handed_out": 1, "signed": 0, "posted": 5, "returned": 1, "replied": 1, "withdrawn": 0}
    assert table | {"addressees": None} == {
        "members": 4,
        "erased": None,
        "days": 60,
        "pieces": 6,
        **whole,
        "open": 1,
        "unanswered": 2,
        "addressees": None,
    }
    assert table["addressees"]["embassy-es"]["replied"] == 1


@pytest.mark.usefixtures("lived")
def test_what_is_open_is_listed(protest):
    assert protest("--open").lines == ["m4-president  letter, envelope to president: made"]


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (["--unanswered"], ["m1-embassy-es", "m1-president"]),
        (["--unanswered", "91"], ["m1-embassy-es"]),
        (["--unanswered", "5"], ["m1-embassy-es", "m1-president", "m2-president"]),
        (["--unanswered", "92"], []),
    ],
    ids=" ".join,
)
def test_who_has_not_answered_is_listed_the_longest_first(protest, args, ids):
    outcome = protest(*args)

    assert [line.split()[0] for line in outcome.lines] == ids
    assert ids or "nothing is unanswered after 92 days" in outcome.err


@pytest.mark.usefixtures("lived")
def test_pieces_that_are_named_are_shown(protest):
    outcome = protest("m3", "m9", code=1)

    assert outcome.lines == [
        f"m3-president  letter, envelope to president: posted {LONG_AGO}, returned {LATELY} (moved)"
    ]
    assert "error: m9" in outcome.err


@pytest.mark.usefixtures("lived")
def test_lists_are_there_for_programs(protest):
    (row,) = json.loads(protest("m3-president", "--json").out)

    assert row == {
        "id": "m3-president",
        "members": ["m3"],
        "addressee": "president",
        "media": ["letter", "envelope"],
        "handed_out": None,
        "signed": None,
        "posted": str(LONG_AGO),
        "returned": str(LATELY),
        "replied": None,
        "withdrawn": None,
        "why": "moved",
        "consent": None,
    }
    assert json.loads(protest("--unanswered", "92", "--json").out) == []


@pytest.mark.usefixtures("lived")
def test_looking_changes_nothing_and_needs_no_lock(protest, box):
    for args in ((), ("--open",), ("--unanswered",), ("m1",), ("--json",)):
        protest(*args)

    assert files(box) == [".plan.json", REGISTER]


# what is refused


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--posted"], 2, "register: names no piece"),
        (["--on", "2026-01-01"], 2, "--on: goes with an event"),
        (["--undo", "m1"], 2, "--undo: goes with an event"),
        (["--why", "moved"], 2, "--why: goes with --returned"),
        (["--posted", "m1", "--why", "moved"], 2, "--why: goes with --returned"),
        (["--posted", "m1", "--undo", "--on", "2026-01-01"], 2, "--undo: needs no day"),
        (["--posted", "m1", "--open"], 2, "--open: lists, and records nothing"),
        (["--posted", "m1", "--unanswered"], 2, "--unanswered: lists, and records nothing"),
        (["--open", "--unanswered"], 2, "--open: does not go with --unanswered"),
        (["--open", "m1"], 2, "--open: lists all that is open"),
        (["-"], 2, "-: goes with an event"),
        (["--unanswered", "soon"], 2, '--unanswered: "soon" is no number of days'),
        (["--unanswered", "1", "2"], 2, '--unanswered: "1 2" is no number of days'),
        (["--unanswered", "99999999999"], 2, "is no number of days"),
        (["--unanswered", "9" * 5000], 2, "is no number of days"),
        (["--unanswered", "36501"], 2, "is no number of days"),
        (["--posted", "m1", "--on", "yesterday"], 2, '--on: "yesterday"'),
        (["--posted", "m1", "--on", "2026-02-30"], 2, "--on:"),
        (["--posted", "m1", "--on", str(TODAY + timedelta(1))], 2, "has not come yet"),
        (["--returned", "m1", "--why", "x" * 201], 2, "--why: is no line of at most 200 characters"),
        (["--returned", "m1", "--why", "a\x1b[2J"], 2, "--why: is no line"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else "",
)
def test_what_does_not_go_together_is_said_and_nothing_is_recorded(protest, box, args, code, said):
    before = (box / REGISTER).read_bytes()

    outcome = protest(*args, code=code)

    assert said in outcome.err
    assert "hint: " in outcome.err
    assert (box / REGISTER).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("nowhere", "there is no such folder"), ("mine", "is no folder of a mail-out"), ("file", "is no folder")],
)
@pytest.mark.parametrize("args", [(), ("--posted", "all")], ids=" ".join)
def test_a_folder_of_somebody_else_is_refused_and_not_touched(tmp_path, name, said, args):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "register.csv").write_text("mine")
    (tmp_path / "file").write_text("mine")

    outcome = call("register", name, *args, cwd=tmp_path)

    assert outcome.code == 7
    assert f"error: {name}: {said}" in outcome.err
    assert files(tmp_path) == ["file", "mine/register.csv"]


def test_ids_that_would_steer_the_terminal_are_shown_as_codes(tmp_path):
    mailout(tmp_path / "box", register_of(piece("a\u202eb")))

    outcome = call("register", "box", "--posted", "all", cwd=tmp_path)
    listed = call("register", "box", "all", cwd=tmp_path)

    assert "\u202e" not in outcome.err + listed.out
    assert "\\x202e" in outcome.err


def test_a_large_register_is_no_matter(tmp_path):
    mailout(tmp_path / "box", small_register(2000))

    outcome = call("register", "box", "--posted", "all", cwd=tmp_path)

    assert f"posted {TODAY}: 4000 pieces" in outcome.err
