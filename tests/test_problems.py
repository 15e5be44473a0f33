"""What can be wrong, which code a command ends with, and what "did you mean" suggests."""

from itertools import permutations

import pytest

from protest_letters.problems import (
    PRECEDENCE,
    ExitCode,
    Level,
    Problem,
    ProtestError,
    did_you_mean,
    exit_code,
    raise_errors,
)


def error(code):
    return Problem("file:1", "is wrong", code=code)


def warning(code):
    return Problem("file:1", "is odd", level=Level.WARNING, code=code)


def notice(code):
    return Problem("file:1", "is worth knowing", level=Level.NOTICE, code=code)


def test_the_codes_are_those_of_the_contract():
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "REJECTED": 1,
        "USAGE": 2,
        "DATA": 3,
        "TEMPLATE": 4,
        "FIT": 5,
        "UNSAFE": 6,
        "WRITE": 7,
        "CHARACTER": 8,
        "ABSENT": 9,
        "INTERRUPTED": 130,
    }


def test_of_several_problems_the_first_of_6_2_3_4_8_5_7_9_1_decides():
    assert list(PRECEDENCE) == [6, 2, 3, 4, 8, 5, 7, 9, 1]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((ExitCode.REJECTED, ExitCode.ABSENT), ExitCode.ABSENT),
        ((ExitCode.CHARACTER, ExitCode.FIT), ExitCode.CHARACTER),
        ((ExitCode.WRITE, ExitCode.TEMPLATE, ExitCode.DATA), ExitCode.DATA),
        ((ExitCode.DATA, ExitCode.USAGE), ExitCode.USAGE),
        ((ExitCode.USAGE, ExitCode.UNSAFE), ExitCode.UNSAFE),
    ],
)
def test_the_order_in_which_problems_were_found_does_not_matter(codes, expected):
    for order in permutations(codes):
        assert exit_code(error(code) for code in order) is expected


def test_nothing_wrong_is_code_0():
    assert exit_code([]) is ExitCode.DONE


@pytest.mark.parametrize("milder", [warning, notice])
def test_a_warning_or_notice_changes_no_code(milder):
    assert exit_code([milder(ExitCode.UNSAFE)]) is ExitCode.DONE
    assert exit_code([milder(ExitCode.UNSAFE), error(ExitCode.REJECTED)]) is ExitCode.REJECTED


def test_errors_are_raised_together_with_the_warnings_found_beside_them():
    found = [warning(ExitCode.DATA), error(ExitCode.DATA), error(ExitCode.TEMPLATE)]
    with pytest.raises(ProtestError) as caught:
        raise_errors(found)
    assert caught.value.problems == tuple(found)


@pytest.mark.parametrize("found", [[], [warning(ExitCode.DATA)], [notice(ExitCode.DATA)]])
def test_without_an_error_nothing_is_raised(found):
    raise_errors(found)


def test_problems_that_come_one_by_one_are_all_kept():
    with pytest.raises(ProtestError) as caught:
        raise_errors(error(code) for code in (ExitCode.DATA, ExitCode.FIT))
    assert [problem.code for problem in caught.value.problems] == [ExitCode.DATA, ExitCode.FIT]


def test_the_exception_reads_as_its_problems():
    said = str(ProtestError([Problem("a.yaml:3", "is empty"), Problem("--city", "is needed")]))
    assert said == "a.yaml:3: is empty; --city: is needed"


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("presidnet", ["president", "interior-minister"], 'did you mean "president"?'),
        ("salutaion", ["salutation", "source"], 'did you mean "salutation"?'),
        ("zzz", ["president", "embassy"], "known: embassy, president"),
        ("zzz", [], ""),
    ],
)
def test_the_nearest_known_word_is_suggested_else_all_are_named(word, known, said):
    assert did_you_mean(word, known) == said


def test_the_suggestion_does_not_depend_on_the_order_of_what_is_known():
    known = ["embassy-at", "embassy-au", "embassy-az"]
    assert {did_you_mean("embassy-a", order) for order in permutations(known)} == {did_you_mean("embassy-a", known)}
