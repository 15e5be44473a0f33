"""`run.py`: from a wish to finished files, called as a library."""

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from command import files, pages_of
from conftest import TODAY
from protest_letters.dispatch import Wish
from protest_letters.document import Artifact
from protest_letters.load.folder import load_campaign
from protest_letters.problems import ExitCode, Level, ProtestError, exit_code
from protest_letters.run.files import write_artifacts
from protest_letters.run.letters import Sheet, make_letters
from protest_letters.run.making import choose_standard
from protest_letters.standards import STANDARDS, standard_named
from small_campaign import LETTER, changed, write_campaign

DIN = standard_named("din-b")


@pytest.fixture
def make(campaign, forms, sender):
    def made(*who, day=TODAY, standard=DIN, writer=None, letter="", language=""):
        wish = Wish(who, writer or sender, day, TODAY, letter, language)
        return make_letters(wish, campaign, forms, Sheet(standard))

    return made


def said(problems, rule):
    return [problem for problem in problems if problem.rule == rule]


# the standard


@pytest.mark.parametrize("name", [row.id for row in STANDARDS])
def test_every_standard_can_be_asked_for_by_name(name):
    assert choose_standard(name, "ES").id == name


@pytest.mark.parametrize(
    ("country", "standard"),
    [("DE", "din-b"), ("AT", "din-b"), ("ES", "din-b"), ("KZ", "din-b"), ("FR", "fr"), ("US", "us"), ("CA", "us")],
)
def test_without_a_name_the_country_of_posting_chooses(country, standard):
    assert choose_standard("", country).id == standard


def test_an_unknown_standard_is_wrong_use_with_a_suggestion():
    with pytest.raises(ProtestError) as caught:
        choose_standard("din-c", "DE")

    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == ("--standard", ExitCode.USAGE)
    assert problem.hint == 'did you mean "din-b"?'


# making


def test_letters_come_in_the_order_of_the_wish_and_are_named_for_addressee_letter_and_language(make):
    artifacts, problems = make("president", "interior-minister", language="ru")

    assert [one.name for one in artifacts] == [
        "president-independent-unions-ru.pdf",
        "interior-minister-independent-unions-ru.pdf",
    ]
    assert all(one.content.startswith(b"%PDF-") for one in artifacts)
    assert exit_code(problems) is ExitCode.DONE


def test_the_same_wish_gives_the_same_bytes(make):
    assert make("president")[0] == make("president")[0]


def test_a_wrong_id_keeps_every_letter_from_being_made(make):
    artifacts, problems = make("president", "presidnet")

    assert artifacts == ()
    assert exit_code(problems) is ExitCode.USAGE


def test_someone_out_of_reach_keeps_no_other_letter_from_being_made(make):
    artifacts, problems = make("knb-chairman", "president")

    assert [one.name for one in artifacts] == ["president-independent-unions-en.pdf"]
    assert exit_code(problems) is ExitCode.DATA


def test_a_character_no_font_has_is_named_once_for_all_letters(make, sender):
    artifacts, problems = make("president", "interior-minister", writer=replace(sender, name="Sample 𓀀"))

    errors = [problem for problem in problems if problem.level is Level.ERROR]
    assert artifacts == ()
    assert [(one.where, one.code) for one in errors] == [("--name", ExitCode.CHARACTER)]


@pytest.mark.parametrize(
    ("days", "historical"), [(0, False), (30, False), (-30, False), (31, True), (-31, True), (-9865, True)]
)
def test_a_letter_more_than_thirty_days_off_is_called_historical(make, days, historical):
    _, problems = make("president", day=TODAY + timedelta(days=days))

    warnings = said(problems, "historical")
    assert bool(warnings) is historical
    assert all("HISTORICAL, NOT FOR POSTING" in one.what and one.level is Level.WARNING for one in warnings)


def test_what_a_window_may_hide_is_said_of_the_letter_it_concerns(make):
    us = standard_named("us")

    hidden = said(make("president", "interior-minister", standard=us)[1], "window")

    assert hidden
    assert {one.level for one in hidden} == {Level.NOTICE}
    assert all(one.where.startswith(("president", "interior-minister")) for one in hidden)
    assert said(make("president")[1], "window") == []
    assert said(make("knb-chairman", standard=us)[1], "window") == []


@pytest.fixture
def of_length(tmp_path, forms, sender):
    """Return a function: number of paragraphs → what is made of so long a letter."""

    def made(paragraphs):
        text = "\n\n".join(["A paragraph of the usual length. " * 12] * paragraphs)
        folder = write_campaign(tmp_path / "campaign", letter=changed(LETTER, "A first paragraph.", text))
        return make_letters(Wish(("mayor",), sender, date(2020, 6, 1), TODAY), load_campaign(folder), forms, Sheet(DIN))

    return made


