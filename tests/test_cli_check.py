"""`protest check`: what is wrong with a campaign, where, how to mend it, and the exit code."""

import ast
import json
import subprocess

import pytest

from command import call, run
from conftest import ROOT, needs
from protest_letters.check import RULES
from small_campaign import BOOK, LETTER, changed, write_campaign

KEYS = {"where", "what", "hint", "rule", "level"}


def checked(folder, code):
    """Return the problems of a campaign as JSON tells them; warnings on the small letter's length are left out."""
    outcome = call("check", "--json", str(folder), cwd=folder.parent)
    assert outcome.code == code, outcome.out + outcome.err
    assert "Traceback" not in outcome.err
    found = json.loads(outcome.out)
    assert all(set(one) == KEYS for one in found)
    return [one for one in found if one["rule"] not in {"length", "age"}]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return run("check", "--json", cwd=tmp_path_factory.mktemp("elsewhere"))


def test_the_shipped_campaign_has_no_error_and_no_warning(shipped):
    found = json.loads(shipped.out)

    assert shipped.code == 0
    assert [one for one in found if one["level"] != "notice"] == []


def test_every_finding_has_where_what_hint_rule_and_level(shipped):
    found = json.loads(shipped.out)

    assert found
    assert all(set(one) == KEYS for one in found)
    assert all(isinstance(value, str) for one in found for value in one.values())
    assert {one["level"] for one in found} <= {"error", "warning", "notice"}


def test_what_is_found_in_the_book_names_file_and_line(shipped):
    ages = [one for one in json.loads(shipped.out) if one["rule"] == "age"]

    assert ages
    assert [one["where"] for one in ages if not one["where"].startswith("addressees.yaml:")] == []


def test_a_sound_small_campaign_passes(tmp_path):
    letter = changed(LETTER, "to answer.\n", "to answer.\ntelegram: A sample. Please answer.\n")
    folder = write_campaign(tmp_path / "campaign", letter=letter)

    assert checked(folder, 0) == []


def changed_to(row):
    """Name a row of the tables below: what was replaced by what → line, rule, and words of finding and remedy."""
    return " ".join(row[1].split())[:30] or f"no {row[0].strip()}"


SECOND_HOLDER = """\
      - name: {en: Bob Example}
        gender: m
        from: 2019-06-01
        source: [sample]
    addresses:
"""
ADDRESS_SOURCE = "        as_of: 2020-01-01\n        source: [sample]\n"


