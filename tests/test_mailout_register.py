"""A register: which pieces are meant, what is recorded of them, and how the mail-out stands."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.mailout.choosing import Names
from protest_letters.mailout.register import TOGETHER, Event, Life, Made, trace
from protest_letters.mailout.reports import Report, out_of_order, record
from protest_letters.mailout.returns import about_returns, check_pieces, many_returns
from protest_letters.mailout.standing import by_addressee, standing_of, unanswered
from protest_letters.problems import ExitCode, Level
from registers import TODAY, piece, register_of, small_register

D1, D2, D3 = date(2026, 9, 1), date(2026, 9, 15), date(2026, 10, 1)


# pieces


def test_the_rows_of_a_piece_are_followed_as_one():
    (traced,) = trace(piece("m1", posted=D1))

    assert (traced.id, traced.members, traced.addressee) == ("m1-president", ("m1",), "president")
    assert traced.media == (Made.LETTER, Made.ENVELOPE)
    assert traced.life.posted == D1


def test_every_event_is_a_field_of_a_life():
    assert {event.value for event in Event} < {field.name for field in fields(Life)}


# which pieces are meant


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["m2-president"], ["m2-president"]),
        (["M2-President"], ["m2-president"]),
        (["m2"], ["m2-president", "m2-embassy-es"]),
        (["m3-president", "m1-president", "m1-president"], ["m1-president", "m3-president"]),
        (["m1-president..m3-president"], ["m1-president", "m2-president", "m3-president"]),
        (["m2-president..m2-president"], ["m2-president"]),
        (["m2-embassy-es .. m3-embassy-es"], ["m2-embassy-es", "m3-embassy-es"]),
        # to two addressees: whatever lies between
        (["m3-president..m1-embassy-es"], ["m3-president", "m1-embassy-es"]),
        (["m3..m3"], ["m3-president", "m1-embassy-es", "m2-embassy-es", "m3-embassy-es"]),
        (["all"], [one.id for one in trace(small_register().entries)]),
    ],
    ids=" ".join,
)
def test_pieces_are_named_by_their_ids_by_members_by_bundles_or_all_at_once(words, ids):
    chosen = Names(trace(small_register().entries)).choose(words)

    assert ([one.id for one in chosen.pieces], chosen.problems) == (ids, ())


def test_a_bundle_has_one_addressee_even_where_members_follow_each_other():
    by_member = register_of(*(piece(name, office) for name in ("m1", "m2") for office in ("president", "mayor")))

    chosen = Names(trace(by_member.entries)).choose(["m1-president..m2-president"])

    assert [one.id for one in chosen.pieces] == ["m1-president", "m2-president"]


@pytest.mark.parametrize(
    ("word", "what", "hint"),
    [
        ("m2-presidnt", "is no piece and no member of this mail-out", 'did you mean "m2-president"?'),
        ("m1-president..m9-president", "is no piece and no member", 'did you mean "m3-president"?'),
        ("m3-president..m1-president", "m3-president comes after m1-president", "m1-president..m3-president"),
        ("..", "is no piece", ""),
        ("", "is no piece", ""),
    ],
)
def test_what_names_nothing_is_said_and_the_rest_counts(word, what, hint):
    chosen = Names(trace(small_register().entries)).choose(["m1-president", word])

    assert [one.id for one in chosen.pieces] == ["m1-president"]
    (problem,) = chosen.problems
    assert what in problem.what
    assert hint in problem.hint
    assert problem.code is ExitCode.REJECTED


def test_capitals_count_where_they_alone_tell_two_members_apart():
    names = Names(trace(register_of(piece("a1"), piece("A1")).entries))

    assert [one.id for one in names.choose(["A1"]).pieces] == ["A1-president"]
    assert [one.id for one in names.choose(["a1"]).pieces] == ["a1-president"]


def test_who_signs_together_is_found_by_each_id():
    rows = [replace(entry, member=f"m1{TOGETHER}m2") for entry in piece("m1")]

    assert [one.id for one in Names(trace(rows)).choose(["m2"]).pieces] == ["m1-president"]


def test_in_a_long_register_many_unknown_words_take_no_long_time():
    names = Names(trace(small_register(500).entries))

    problems = names.choose([f"m{number}-presidnt" for number in range(3000)]).problems

    assert len(problems) == 3000
    assert sum(bool(problem.hint) for problem in problems) == 10


def test_pieces_come_in_the_order_of_the_register_however_they_are_named():
    names = Names(trace(small_register(3000, ["president"]).entries))

    chosen = names.choose(["m2900", "m7", "m1500..m1501"])

    assert [one.id for one in chosen.pieces] == [f"m{number}-president" for number in (7, 1500, 1501, 2900)]


# what is reported


def told(register, *reports, words=("all",)):
    return record(register, Names(trace(register.entries)).choose(words).pieces, reports)


def lives(recorded):
    return {one.id: one.life for one in trace(recorded.register.entries)}


def test_a_report_is_recorded_in_every_row_of_the_piece_and_in_no_other():
    recorded = told(small_register(), Report(Event.POSTED, D1), words=["m2-president"])

    assert recorded.changed == ("m2-president",)
    assert {entry.id for entry in recorded.register.entries if entry.life != Life()} == {"m2-president"}
    assert [entry.life.posted for entry in recorded.register.entries if entry.id == "m2-president"] == [D1, D1]


def test_several_things_can_be_reported_at_once():
    recorded = told(small_register(1, ["president"]), Report(Event.SIGNED, D1), Report(Event.POSTED, D1))

    assert lives(recorded)["m1-president"] == Life(signed=D1, posted=D1)


def test_the_same_again_counts_as_done():
    once = told(small_register(), Report(Event.POSTED, D1))
    again = told(once.register, Report(Event.POSTED, D1))

    assert again.changed == ()
    assert again.already == once.changed
    assert again.register == once.register
    assert again.problems == ()


def test_another_day_or_reason_of_the_same_is_said_and_the_first_stays():
    first = told(register_of(piece("m1", posted=D1)), Report(Event.RETURNED, D2, "moved"))
    again = told(first.register, Report(Event.RETURNED, D3, "refused"))

    assert lives(again)["m1-president"] == Life(posted=D1, returned=D2, why="moved")
    assert [(one.level, one.what) for one in again.problems] == [
        (Level.NOTICE, "returned 2026-09-15 already: that day stays"),
        (Level.NOTICE, "returned already, moved: that stays"),
    ]


def test_a_reason_that_comes_later_is_added():
    first = told(register_of(piece("m1", posted=D1)), Report(Event.RETURNED, D2))

    assert lives(told(first.register, Report(Event.RETURNED, D2, "moved")))["m1-president"].why == "moved"


def test_what_was_recorded_by_mistake_is_taken_back():
    first = told(register_of(piece("m1", posted=D1)), Report(Event.RETURNED, D2, "moved"))
    undone = told(first.register, Report(Event.RETURNED, D3, undo=True))

    assert lives(undone)["m1-president"] == Life(posted=D1)
    assert told(undone.register, Report(Event.RETURNED, D3, undo=True)).changed == ()


@pytest.mark.parametrize(
    ("life", "said"),
    [
        (Life(posted=D2, returned=D1), "returned 2026-09-01, before it was posted (2026-09-15)"),
        (Life(returned=D1), "returned 2026-09-01, and not known to be posted"),
        (Life(replied=D1), "replied 2026-09-01, and not known to be posted"),
        (Life(signed=D2, posted=D1), "posted 2026-09-01, before it was signed (2026-09-15)"),
        (Life(handed_out=D3, signed=D2), "signed 2026-09-15, before it was handed out (2026-10-01)"),
        (Life(posted=D2, withdrawn=D1), "withdrawn 2026-09-01, before it was posted (2026-09-15)"),
    ],
)
def test_what_cannot_have_happened_so_is_warned_of_and_recorded(life, said):
    assert out_of_order(life) == (said,)
    days = {key: getattr(life, key) for key in ("handed_out", "signed", "posted", "returned", "replied", "withdrawn")}
    (problem,) = check_pieces(trace(piece("m1", **days)))
    assert (problem.where, problem.what, problem.level) == ("m1-president", said, Level.WARNING)


@pytest.mark.parametrize(
    "life",
    [
        Life(),
        Life(posted=D1),
        Life(handed_out=D1, signed=D1, posted=D1, returned=D1),
        Life(signed=D1, posted=D2, replied=D3),
        Life(posted=D1, withdrawn=D2),
        Life(withdrawn=D1),
        Life(posted=D1, replied=D2, returned=D3),
    ],
    ids=str,
)
def test_what_can_have_happened_so_is_not(life):
    assert out_of_order(life) == ()


def test_hundreds_of_pieces_of_which_the_same_is_to_be_said_are_one_line():
    recorded = told(small_register(200), Report(Event.RETURNED, D1))

    (problem,) = recorded.problems
    assert problem.where == "m1-president, m2-president, m3-president and 397 others"
    assert len(recorded.changed) == 400


#: Whatever anybody reports, in whatever order.
REPORTS = st.lists(
    st.builds(
        Report,
        st.sampled_from(Event),
        st.dates(date(2026, 1, 1), TODAY),
        st.sampled_from(["", "moved", "=1", "x"]),
        st.booleans(),
    ),
    max_size=8,
)


@given(REPORTS)
def test_no_sequence_of_reports_loses_a_row_or_says_two_things_of_one_piece(reports):
    register = small_register(2)
    for report in reports:
        before = register
        recorded = told(register, report, words=["m1"])
        register = recorded.register
        assert set(recorded.changed) | set(recorded.already) == {"m1-president", "m1-embassy-es"}
        assert told(register, report, words=["m1"]).register == register
        assert (register == before) is not bool(recorded.changed)

    assert [replace(entry, life=Life()) for entry in register.entries] == list(small_register(2).entries)
    assert {entry.life for entry in register.entries if entry.member == "m2"} == {Life()}
    for event in Event:
        last = next((one for one in reversed(reports) if one.event is event), None)
        assert (lives(recorded)["m1-president"].day(event) is None) is (last is None or last.undo) if reports else True


# how it stands


def test_pieces_are_counted_by_what_happened_to_them():
    pieces = trace(
        register_of(
            piece("m1"),
            piece("m2", handed_out=D1),
            piece("m3", handed_out=D1, posted=D1),
            piece("m4", posted=D1, returned=D2),
            piece("m5", posted=D1, replied=D2),
            piece("m6", withdrawn=D2),
            piece("m1", "mayor"),
        ).entries
    )
    president, mayor = by_addressee(pieces, TODAY)

    assert (president.addressee, president.pieces, president.open, president.unanswered) == ("president", 6, 2, 1)
    assert president.events == {
        Event.HANDED_OUT: 2,
        Event.SIGNED: 0,
        Event.POSTED: 3,
        Event.RETURNED: 1,
        Event.REPLIED: 1,
        Event.WITHDRAWN: 1,
    }
    assert (mayor.addressee, mayor.pieces, mayor.open) == ("mayor", 1, 1)
    assert standing_of(pieces, TODAY).pieces == 7


@pytest.mark.parametrize(
    ("life", "days", "waits"),
    [
        (Life(posted=TODAY - timedelta(60)), 60, True),
        (Life(posted=TODAY - timedelta(59)), 60, False),
        (Life(posted=TODAY), 0, True),
        (Life(), 0, False),
        (Life(posted=D1, replied=D2), 0, False),
        (Life(posted=D1, returned=D2), 0, False),
        (Life(posted=D1, withdrawn=D2), 0, False),
    ],
)
def test_who_has_not_answered_for_so_many_days_is_found(life, days, waits):
    (one,) = trace([replace(entry, life=life) for entry in piece("m1")])

    assert (unanswered([one], TODAY, days) == (one,)) is waits


@pytest.mark.parametrize("made", [Made.COPIES, Made.LABELS])
def test_nobody_answers_copies_and_labels(made):
    assert unanswered(trace(piece("m1", made=[made], posted=D1)), TODAY) == ()


def returned(number, *reasons, addressee="president"):
    """So many pieces to one addressee that came back, one after the other for these reasons."""
    lives_ = [Life(posted=D1, returned=D2, why=why) for why in reasons]
    return [[replace(one, life=life) for one in piece(f"m{number + at}", addressee)] for at, life in enumerate(lives_)]


@pytest.mark.parametrize(
    ("reasons", "said", "hint"),
    [
        (["moved", "unknown", "moved"], "3 of 4 came back (2 moved, 1 unknown)", "look for a newer address"),
        (["refused"] * 3, "3 of 4 came back (3 refused)", "write to another office"),
        (["suspended"] * 3, "3 of 4 came back (3 suspended)", "the embassy in your own country"),
        (["", "", "on strike"], "3 of 4 came back (2 no reason given, 1 on strike)", "look for a newer address"),
    ],
)
def test_three_returns_from_one_addressee_are_no_accident(reasons, said, hint):
    pieces = trace(register_of(*returned(1, *reasons), piece("m9", posted=D1), piece("m8")).entries)

    (problem,) = about_returns(pieces)

    assert (problem.where, problem.what, problem.rule) == ("president", said, "returns")
    assert hint in problem.hint
    assert problem.level is Level.WARNING


def test_two_returns_or_three_from_different_addressees_are_not():
    two = [*returned(1, "moved", "moved"), *returned(3, "moved", addressee="mayor")]

    assert many_returns(trace(register_of(*two).entries)) == ()
