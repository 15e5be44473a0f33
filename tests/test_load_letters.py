"""A letter file: strict front matter, split off before anything is filled, and the body under it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.load.letters import FILE_NAME, load_template
from protest_letters.problems import ExitCode, ProtestError, exit_code

LETTER = """\
---
kind: letter
subject: The closing of the Sample Union
for: [head-of-state, minister]
from: 2020-03-05
until: 2021-01-01
law: [udhr]
asks:
  head-of-state: Please use your authority.
  minister: >-
    Please open
    the office again.
facts:
  - {fact: The office was sealed, date: 2020-03, source: leaflet}
telegram: Please open the office.
---
I write to you out of concern.

{{ ask }}
"""


def load(text, name="letters/appeal.en.md"):
    raw = text if isinstance(text, bytes) else text.encode()
    return load_template(raw, name, "appeal", "en")


def letter(*changes):
    text = LETTER
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def problems(text):
    with pytest.raises(ProtestError) as caught:
        load(text)
    return caught.value.problems


def said(*changes):
    return [(problem.where, problem.what) for problem in problems(letter(*changes))]


def test_a_letter_is_read_as_it_stands():
    found = load(LETTER)
    assert (found.id, found.language, found.kind) == ("appeal", "en", "letter")
    assert found.subject == "The closing of the Sample Union"
    assert found.kinds == ("head-of-state", "minister")
    assert (found.since, found.until) == (date(2020, 3, 5), date(2021, 1, 1))
    assert dict(found.asks) == {
        "head-of-state": "Please use your authority.",
        "minister": "Please open the office again.",
    }
    assert (found.facts[0].fact, str(found.facts[0].date), found.facts[0].source) == (
        "The office was sealed",
        "2020-03",
        "leaflet",
    )
    assert found.law == ("udhr",)
    assert found.telegram == "Please open the office."
    assert found.body == "I write to you out of concern.\n\n{{ ask }}\n"


def test_the_body_knows_its_file_and_its_first_line():
    found = load(LETTER)
    assert (found.file, found.body_line) == ("letters/appeal.en.md", 17)
    assert LETTER.split("\n")[found.body_line - 1] == "I write to you out of concern."


def test_a_note_goes_to_no_office_and_asks_for_nothing():
    found = load("---\nkind: note\nsubject: For information\nfrom: 2020-03-05\n---\nHere is a copy.\n")
    assert (found.kind, found.kinds, found.asks, found.body) == ("note", (), (), "Here is a copy.\n")


def test_a_note_that_is_for_an_office_is_refused():
    text = "---\nkind: note\nsubject: A\nfor: [minister]\nasks: {minister: A}\nfrom: 2020-03-05\n---\nA copy.\n"
    assert [problem.what for problem in problems(text)] == ['unknown key "for"', 'unknown key "asks"']


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2020, 3, 4), False),
        (date(2020, 3, 5), True),
        (date(2020, 12, 31), True),
        (date(2021, 1, 1), False),
    ],
)
def test_a_letters_period_is_half_open(day, fits):
    assert load(LETTER).fits(day) is fits


def test_a_letter_without_until_fits_for_ever():
    found = load(letter(("until: 2021-01-01\n", "")))
    assert found.until is None
    assert found.fits(date(9999, 12, 31))


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    found = load(b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode())
    assert (found.subject, found.body_line) == ("The closing of the Sample Union", 17)
    assert found.body.split() == load(LETTER).body.split()


def test_a_line_of_dashes_further_down_belongs_to_the_body():
    found = load(LETTER + "\n---\n\nfrom: 1900-01-01\n")
    assert found.body.endswith("\n---\n\nfrom: 1900-01-01\n")
    assert found.since == date(2020, 3, 5)


def test_dashes_inside_a_value_do_not_end_the_front_matter():
    assert load(letter(("subject: The closing of", "subject: The---closing ---of"))).subject.startswith("The---closing")
    assert (
        load(letter(("telegram: Please", "telegram: Please ---\n  and"))).telegram == "Please --- and open the office."
    )


def test_a_placeholder_in_the_front_matter_is_text_that_no_loader_fills():
    found = load(letter(("subject: The closing of the Sample Union", 'subject: "{{ sender.name }}"')))
    assert found.subject == "{{ sender.name }}"


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("subject: The", "subjct: The", "letters/appeal.en.md:3", 'unknown key "subjct"'),
        ("kind: letter\n", "kind: letter\nkind: note\n", "letters/appeal.en.md:3", 'key "kind" is repeated (first in'),
        ("kind: letter\n", "kind: leter\n", "letters/appeal.en.md:2", 'kind "leter" is not known'),
        ("[head-of-state, minister]", "[minster]", "letters/appeal.en.md:4", 'kind of office "minster" is not known'),
        ("  head-of-state: Please", "  king: Please", "letters/appeal.en.md:4", 'kind of office "king" is not known'),
        ("from: 2020-03-05\n", "from: 2020-03\n", "letters/appeal.en.md:5", '"2020-03" is no day'),
        ("until: 2021-01-01\n", "until: soon\n", "letters/appeal.en.md:6", '"soon" is no date'),
        ("until: 2021-01-01\n", "until: 2020-03-05\n", "letters/appeal.en.md:6", "until is not later than from"),
        ("until: 2021-01-01\n", "until: 2019-01-01\n", "letters/appeal.en.md:6", "until is not later than from"),
        ("law: [udhr]\n", "law: &law [udhr]\n", "letters/appeal.en.md:7", "anchor &law is not allowed"),
        ("law: [udhr]\n", "\tlaw: [udhr]\n", "letters/appeal.en.md:7", "found a tab character"),
        ("date: 2020-03,", "date: March,", "letters/appeal.en.md:14", '"March" is no date'),
        (", source: leaflet", "", "letters/appeal.en.md:14", 'key "source" is missing'),
        ("date: 2020-03, ", "", "letters/appeal.en.md:14", 'key "date" is missing'),
        ("subject: The closing of the Sample Union\n", "", "letters/appeal.en.md:2", 'key "subject" is missing'),
        ("from: 2020-03-05\n", "", "letters/appeal.en.md:2", 'key "from" is missing'),
        ("for: [head-of-state, minister]\n", "", "letters/appeal.en.md:2", 'key "for" is missing'),
    ],
)
def test_what_is_wrong_in_the_front_matter_is_named_with_the_line_of_the_file(old, new, where, what):
    found = problems(letter((old, new)))
    assert any(problem.where == where and problem.what.startswith(what) for problem in found), found
    assert exit_code(found) is ExitCode.TEMPLATE


def test_a_mistyped_key_or_word_gets_a_suggestion():
    hints = {
        problem.hint for problem in problems(letter(("subject: The", "subjct: The"), ("kind: letter", "kind: leter")))
    }
    assert hints >= {'did you mean "subject"?', 'did you mean "letter"?'}


def test_several_problems_of_one_letter_are_all_reported_in_one_run():
    text = letter(
        ("subject: The", "subjct: The"), ("until: 2021-01-01", "until: soon"), ("[udhr]\n", "[udhr]\nlaw: x\n")
    )
    assert {
        problem.where for problem in problems(text.replace("I write to you out of concern.\n\n{{ ask }}\n", ""))
    } == {
        "letters/appeal.en.md:2",
        "letters/appeal.en.md:3",
        "letters/appeal.en.md:6",
        "letters/appeal.en.md:8",
        "letters/appeal.en.md:18",
    }


@pytest.mark.parametrize(
    ("raw", "where", "what"),
    [
        (b"", "letters/appeal.en.md:1", "has no front matter"),
        (b"I write to you.\n", "letters/appeal.en.md:1", "has no front matter"),
        (b"---\nkind: letter\n", "letters/appeal.en.md:1", "has no front matter"),
        (b"---\nkind: letter\n ---\nText\n", "letters/appeal.en.md:1", "has no front matter"),
        (b"\n---\nkind: letter\n---\nText\n", "letters/appeal.en.md:1", "has no front matter"),
        (b"---\n---\nText\n", "letters/appeal.en.md:1", "has no front matter to use"),
        (b"---\n- a\n---\nText\n", "letters/appeal.en.md:1", "has no front matter to use"),
        (LETTER.encode("utf-16"), "letters/appeal.en.md:1", "is not UTF-8"),
        (b"---\nkind: letter\n---\nText\n\xff\n", "letters/appeal.en.md:5", "is not UTF-8"),
        (bytes(range(256)), "letters/appeal.en.md:2", "is not UTF-8"),
        (b"x" * 2_000_001, "letters/appeal.en.md", "is larger than 2,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_letter_says_so(raw, where, what):
    found = problems(raw)
    assert (found[0].where, found[0].what) == (where, what)
    assert found[0].hint
    assert exit_code(found) is ExitCode.TEMPLATE


def test_a_letter_without_a_text_is_an_error_under_its_front_matter():
    text = LETTER[: LETTER.index("I write")] + "  \n\n"
    assert [(problem.where, problem.what) for problem in problems(text)] == [("letters/appeal.en.md:17", "has no text")]


def test_what_is_nested_a_hundred_thousand_times_is_an_error_of_the_letter():
    found = problems(letter(("law: [udhr]", "law: " + "[" * 100_000)))
    assert found[0].where == "letters/appeal.en.md:7"
    assert exit_code(found) is ExitCode.TEMPLATE


def test_one_broken_line_of_the_front_matter_is_one_problem():
    assert len(said(("law: [udhr]", "law: [udhr"))) == 1


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("appeal.en.md", ("appeal", "en")),
        ("end-the-repression.kk.md", ("end-the-repression", "kk")),
        ("1-may.fil.md", ("1-may", "fil")),
        ("Appeal.en.md", None),
        ("appeal.md", None),
        ("appeal.en-GB.md", None),
        ("an appeal.en.md", None),
        ("appeal-.en.md", None),
        ("appeal.en.md~", None),
    ],
)
def test_a_files_name_gives_the_letter_and_its_language(name, parts):
    found = FILE_NAME.fullmatch(name)
    assert (found.groups() if found else None) == parts


BODIES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@settings(deadline=None, max_examples=100)
@given(BODIES.filter(str.strip))
def test_any_body_is_kept_to_the_letter(body):
    assert load(LETTER[: LETTER.index("I write")] + body).body == body


@settings(deadline=None, max_examples=150)
@given(st.text("-a: \n\r\t[]{}é", max_size=60).map(str.encode) | st.binary(max_size=60))
def test_no_file_crashes_the_loader(raw):
    with pytest.raises(ProtestError) as caught:
        load(b"---\n" + raw + b"\n---\nText\n")
    assert exit_code(caught.value.problems) is ExitCode.TEMPLATE