@pytest.mark.parametrize(
    "row",
    [
        ("languages: [en]", "langauges: [en]", 24, "unknown-key", 'unknown key "langauges"', '"languages"'),
        (
            "    kind: minister\n",
            "    kind: minister\n    kind: minister\n",
            11,
            "repeated-key",
            'key "kind" is repeated (first in line 10)',
            "keep one",
        ),
        (ADDRESS_SOURCE, "        as_of: 2020-01-01\n", 18, "missing-source", 'key "source" is missing', "source: …"),
        ("        as_of: 2020-01-01\n", "", 18, "missing-as-of", 'key "as_of" is missing', "as_of: …"),
        ("    addresses:\n", SECOND_HOLDER, 17, "holders-overlap", "overlaps with Ann Example", "until:"),
        ("as_of: 2020-01-01", "as_of: 2020-02-30", 22, "date", "no day of the calendar", ""),
        ("as_of: 2020-01-01", "as_of: last year", 22, "date", "no date: write 1999-11-17", ""),
        (
            "as_of: 2020-01-01",
            "as_of: unknown\n        confidence: high",
            23,
            "undated-high",
            "as_of is unknown",
            "confidence",
        ),
        ("    kind: minister", "\tkind: minister", 10, "yaml-syntax", "", "spaces, not with tabs"),
        ("country: KZ\n  addressees", "country: &a KZ\n  addressees", 4, "yaml-strict", "anchor &a", "write the value"),
        ("[mayor]", "*a", 5, "yaml-strict", "alias *a", "write the value"),
        ("[mayor]", "!!set [mayor]", 5, "yaml-strict", "tag", "remove it"),
        ("    kind: minister\n", "    kind: minister\n    <<: {a: b}\n", 11, "yaml-strict", "merge key <<", "out"),
        ("offices:", "---\noffices:", 8, "yaml-strict", "second document", "remove the ---"),
        ("[Town Hall]", "[" * 100_000, 18, "yaml-strict", "nested more than 50 levels", "flatten"),
        ("kind: minister", "kind: ministre", 10, "data", 'kind "ministre" is not known', '"minister"'),
        ("[mayor]", "[mayer]", None, "data", '"mayer" is not in the book', '"mayor"'),
        ("[appeal]", "[apeal]", None, "default-letters", '"apeal" does not exist', '"appeal"'),
        ("id: mayor", "id: embassy", 9, "data", 'id "embassy" is reserved', "another"),
        ("country: KZ\n  addressees", "country: Norway\n  addressees", 4, "data", "no ISO 3166-1 code", "KZ"),
        ("[Town Hall]", "Town Hall", 18, "data", "at least one line", "[first line"),
        ("Town Hall", "\x07", 18, "yaml-syntax", "", "remove the character"),
    ],
    ids=changed_to,
)
def test_a_broken_address_book_is_exit_3_with_line_and_remedy(tmp_path, row):
    old, new, line, rule, what, hint = row
    folder = write_campaign(tmp_path / "campaign", changed(BOOK, old, new))

    found = checked(folder, 3)

    place = "addressees.yaml" + (f":{line}" if line else "")
    matching = [one for one in found if one["where"].endswith(place) and one["rule"] == rule and what in one["what"]]
    assert len(matching) == 1, found
    assert hint in matching[0]["hint"]
    assert matching[0]["level"] == "error"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b"- a list\n", "no mapping"),
        (b"just words\n", "no mapping"),
        ("campaign:\n  title: Café\n".encode("latin-1"), "is not UTF-8"),
        ("campaign: {}\n".encode("utf-16"), "is not UTF-8"),
        (b"a: " + b"x" * 2_000_001, "larger than 2,000,000 bytes"),
        (b"%PDF-1.7\n\x00\x01", ""),
    ],
    ids=["empty", "list", "words", "latin-1", "utf-16", "large", "binary"],
)
def test_a_file_that_is_no_address_book_is_exit_3(tmp_path, raw, what):
    folder = write_campaign(tmp_path / "campaign")
    (folder / "addressees.yaml").write_bytes(raw)

    found = checked(folder, 3)

    assert any(what in one["what"] and "addressees.yaml" in one["where"] for one in found)


