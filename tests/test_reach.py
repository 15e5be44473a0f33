"""Who can be reached by which medium, and what is said of the way."""

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY
from protest_letters.dispatch import Campaign, Medium, Resolved, Sender, Wish
from protest_letters.model import Channel, Confidence
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Level
from protest_letters.reach import find_embassy, nearest
from test_plan import BOOK, address, embassy, evidence, office

THEN = date(1999, 11, 20)
WRITER = Sender("Sample Sender", "Madrid", "ES")


def fax(number="+7123456", as_of="1999-11-17", **more):
    return Channel(number, f"({number})", evidence(as_of, **more))


def rules(problems, where=""):
    return [problem.rule for problem in problems if not where or problem.where == where]


@pytest.fixture
def ask(campaign):
    def plan(who, day=THEN, medium=Medium.FAX, country="ES"):
        writer = replace(WRITER, country=country)
        return plan_letters(Wish((who,), writer, day, TODAY, medium=medium), campaign)

    return plan


def test_a_fax_needs_a_number_and_no_address(campaign):
    book = replace(campaign.book, offices=(replace(office("mayor"), fax=(fax(),)), office("other", address("KZ"))))
    reached = plan_letters(Wish(("mayor", "other"), WRITER, THEN, TODAY, medium=Medium.FAX), of(book, campaign))

    assert [one.to.addressee.id for one in reached.dispatches] == ["mayor"]
    assert "address-unknown" not in rules(reached.problems, "mayor")
    (problem,) = (one for one in reached.problems if one.level is Level.ERROR)
    assert (problem.where, problem.what, problem.code) == (
        "other",
        "no fax number is known for 1999-11-20",
        ExitCode.DATA,
    )


def of(book, campaign):
    return Campaign("", book, campaign.templates)


def test_what_is_known_before_and_after_is_said(campaign):
    numbers = (
        fax("+71", "1995", until=evidence("1999-01-01").as_of),
        fax("+72", "2005"),
        fax("+73", "2003"),
        fax("+74", "unknown"),
    )
    book = replace(campaign.book, offices=(replace(office("mayor"), fax=numbers),))
    (problem,) = plan_letters(Wish(("mayor",), WRITER, THEN, TODAY, medium=Medium.FAX), of(book, campaign)).problems

    assert problem.what == (
        "no fax number is known for 1999-11-20; before: (+71) (as of 1995); after: (+73) (as of 2003);"
        " undated: (+74) (as of unknown)"
    )
    assert problem.hint == "see protest show mayor, or put the number you know into your own corrections"


def test_the_number_of_1999_is_said_to_be_old(ask):
    plan = ask("president")

    assert len(plan.dispatches) == 1
    said = {problem.rule: problem.what for problem in plan.problems}
    assert said["fax-old"] == "the fax number is of 1999-11-17, 27 years old today"


def test_a_letter_hears_nothing_of_fax_numbers(ask):
    assert not any(rule.startswith("fax") for rule in rules(ask("president", medium=Medium.LETTER).problems))


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        (fax(), []),
        (fax(as_of="1990"), ["fax-old"]),
        (fax(as_of="unknown"), ["fax-undated"]),
        (replace(fax(), evidence=replace(evidence(), own=True, place="me.yaml:1")), ["fax-own"]),
        (replace(fax(), evidence=replace(evidence(), confidence=Confidence.LOW)), ["fax-weak"]),
    ],
)
def test_how_sure_a_number_is_is_said(campaign, number, rule):
    book = replace(campaign.book, offices=(replace(office("mayor"), fax=(number,)),), compiled=THEN)
    plan = plan_letters(Wish(("mayor",), WRITER, THEN, THEN, medium=Medium.FAX), of(book, campaign))

    assert [one for one in rules(plan.problems, "mayor") if one.startswith("fax")] == rule


def test_the_embassy_for_a_fax_is_one_with_a_number():
    own = replace(embassy("CH", address("CH")), fax=())
    other = replace(embassy("FR", serves=[("CH", evidence())]), fax=(fax(),))
    book = replace(BOOK, embassies=(own, other))

    by_post = find_embassy(book, "CH", THEN, TODAY)
    by_fax = find_embassy(book, "CH", THEN, TODAY, medium=Medium.FAX)
    assert isinstance(by_post, Resolved)
    assert isinstance(by_fax, Resolved)
    assert (by_post.addressee.id, by_fax.addressee.id, by_fax.served) == ("embassy-ch", "embassy-fr", "CH")
    assert [one.id for one in nearest(book, "CH", THEN, TODAY, medium=Medium.FAX)] == ["embassy-fr"]


def test_where_no_embassy_has_a_number_the_nearest_with_one_are_named(ask):
    (problem,) = ask("embassy", day=TODAY, country="DE").problems

    assert "no fax number is known for 2026-11-23" in problem.what
    assert "embassy-cz in Czechia" in problem.hint
    assert problem.hint.endswith("or put the number you know into your own corrections")
    assert "--address" not in problem.hint
