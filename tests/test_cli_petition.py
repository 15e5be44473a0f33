"""`protest petition`."""

import json

import pytest
import typer.main

from command import call, files, pages_of, run, sender
from protest_letters.cli.app import app
from signers import COUNT, QUIRKS, SIXTY

DAY = "1999-11-20"
NAME = "president-end-the-repression-petition-en"


def petition(*args, cwd, day=DAY):
    return call("petition", *args, *sender(), "--date", day, cwd=cwd)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "list.txt").write_text(SIXTY, encoding="utf-8")
    (tmp_path / "few.csv").write_text("surname,given,country\nDOE,Ann,ES\nROE,Bob,PE\n", encoding="utf-8")
    return tmp_path


def test_a_list_becomes_a_petition_and_every_quirk_is_said_with_its_row(folder):
    outcome = petition("list.txt", "president", cwd=folder)

    assert (outcome.code, outcome.lines) == (0, [f"{NAME}.pdf"])
    for said in QUIRKS.values():
        assert said in outcome.err
    assert (
        "list.txt: entry 23: JELENIC, Vera (entry 23) stands in the list twice: JELENIC, Vera (entry 22)" in outcome.err
    )
    pages = pages_of(folder / f"{NAME}.pdf")
    assert len(pages) == 2
    assert f"in all: {COUNT}" in pages[0]


def test_the_same_list_gives_the_same_bytes(folder):
    first = petition("list.txt", "president", "-o", "a.pdf", cwd=folder)
    second = petition("list.txt", "president", "-o", "b.pdf", cwd=folder)

    assert (first.code, second.code) == (0, 0)
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()


def test_doubles_are_dropped_only_on_wish_and_said(folder):
    outcome = petition("list.txt", "president", "--drop-doubles", cwd=folder)

    assert outcome.code == 0
    assert "list.txt: entry 23: JELENIC, Vera is left out, being the same as entry 22" in outcome.err
    assert f"in all: {COUNT - 1}" in pages_of(folder / f"{NAME}.pdf")[0]


def test_several_addressees_and_receipts_go_to_a_folder(folder):
    outcome = petition("few.csv", "president", "interior-minister", "--handover", "-o", "out", cwd=folder)

    assert outcome.code == 0
    second = NAME.replace("president", "interior-minister")
    assert files(folder / "out") == sorted(f"{name}{end}.pdf" for name in (NAME, second) for end in ("", "-handover"))
    assert "Number of signatures\n2" in pages_of(folder / "out" / f"{NAME}-handover.pdf")[1]


def test_the_list_may_come_from_standard_input(folder):
    outcome = run(
        *("petition", "-", "president", *sender(), "--date", DAY, "-o", "-"),
        cwd=folder,
        input="DOE, Ann, ES; ROE, Bob, PE".encode("utf-16"),
    )

    assert outcome.code == 0
    assert "standard input: was read as UTF-16" in outcome.err
    assert "DOE, Ann, Spain" in " ".join(pages_of(outcome.raw)[0].split())


def test_people_may_be_typed(folder):
    outcome = petition("president", "--signer", "DOE, Ann, ES", "--signer", "ROE, Bob, Peru", "-o", "x.pdf", cwd=folder)

    assert outcome.code == 0
    assert "in all: 2" in pages_of(folder / "x.pdf")[0]


def test_sheets_for_pens_need_no_list(folder):
    options = ("--sign-here", "--sheets", "3", "--rows", "10", "--closing", "1999-12-31")
    outcome = petition("president", *options, "-o", "x.pdf", cwd=folder)

    assert outcome.code == 0
    pages = pages_of(folder / "x.pdf")
    assert [f"Sheet {number} of 3" in page for number, page in enumerate(pages, start=1)] == [True] * 3
    assert "Please return this sheet to the address above right after that day." in " ".join(pages[0].split())


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru"])
def test_it_is_made_in_every_language_to_everyone_of_the_campaign(folder, language):
    outcome = petition("list.txt", "all", "--lang", language, "-o", "out/", cwd=folder)

    assert outcome.code == 0
    assert len(files(folder / "out")) >= 4


def test_a_dry_run_tells_the_list_as_json(folder):
    outcome = petition("few.csv", "president", "--dry-run", "--json", cwd=folder)

    told = json.loads(outcome.out)
    assert outcome.code == 0
    assert [(one["surname"], one["place"]) for one in told["signatories"]] == [
        ("DOE", "few.csv: row 2"),
        ("ROE", "few.csv: row 3"),
    ]
    assert told["problems"] == []
    assert not (folder / f"{NAME}.pdf").exists()


def test_a_row_without_a_name_is_left_out_with_exit_1_and_the_rest_is_made(folder):
    (folder / "list.csv").write_text("surname,given,country\n,,ES\nROE,Bob,PE\n", encoding="utf-8")

    outcome = petition("list.csv", "president", "-o", "x.pdf", cwd=folder)

    assert outcome.code == 1
    assert "error: list.csv: row 2: is left out: it has no name" in outcome.err
    assert "in all: 1" in pages_of(folder / "x.pdf")[0]