@pytest.mark.parametrize(
    "row",
    [
        ("{{ ask }}", "{{ ask }} {{ sender.nmae }}", 11, "template", 'unknown placeholder "sender.nmae"', '"name"'),
        ("{{ ask }}", "{{ ask }} {{ sendr }}", 11, "template", 'unknown placeholder "sendr"', '"sender"'),
        ("{{ ask }}", "{{ ask }} {{ sender }}", 11, "template", '"sender" needs a part', "name"),
        ("{{ ask }}", "{{ ask }} {% if we %}We", 11, "template", "", "docs/letters.md"),
        ("{{ ask }}", "{{ ask }} {{ sender.name", 11, "template", "", "docs/letters.md"),
        ("{{ ask }}", "{{ ask }} {% for a in we %}{% endfor %}", 11, "template", "for is not allowed", "conditions"),
        ("{{ ask }}", "{{ ask }} {{ ''.__class__ }}", 11, "template", "unknown placeholder", ""),
        ("{{ ask }}", "{{ ask }} {{ 'a'*10**8 }}", 11, "template", "is not allowed", "placeholders"),
        ("{{ ask }}", "{{ ask }} {{ sender.name() }}", 11, "template", "call is not allowed", "placeholders"),
        ("{{ ask }}", "{{ ask }} {% include 'x' %}", 11, "template", "include is not allowed", "placeholders"),
        ("{{ ask }}", "{{ ask }} {% macro x() %}{% endmacro %}", 11, "template", "macro is not allowed", ""),
        ("{{ ask }}", "{{ ask }} {{ sender.name|tojson }}", 11, "template", 'filter "tojson"', ""),
        ("I ask you to answer.", "\"{{ ''.__class__ }}\"", None, "template", "unknown placeholder", ""),
        ("subject: A sample", "subject: A {{ smaple }}", None, "template", 'unknown placeholder "smaple"', ""),
        ("{{ ask }}", "Nothing.", None, "one-ask", "names {{ ask }} 0 times", "once"),
        ("{{ ask }}", "{{ ask }} {{ ask }}", None, "one-ask", "names {{ ask }} 2 times", "once"),
        (
            "[minister]",
            "[minister, chairman]",
            None,
            "one-ask",
            "has no ask for the kind chairman",
            "asks: chairman: …",
        ),
        ("A first", "Dear friend(e), a first", None, "no-gender", "asks for a gender", "needs none"),
        ("asks:", "law: [magna-carta]\nasks:", None, "law-by-date", 'law "magna-carta" is not known', "known: "),
        ("asks:", "until: 2019-12-31\nasks:", 6, "data", "until is not later than from", "first day"),
        ("[minister]", "[minister", 5, "yaml-syntax", "", "check the indentation"),
        ("kind: letter", "kind: letter\nkind: note", 3, "repeated-key", 'key "kind" is repeated', "keep one"),
        ("kind: letter", "kind: lettre", 2, "data", 'kind "lettre" is not known', '"letter"'),
        ("[minister]", "[ministers]", 4, "data", 'kind of office "ministers" is not known', '"minister"'),
        ("subject: A sample", "subjet: A sample", 3, "unknown-key", 'unknown key "subjet"', '"subject"'),
        ("from: 2020-01-01\n", "", None, "missing-from", 'key "from" is missing', "from: …"),
    ],
    ids=changed_to,
)
def test_a_broken_letter_is_exit_4_with_place_and_remedy(tmp_path, row):
    old, new, line, rule, what, hint = row
    folder = write_campaign(tmp_path / "campaign", letter=changed(LETTER, old, new))

    found = checked(folder, 4)

    place = "appeal.en.md" + (f":{line}" if line else "")
    matching = [one for one in found if place in one["where"] and one["rule"] == rule and what in one["what"]]
    assert len(matching) == 1, found
    assert hint in matching[0]["hint"]
    assert matching[0]["level"] == "error"


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [("2001-01-01", "2002-01-01", 0), ("1999-11-17", "2000-12-13", 4), ("1999-11-17", "2001-01-01", 4)],
)
def test_a_letter_may_rely_on_a_convention_only_while_it_is_in_force(tmp_path, since, until, code):
    letter = changed(LETTER, "from: 2020-01-01", f"from: {since}\nuntil: {until}\nlaw: [ilo-87]")
    folder = write_campaign(tmp_path / "campaign", letter=letter)

    found = checked(folder, code)

    assert [one["rule"] for one in found if one["level"] == "error"] == (["law-by-date"] if code else [])


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("Appeal.en.md", LETTER.encode(), "has no name of a letter"),
        ("appeal.md", LETTER.encode(), "has no name of a letter"),
        ("other.pl.md", LETTER.encode(), 'no customs for the language "pl"'),
        ("other.en.md", b"No front matter.\n", "no front matter"),
        ("other.en.md", b"---\nkind: letter\n", "no front matter"),
        ("other.en.md", LETTER.partition("A first")[0].encode(), "has no text"),
        ("other.en.md", LETTER.replace("first", "prem\xe8re").encode("latin-1"), "is not UTF-8"),
        ("other.en.md", b"", "no front matter"),
    ],
)
def test_a_file_that_is_no_letter_is_exit_4_and_named(tmp_path, name, raw, what):
    folder = write_campaign(tmp_path / "campaign")
    (folder / "letters" / name).write_bytes(raw)

    found = checked(folder, 4)

    assert any(what in one["what"] and name in one["where"] for one in found), found


