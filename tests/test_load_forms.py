"""Forms of address read from YAML: what a row may hold, and that no two rows answer the same question."""

import pytest

from protest_letters.load.book import load_book
from protest_letters.load.forms import load_forms
from protest_letters.model import HolderState
from protest_letters.problems import ExitCode, ProtestError, exit_code

FORMS = """\
- kind: minister
  lang: en-GB
  holder: [f]
  block: ["{name}", "{title:f}"]
  call: Dear Minister
  style: you
  close: {one: "Yours sincerely,", many: "Yours faithfully,"}
  source: a handbook
  certainty: A
- kind: minister
  lang: en-GB
  holder: [unknown, vacant]
  block: ["{title}"]
  call: Dear Minister
  close: {one: "Yours faithfully,", many: "Yours faithfully,"}
  source: a handbook
  certainty: B
  note: for an office without a name
"""


def load(text):
    return load_forms(text.encode(), "forms.yaml")


def forms(*changes):
    text = FORMS
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def problems(text):
    with pytest.raises(ProtestError) as caught:
        load(text)
    assert exit_code(caught.value.problems) is ExitCode.DATA
    return caught.value.problems


def test_rows_are_read_as_they_stand():
    first, second = load(FORMS)
    assert (first.kind, first.language, first.holder) == ("minister", "en-GB", (HolderState.FEMALE,))
    assert (first.block, first.call, first.style) == (("{name}", "{title:f}"), "Dear Minister", "you")
    assert (first.close_one, first.close_many) == ("Yours sincerely,", "Yours faithfully,")
    assert (first.source, first.certainty, first.place) == ("a handbook", "A", "forms.yaml:1")
    assert second.holder == (HolderState.UNKNOWN, HolderState.VACANT)
    assert (second.style, second.note, second.place) == ("", "for an office without a name", "forms.yaml:10")


@pytest.mark.parametrize(
    ("change", "where", "what", "hint"),
    [
        (("  style: you\n", "  stile: you\n"), 6, 'unknown key "stile"', 'did you mean "style"?'),
        (("  style: you\n", "  call: Madam\n"), 6, 'key "call" is repeated (first in line 5)', "keep one of the two"),
        (("holder: [f]", "holder: [female]"), 3, 'holder "female" is not known', "known: "),
        (("vacant]", "vacnat]"), 12, 'holder "vacnat" is not known', 'did you mean "vacant"?'),
        (("holder: [f]", "holder: []"), 3, '"holder" is empty', "give at least one holder"),
        (('"{title:f}"', '"{titlle:f}"'), 4, "unknown placeholder {titlle}", 'did you mean "title"?'),
        (('"{title:f}"', '"{sender}"'), 4, "unknown placeholder {sender}", "known: house, in_host, name, title"),
        (('  block: ["{title}"]\n', ""), 10, 'key "block" is missing', "add block: …"),
        (
            (', many: "Yours faithfully,"}\n  source: a handbook\n  certainty: A', "}"),
            7,
            '"close" has no "many"',
            "give",
        ),
        (("  call: Dear Minister\n  style: you\n  close: {", "  close: Yours\n  xclose: {"), 5, '"close" must be', ""),
        (("  certainty: A\n", ""), 1, 'key "certainty" is missing', "add certainty: …"),
        (("holder: [f]", "holder: [f, unknown]"), 10, "form for en-GB / minister / unknown stands in forms.yaml:1", ""),
        (("holder: [f]", "holder: [f, f]"), 1, "form for en-GB / minister / f stands in forms.yaml:1 already", ""),
    ],
)
def test_what_is_wrong_in_a_row_is_named_with_its_line(change, where, what, hint):
    found = [problem for problem in problems(forms(change)) if problem.what.startswith(what)]
    assert [problem.where for problem in found] == [f"forms.yaml:{where}"]
    assert found[0].hint.startswith(hint)


def test_the_same_key_in_another_language_or_kind_is_another_row():
    second = FORMS.split("- kind")[2]
    for old, new in (("lang: en-GB", "lang: de"), ("minister\n", "chairman\n")):
        assert len(load(FORMS + "- kind" + second.replace(old, new))) == 3


def test_several_problems_are_all_reported_in_one_run():
    text = forms(("  style: you", "  stile: you"), ("vacant]", "vacnat]"), ('"{title:f}"', '"{titlle:f}"'))
    assert {problem.where for problem in problems(text)} == {"forms.yaml:4", "forms.yaml:6", "forms.yaml:12"}


@pytest.mark.parametrize("text", ["", "# nothing\n", "kind: minister\n", "minister\n"])
def test_a_file_that_is_no_list_says_how_to_begin(text):
    (found,) = problems(text)
    assert (found.where, found.what, found.hint) == (
        "forms.yaml",
        "must be a list of forms",
        "begin each with - kind: …",
    )


@pytest.mark.parametrize("text", ["- a\n", "- [b]\n", "- {}\n", "- block: {a: b}\n  holder: {c: d}\n  close: [e]\n"])
def test_shapes_that_do_not_fit_are_problems_with_lines_and_no_crash(text):
    assert all(problem.where.startswith("forms.yaml:") for problem in problems(text))


def test_one_broken_line_is_one_problem():
    (found,) = problems(forms(("holder: [f]", "holder: [f")))
    assert found.rule == "yaml-syntax"


OFFICE = """\
campaign:
  title: A campaign
  date: 2020-03-05
  country: NO
  addressees: [minister]
  default_letters: [appeal]
  source: [leaflet]
offices:
  - id: minister
    kind: minister
    title: {en: Minister}
    forms:
      - lang: en-GB
        holder: [m]
        block: ["{name}"]
        call: Dear Sir
        close: {one: "Yours,", many: "Yours,"}
        source: his own wish
        certainty: A
"""


def test_an_office_may_bring_its_own_forms_of_its_own_kind():
    (form,) = load_book(OFFICE.encode(), "addressees.yaml").offices[0].forms
    assert (form.kind, form.call, form.place) == ("minister", "Dear Sir", "addressees.yaml:13")


def test_an_offices_own_forms_are_read_as_strictly():
    wrong = OFFICE.replace("        call: Dear Sir\n", "        cal: Dear Sir\n").replace("{name}", "{naame}")
    with pytest.raises(ProtestError) as caught:
        load_book(wrong.encode(), "addressees.yaml")
    assert [(problem.where, problem.what) for problem in caught.value.problems] == [
        ("addressees.yaml:13", 'key "call" is missing'),
        ("addressees.yaml:15", "unknown placeholder {naame}"),
        ("addressees.yaml:16", 'unknown key "cal"'),
    ]
