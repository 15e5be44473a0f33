"""Faxes of the shipped campaign, all of them: plain, within rows and columns, complete, counted."""

import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, needs
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import known_languages
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.document import TextPage
from protest_letters.latin import Charset, to_ascii
from protest_letters.layout.grid import COLUMNS, ROWS
from protest_letters.layout.sheet import all_runs
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.media.text import write_text
from protest_letters.model import Picture
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Level, exit_code
from protest_letters.resolve import resolve
from protest_letters.run.fax import TextForm, make_text_faxes

IN_1999 = date(1999, 11, 20)
MEMBER = Sender(
    "Zoë Müller-Ångström", "København", "DK", "Sønder Allé 1", "1000", role="Schatzmeisterin", organisation="Åben №5"
)
UNION = replace(MEMBER, many=True, reference="12/2026 «б»", personal="Наши слова.\n\nUnd unsere – auch.")
BOOK = load_campaign(built_in_folder()).book
#: Everybody who has a fax number on the day.
REACHED = [(one.id, day) for day in (IN_1999, TODAY) for one in BOOK.addressees if resolve(BOOK, one, day, TODAY).fax]


def wish(who, day=IN_1999, language="en", writer=MEMBER):
    return Wish((who,), writer, day, TODAY, "", language, medium=Medium.FAX)


def pages_of(artifact):
    return [page.splitlines() for page in artifact.content.decode("ascii").split("\f")]


def words(text):
    return re.findall(r"\w+", to_ascii(text).text)


def test_there_are_numbers_of_both_times():
    assert {("president", IN_1999), ("knb-chairman", IN_1999), ("embassy-es", TODAY)} <= set(REACHED)
    assert len(REACHED) > 8


@pytest.mark.parametrize("cover", [True, False], ids=["cover", "no cover"])
@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("writer", [MEMBER, UNION], ids=["I", "we"])
@pytest.mark.parametrize(("who", "day"), REACHED, ids=[f"{who}-{day.year}" for who, day in REACHED])
def test_every_fax_is_plain_fits_and_is_complete(*, campaign, forms, who, day, writer, language, cover):
    asked = wish(who, day, language, writer)
    form = TextForm(cover=cover, original_follows=True)
    (artifact,), problems = make_text_faxes(asked, campaign, forms, form)
    pages = pages_of(artifact)

    assert exit_code(problems) == 0
    assert artifact.name == f"{plan_letters(asked, campaign).dispatches[0].id}.txt"
    assert artifact.content.isascii()
    assert not artifact.content.endswith(b"\f")
    assert max(len(row) for page in pages for row in page) <= COLUMNS
    assert max(map(len, pages)) <= ROWS
    assert all(row == row.rstrip() for page in pages for row in page)
    for number, page in enumerate(pages[1:], start=2):
        assert re.search(rf"\b{number} \w+ {len(pages)}$", page[0])
    if cover:
        assert any(re.match(rf" +[A-Z ]+: +{len(pages)}$", row) for row in pages[0])
    written = to_ascii(artifact.content.decode(), language).text
    letter = compose_letter(plan_letters(asked, campaign).dispatches[0], forms)
    missing = set(expected(letter, language, cover=cover)) - set(re.findall(r"\w+", written))
    assert missing == set()


def expected(letter, language, *, cover):
    """The words of a letter but for what only a post needs and what a cover's label says."""
    # the office heads further pages of paper only
    window = {id(run) for line in (*letter.return_line, *letter.address, letter.office) for run in line}
    runs = [run for run in all_runs(letter) if id(run) not in window]
    text = " ".join(run.text for run in runs)
    name = " ".join(run.text for line in letter.address[:2] for run in line)
    said_by_label = {"Re", "Objet", "Asunto"} if cover else set()
    return [word for word in re.findall(r"\w+", to_ascii(f"{name} {text}", language).text) if word not in said_by_label]


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize(("who", "day"), REACHED, ids=[f"{who}-{day.year}" for who, day in REACHED])
def test_a_fax_program_makes_as_many_pages_as_we_say(tmp_path, campaign, forms, who, day, language):
    (artifact,), _ = make_text_faxes(wish(who, day, language, UNION), campaign, forms)

    assert pages_by_textfmt(tmp_path, artifact.content) == {len(pages_of(artifact))}