def test_everything_wrong_in_every_file_is_told_in_one_run(tmp_path):
    book = BOOK
    for old, new in (
        ("languages: [en]", "langauges: [en]"),
        ("kind: minister", "kind: ministre"),
        ("gender: f", "gender: x"),
        (ADDRESS_SOURCE, "        as_of: 2020-01-01\n"),
    ):
        book = changed(book, old, new)
    folder = write_campaign(tmp_path / "campaign", book, changed(LETTER, "subject:", "subjet:"))

    found = checked(folder, 3)

    told = " | ".join(f"{one['where'].rpartition('/')[2]} {one['what']}" for one in found)
    for text in (
        'addressees.yaml:23 unknown key "langauges"',
        'addressees.yaml:10 kind "ministre" is not known',
        'addressees.yaml:14 gender "x" is not known',
        'addressees.yaml:18 key "source" is missing',
        'appeal.en.md:3 unknown key "subjet"',
    ):
        assert text in told


def test_people_get_file_line_and_remedy_on_standard_output_and_a_count_beside_it(tmp_path):
    folder = write_campaign(tmp_path / "campaign", changed(BOOK, "languages: [en]", "langauges: [en]"))

    outcome = run("check", "campaign", cwd=tmp_path)

    assert outcome.code == 3
    assert outcome.lines == [
        f'error: {folder.relative_to(tmp_path) / "addressees.yaml"}:24: unknown key "langauges"',
        '  hint: did you mean "languages"?',
    ]
    assert outcome.err == "1 to look at\n"


def test_deep_nesting_does_not_bring_the_process_down(tmp_path):
    write_campaign(tmp_path / "campaign", "[" * 100_000)

    outcome = run("check", "campaign", cwd=tmp_path)

    assert outcome.code == 3
    assert "nested more than 50 levels" in outcome.out


def test_several_folders_are_checked_together(tmp_path):
    write_campaign(tmp_path / "sound")
    write_campaign(tmp_path / "broken", changed(BOOK, "gender: f", "gender: x"))

    outcome = call("check", "sound", "broken", cwd=tmp_path)

    assert outcome.code == 3
    assert "broken/addressees.yaml:14" in outcome.out.replace("\\", "/")


def test_a_mail_out_is_not_made_from_a_broken_campaign(tmp_path):
    folder = write_campaign(tmp_path / "campaign", letter=changed(LETTER, "{{ ask }}", "{{ ask }} {{ sendr }}"))
    options = ("--name", "Sample Sender", "--street", "S 1", "--postcode", "1", "--city", "Madrid", "--country", "ES")

    outcome = call(
        "letter", "mayor", *options, "--date", "2020-06-01", "--campaign", str(folder), "-o", "out/", cwd=tmp_path
    )

    assert outcome.code == 4
    assert 'appeal.en.md:11: unknown placeholder "sendr"' in outcome.err
    assert not (tmp_path / "out").exists()