@pytest.mark.parametrize(
    ("paragraphs", "said_of_it"),
    [
        (3, []),
        (4, ["is set with lines 4.9 mm apart instead of 5.2 to keep one page"]),
        (5, ["is set in 10.5 pt to keep one page"]),
        (7, []),  # two pages: in the usual size again
    ],
)
def test_how_a_letter_is_made_to_fit_one_page_is_said(of_length, paragraphs, said_of_it):
    notices = said(of_length(paragraphs)[1], "tight")

    assert [one.what for one in notices] == said_of_it
    assert all((one.where, one.level) == ("mayor-appeal-en", Level.NOTICE) for one in notices)


@pytest.mark.parametrize(("paragraphs", "pages"), [(2, 1), (7, 2)])
def test_a_letter_that_takes_a_second_page_is_made_and_said(of_length, paragraphs, pages):
    (artifact,), problems = of_length(paragraphs)

    assert len(pages_of(artifact.content)) == pages
    assert [one.what for one in said(problems, "pages")] == ([f"takes {pages} pages"] if pages > 1 else [])


# writing

ONE = Artifact("one.pdf", b"%PDF-1.7 one")
TWO = Artifact("two.pdf", b"%PDF-1.7 two")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("artifacts", "out", "paths"),
    [
        ([ONE], "", ["one.pdf"]),
        ([ONE], "mine", ["mine"]),
        ([ONE], "mine/", ["mine/one.pdf"]),
        ([ONE], "there", ["there/one.pdf"]),
        ([ONE], "deep/er/mine.pdf", ["deep/er/mine.pdf"]),
        ([ONE, TWO], "", ["one.pdf", "two.pdf"]),
        ([ONE, TWO], "mine", ["mine/one.pdf", "mine/two.pdf"]),
        ([ONE, TWO], "there", ["there/one.pdf", "there/two.pdf"]),
        ([], "mine/", []),
    ],
)
def test_one_result_goes_to_a_file_several_into_a_folder(here, artifacts, out, paths):
    (here / "there").mkdir()

    written, problems = write_artifacts(artifacts, out, force=False)

    assert [path.as_posix() for path in written] == paths
    assert problems == ()
    assert files(here) == sorted(paths)


def test_nothing_to_write_makes_no_folder(here):
    write_artifacts([], "mine/", force=False)

    assert list(here.iterdir()) == []


def test_a_file_in_the_way_keeps_only_its_own_letter_from_being_written(here):
    (here / "one.pdf").write_bytes(b"mine")

    paths, problems = write_artifacts([ONE, TWO], ".", force=False)

    assert [path.name for path in paths] == ["two.pdf"]
    assert [(one.where, one.code, one.level) for one in problems] == [("one.pdf", ExitCode.WRITE, Level.ERROR)]
    assert (here / "one.pdf").read_bytes() == b"mine"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.binary(max_size=200), second=st.binary(max_size=200), force=st.booleans())
def test_a_second_run_leaves_equal_bytes_and_replaces_others_only_by_force(tmp_path, first, second, force):
    out = str(tmp_path / "x.pdf")
    (tmp_path / "x.pdf").unlink(missing_ok=True)
    assert write_artifacts([Artifact("x.pdf", first)], out, force=False)[1] == ()

    paths, problems = write_artifacts([Artifact("x.pdf", second)], out, force=force)

    allowed = force or first == second
    assert (tmp_path / "x.pdf").read_bytes() == (second if allowed else first)
    assert (len(paths), len(problems)) == ((1, 0) if allowed else (0, 1))
    assert files(tmp_path) == ["x.pdf"]


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, MemoryError])
def test_an_interrupt_while_writing_keeps_the_old_file_and_leaves_no_part(here, monkeypatch, trouble):
    (here / "one.pdf").write_bytes(b"old")

    def interrupted(_):
        raise trouble

    # the only way to be interrupted at exactly this place
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(trouble):
        write_artifacts([ONE], "one.pdf", force=True)

    assert files(here) == ["one.pdf"]
    assert (here / "one.pdf").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("day", "letter"),
    [
        (date(1999, 11, 17), "end-the-repression"),
        (date(2000, 12, 12), "end-the-repression"),
        (date(2023, 1, 1), "independent-unions"),
        (TODAY, "independent-unions"),
    ],
)
def test_the_letter_is_the_campaigns_for_the_date(make, day, letter):
    assert [one.name for one in make("president", day=day, language="en")[0]] == [f"president-{letter}-en.pdf"]


@pytest.mark.parametrize("day", [date(2000, 12, 13), date(2022, 12, 31)])
def test_on_a_date_of_no_letter_none_is_made(make, day):
    artifacts, problems = make("president", day=day)

    assert artifacts == ()
    assert exit_code(problems) is not ExitCode.DONE