#: arguments, exit code, what is said
WRONG = {
    "SIGNERS": (["absent.csv", "president"], 3, "absent.csv: no such file"),
    "a folder": (["there", "president"], 3, "there: is a folder"),
    "an empty list": (["empty.csv", "president"], 3, "empty.csv: is empty"),
    "binary": (["binary.csv", "president"], 3, "binary.csv: is no text"),
    "huge": (["huge.csv", "president"], 3, "huge.csv: is larger than 20 MB"),
    "no column": (["head.csv", "president"], 3, "has no column of names"),
    "WHO": (["few.csv"], 2, "WHO: nobody is named to write to"),
    "no file": (["president"], 2, "WHO: nobody is named to write to"),
    "unknown": (["few.csv", "presidnt"], 2, 'did you mean "president"?'),
    "no glyph": (["glyph.csv", "president"], 8, "glyph.csv: row 2"),
    "too wide": (["wide.csv", "president"], 5, "wide.csv: row 2"),
    "no petition": (["few.csv", "president", "--letter", "end-the-repression"], 2, "there is no letter"),
    "--signer": (["president", "--signer", ""], 2, "--signer: entry 1: is empty"),
    "--drop-doubles": (["president", "--sign-here", "--drop-doubles"], 2, "--drop-doubles: is for lists of names"),
    "--sign-here": (["president", "--sign-here", "--signer", "DOE"], 2, "--signer: names nobody on sheets"),
    "--sheets": (["president", "--sign-here", "--sheets", "0"], 2, "--sheets: is no number of sheets"),
    "--sheets alone": (["few.csv", "president", "--sheets", "2"], 2, "--sheets: needs --sign-here"),
    "--rows": (["president", "--sign-here", "--rows", "0"], 2, "--rows: is no number of lines"),
    "--rows too many": (["president", "--sign-here", "--rows", "40"], 5, "--rows: 40 lines of 9 mm"),
    "--closing": (["few.csv", "president", "--closing", "soon"], 2, '--closing: "soon"'),
    "--closing early": (["president", "--sign-here", "--closing", "1999-11-01"], 2, "--closing: 1999-11-01 is before"),
    "--handover": (["few.csv", "president", "--handover", "-o", "-"], 2, "2 files cannot all go to standard output"),
    "--json": (["few.csv", "president", "--json"], 2, "--json: needs --dry-run"),
    "--personal": (["few.csv", "president", "--personal", "Mine."], 2, "--personal: does not go into a petition"),
    "--signature": (["few.csv", "president", "--signature", "few.csv"], 2, "--signature: does not go into a petition"),
    "--justified": (["president", "--sign-here", "--justified"], 2, "--justified: is for printed lists"),
    "--large": (["president", "--sign-here", "--large"], 2, "--large: is for printed lists"),
}


@pytest.mark.parametrize("row", WRONG)
def test_what_is_wrong_is_named_with_its_remedy_and_nothing_is_made(folder, row):
    args, code, said = WRONG[row]
    (folder / "there").mkdir()
    for name, raw in {
        "empty.csv": b"",
        "binary.csv": bytes(range(256)),
        "huge.csv": b"x" * 20_000_001,
        "head.csv": b"shoe,size\nDOE,42\n",
        "glyph.csv": "surname,given,country\n𓀀𓀁,Ann,ES\n".encode(),
        "wide.csv": f"surname,given,country\n{'n' * 300},Ann,ES\n".encode(),
    }.items():
        (folder / name).write_bytes(raw)
    before = files(folder)

    outcome = petition(*args, cwd=folder)

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert "hint: " in outcome.err
    assert "fault of this program" not in outcome.err
    assert files(folder) == before


def test_the_table_has_every_option_that_letters_have_not():
    commands = typer.main.get_command(app).commands
    own = {name for option in commands["petition"].params for name in option.opts if name.startswith("--")}
    letters = {name for option in commands["letter"].params for name in option.opts}

    assert own - letters <= set(WRONG)


def test_wrong_list_and_wrong_sender_are_said_in_one_run(folder):
    outcome = call("petition", "absent.csv", "presidnt", "--country", "Spain", "--date", "soon", cwd=folder)

    assert outcome.code == 2
    for said in ("absent.csv", "presidnt", 'did you mean "ES"?', '"soon"'):
        assert said in outcome.err


@pytest.mark.parametrize(("encoding", "said"), [("cp1252", "Windows-1252"), ("cp1251", "Windows-1251")])
def test_an_old_office_programs_file_is_read_and_said(folder, encoding, said):
    name = {"cp1252": "Müller", "cp1251": "Щукин"}[encoding]
    (folder / "old.csv").write_text(f"surname;given\n{name};Ann\n", encoding=encoding)

    outcome = petition("old.csv", "president", "-o", "x.pdf", cwd=folder)

    assert outcome.code == 0
    assert f"notice: old.csv: was read as {said}" in outcome.err
    assert name in pages_of(folder / "x.pdf")[0]


@pytest.mark.parametrize(("options", "code"), [((), 6), (("--namesake",), 0)], ids=["unasked", "--namesake"])
def test_a_signatory_of_a_protected_name_is_let_through_on_the_user_s_word(tmp_path, options, code):
    signers = ["--signer", "DOE, Jane, Spain", "--signer", "VINKOV, Petr, Bulgaria"]

    outcome = call("petition", "president", *signers, *sender(), "--date", "1999-11-20", *options, cwd=tmp_path)

    assert outcome.code == code, outcome.err
    assert "signatory-2" in outcome.err