# rules


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_explains_itself(tmp_path, rule):
    outcome = call("check", "--rule", rule, cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.out.startswith(f"{rule}: ")
    assert len(outcome.out.split()) > 5


def test_an_unknown_rule_is_exit_2_with_a_suggestion(tmp_path):
    outcome = call("check", "--rule", "lenght", cwd=tmp_path)

    assert (outcome.code, outcome.out) == (2, "")
    assert 'there is no rule "lenght"' in outcome.err
    assert 'did you mean "length"?' in outcome.err


@pytest.mark.parametrize("rule", ["unknown-key", "repeated-key", "missing-source", "holders-overlap", "yaml-strict"])
def test_a_rule_that_check_names_in_a_finding_can_be_explained(tmp_path, rule):
    outcome = call("check", "--rule", rule, cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.out.startswith(f"{rule}: ")


# contacts who are in danger


CONTACT = """
contacts:
  - id: contact-own
    name: {en: Sample Contact}
    lines: {en: [Hidden Street 5]}
    city: {en: Sampletown}
    country: KZ
    as_of: 2020-01-01
    source: [the contact]
"""


def private(text):
    """The list of contacts as a file of its own."""
    return "\n".join(line.removeprefix("  ") for line in text.splitlines() if line != "contacts:")


#: where the contact stands, what else is said of them → whether it is an error
EXPOSED = {
    "endangered, in the public file": (CONTACT, "", True),
    "open, in the public file": (CONTACT + "    exposure: open\n", "", False),
    "endangered long ago": (CONTACT + "    historical: true\n", "", False),
    "endangered, in the private file": ("", private(CONTACT), False),
}


@pytest.mark.parametrize(("public", "hidden", "wrong"), EXPOSED.values(), ids=EXPOSED)
def test_an_endangered_living_contact_stands_in_a_private_file_only(tmp_path, public, hidden, wrong):
    folder = write_campaign(tmp_path / "c", book=BOOK + public)
    if hidden:
        (folder / "contacts.private.yaml").write_text(hidden, encoding="utf-8")

    outcome = call("check", str(folder), cwd=tmp_path)

    assert ("contact-own is endangered" in outcome.out) is wrong
    assert (outcome.code == 6) is wrong
    assert "Hidden Street" not in outcome.out + outcome.err


def test_private_contacts_that_git_tracks_are_an_error(tmp_path):
    folder = write_campaign(tmp_path / "c")
    (folder / "contacts.private.yaml").write_text(private(CONTACT), encoding="utf-8")
    git = [needs("git"), "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True)

    assert "is tracked by git" not in call("check", str(folder), cwd=tmp_path).out
    subprocess.run([*git, "add", "contacts.private.yaml"], check=True)
    outcome = call("check", str(folder), cwd=tmp_path)

    assert outcome.code == 6
    assert "contacts.private.yaml: is tracked by git" in outcome.out


def repository(tmp_path):
    """A campaign in a repository that tracks its private contacts."""
    folder = write_campaign(tmp_path / "c")
    (folder / "contacts.private.yaml").write_text(private(CONTACT), encoding="utf-8")
    git = [needs("git"), "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "contacts.private.yaml"], check=True)
    return folder, git


def test_naming_the_book_instead_of_the_folder_finds_them_as_well(tmp_path):
    folder, _ = repository(tmp_path)

    assert call("check", str(folder / "addressees.yaml"), cwd=tmp_path).code == 6


def test_no_program_that_a_repository_names_is_run(tmp_path):
    folder, git = repository(tmp_path)
    subprocess.run([*git, "config", "core.fsmonitor", f"touch {tmp_path / 'run'}; false"], check=True)

    assert call("check", str(folder), cwd=tmp_path).code == 6
    assert not (tmp_path / "run").exists()


def test_settings_of_git_in_the_environment_hide_nothing(tmp_path):
    folder, _ = repository(tmp_path)

    assert call("check", str(folder), cwd=tmp_path, env={"GIT_DIR": "/nonexistent"}).code == 6


def test_where_git_cannot_say_that_is_said(tmp_path):
    folder, _ = repository(tmp_path)
    (folder / ".git" / "HEAD").write_text("broken", encoding="utf-8")

    outcome = call("check", str(folder), cwd=tmp_path)

    assert "whether git tracks it could not be found out" in outcome.out


#: The functions that make problems, and at which place their rule stands.
MAKERS = {"Problem": 3, "data_problem": 3, "notice": 3}


def rules_said():
    """Every rule that a problem names in the source, by keyword or by place; the reader's `missing-…` aside."""
    found = set()
    for path in (ROOT / "src" / "protest_letters").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            at = MAKERS.get(getattr(node.func, "id", ""), len(node.args))
            named = [one.value for one in node.keywords if one.arg == "rule"] + node.args[at : at + 1]
            found |= {one.value for one in named if isinstance(one, ast.Constant)}
    return found


@pytest.mark.parametrize("rule", sorted(rules_said()))
def test_every_rule_that_is_named_can_be_asked_for(tmp_path, rule):
    assert call("check", "--rule", rule, cwd=tmp_path).code == 0