def pages_by_textfmt(tmp_path, content):
    """The numbers of pages that HylaFAX makes of a text at 11 point, on Letter and on A4."""
    (tmp_path / "fax.txt").write_bytes(content)
    program = needs("textfmt")
    counts = set()
    for paper in ("na-let", "a4"):
        command = [program, "-B", "-p", "11", "-s", paper, "fax.txt"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
        counts.add(len(re.findall(rb"^%%Page: ", done.stdout, re.MULTILINE)))
    return counts


def test_full_pages_are_not_broken_by_a_fax_program(tmp_path):
    full = TextPage(("x" * COLUMNS,) * ROWS)
    over = TextPage(("x" * COLUMNS,) * (ROWS + 1))

    assert pages_by_textfmt(tmp_path, write_text([full] * 3, Charset.ASCII)) == {3}
    # the limit is one: a row more takes another page on Letter
    assert pages_by_textfmt(tmp_path, write_text([over], Charset.ASCII)) == {2, 1}


# what is said


def said(problems, rule):
    return [problem for problem in problems if problem.rule == rule]


def test_each_replacement_is_said_once_for_all_faxes(campaign, forms):
    both = replace(wish("president"), who=("president", "knb-chairman"))
    artifacts, problems = make_text_faxes(both, campaign, forms)

    assert len(artifacts) == 2
    (notice,) = said(problems, "replaced")
    assert notice.level is Level.NOTICE
    assert notice.what.startswith("written otherwise in ascii (BGN/PCGN, simplified): ")
    listed = notice.what.partition(": ")[2].split(", ")
    assert len(listed) == len(set(listed))
    assert {"ü → u", "Å → A", "ø → o", "№ → No.", "’ → '"} <= set(listed)


def test_what_is_plain_already_needs_no_word(campaign, forms):
    plain = Sender("Ann Example", "London", "GB")
    _, problems = make_text_faxes(wish("president", writer=plain), campaign, forms, TextForm(Charset.UTF_8))

    assert said(problems, "replaced") == []


def test_a_sign_that_goes_is_said_to_go(campaign, forms):
    _, problems = make_text_faxes(wish("president", language="ru"), campaign, forms)

    assert "ь → nothing" in said(problems, "replaced")[0].what


@pytest.mark.parametrize(
    ("language", "charset", "count"),
    [("ru", Charset.ASCII, 1), ("ru", Charset.LATIN_1, 1), ("ru", Charset.UTF_8, 0), ("de", Charset.ASCII, 0)],
)
def test_russian_in_latin_letters_is_called_what_it_is(campaign, forms, language, charset, count):
    both = replace(wish("president", language=language), who=("president", "knb-chairman"))
    _, problems = make_text_faxes(both, campaign, forms, TextForm(charset))

    found = said(problems, "raster")
    assert len(found) == count
    assert all("--tiff" in problem.hint for problem in found)


def test_a_signature_that_is_not_shown_is_said(campaign, forms):
    signed = replace(MEMBER, signature=Picture(b"", 1, 1))

    assert said(make_text_faxes(wish("president", writer=signed), campaign, forms)[1], "unsigned")
    assert not said(make_text_faxes(wish("president"), campaign, forms)[1], "unsigned")


def test_a_word_that_was_broken_is_said(campaign, forms):
    long = replace(MEMBER, organisation="O" * 100)
    (artifact,), problems = make_text_faxes(wish("president", writer=long), campaign, forms)

    assert said(problems, "broken-word")[0].where == "--organisation"
    assert max(len(row) for page in pages_of(artifact) for row in page) <= COLUMNS


def test_one_lost_sign_keeps_its_fax_from_being_made(campaign, forms):
    artifacts, problems = make_text_faxes(wish("president", writer=replace(MEMBER, name="山")), campaign, forms)

    assert artifacts == ()
    assert exit_code(problems) is ExitCode.CHARACTER


def test_texts_hold_everything_that_is_written(campaign, forms, monkeypatch):
    pieces = []

    def keep(_wish, _campaign, make):
        pieces.append(make(plan_letters(_wish, _campaign).dispatches[0]))
        return (), ()

    monkeypatch.setattr("protest_letters.run.fax.make_each", keep)
    make_text_faxes(wish("president"), campaign, forms)

    (piece,) = pieces
    pages = [text for what, text in piece.texts if what.startswith("page ")]
    assert "".join(f"{page}\n" for page in pages) == piece.artifacts[0].content.decode().replace("\f", "")
    assert dict(piece.texts)["file name"] == piece.artifacts[0].name


hostile = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=300
).filter(str.strip)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=hostile, organisation=hostile, charset=st.sampled_from(Charset))
def test_whatever_somebody_is_called_it_is_written_or_said(campaign, forms, name, organisation, charset):
    writer = replace(MEMBER, name=name.strip(), organisation=organisation.strip())
    artifacts, problems = make_text_faxes(wish("president", writer=writer), campaign, forms, TextForm(charset))

    if not artifacts:
        assert exit_code(problems) is ExitCode.CHARACTER
        return
    text = artifacts[0].content.decode(charset)
    assert all(sign.isprintable() or sign in "\n\f\u200c\u200d" or ord(sign) > 0x7F for sign in text)
    assert all(page.count("\n") <= ROWS for page in text.split("\f"))


def test_the_same_wish_gives_the_same_bytes():
    first, second = (
        make_text_faxes(wish("president"), load_campaign(built_in_folder()), load_shipped_forms())[0] for _ in range(2)
    )

    assert first == second
