"""A bad day: every option wrong, every file in every bad state, an old console, no home, two runs at once.

The tables are complete: a new option or a new file that is read fails here until it has its rows. Full disks, rights
and interrupts are tried in test_cli_letter.py, hostile texts in test_cli_bad_input.py.
"""

import os
import shutil
import subprocess
import sys
from functools import partial

import pytest
import typer.main

from command import LATER, call, environment, files, run, sender
from conftest import ROOT, without_privileges
from protest_letters.cli.app import app
from protest_letters.problems import ExitCode

# every option


#: option → (arguments, exit code, what is said); None for one that cannot be wrong
OPTIONS = {
    "--name": (["--name", "a\nb"], 2, "--name: holds a line break"),
    "--role": (["--role", "a\x00b"], 2, "--role: holds a line break or control character"),
    "--organisation": (["--organisation", "o" * 1001], 2, "--organisation: has 1001 characters"),
    "--street": (["--street", "𓀀 1"], 8, '--street: "𓀀"'),
    "--postcode": (["--postcode", "1\n2"], 2, "--postcode: holds a line break"),
    "--city": (["--city", " "], 2, "--city: is needed"),
    "--country": (["--country", "Spain"], 2, 'did you mean "ES"?'),
    "--care-of": (["--care-of", "a\tb"], 2, "--care-of: holds a line break or control character"),
    "--as-organisation": (["--as-organisation"], 2, "--organisation: is needed"),
    "--as-person": None,  # whoever writes is a person
    "--signature": (["--signature", "nowhere.png"], 2, "nowhere.png: no such file"),
    "--letter": (["--letter", "end-the-represion"], 2, 'did you mean "end-the-repression"?'),
    "--lang": (["--lang", "xx"], 2, "--lang: "),
    "--date": (["--date", "tomorrow"], 2, '--date: "tomorrow"'),
    "--personal": (["--personal", "p" * 3001], 2, "--personal: has 3001 characters"),
    "--our-ref": (["--our-ref", "a\nb"], 2, "--our-ref: holds a line break"),
    "--address": (["--address", ""], 2, "--address: is empty"),
    "--address-country": (["--address", "x", "--address-country", "UK"], 2, 'did you mean "GB"?'),
    "--standard": (["--standard", "din-bb"], 2, 'did you mean "din-b"?'),
    "--window": (["--window", "c9"], 2, 'there is no envelope "c9"'),
    "--show-window": (
        ["--show-window", "--window", "none"],
        2,
        "--show-window: letters are meant for printed envelopes",
    ),
    "--justified": None,  # a flag
    "--large": None,  # larger type takes more pages, and that is said
    "--namesake": (["--namesake", "--personal", "Posidajew"], 6, "contact-uralsk"),
    "--campaign": (["--campaign", "nowhere"], 3, "--campaign"),
    "--from": (["--from", "nowhere.yaml"], 3, "nowhere.yaml: no such file"),
    "--out": (["--out", "a-file/letter.pdf"], 7, "cannot be written"),
    "--force": (["--force", "-o", "a-pipe"], 7, "is no ordinary file"),
    "--dry-run": (["--dry-run", "-o", "a-file"], 7, "exists and is different"),
    "--preview": (["--preview", "-o", "-"], 2, "--preview: needs a file"),
    "--open": (["--open", "-o", "-"], 2, "--open: needs a file"),
}


def test_the_table_of_options_is_complete():
    letter = typer.main.get_command(app).commands["letter"]
    named = {name for option in letter.params for name in (*option.opts, *option.secondary_opts) if name[:2] == "--"}

    assert named - {"--help"} == set(OPTIONS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("option", [name for name, row in OPTIONS.items() if row])
def test_a_wrong_option_is_named_with_its_remedy(tmp_path, option):
    args, code, said = OPTIONS[option]
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    os.mkfifo(tmp_path / "a-pipe")

    outcome = call("letter", "president", *sender(), "--date", LATER, *args, cwd=tmp_path)

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert files(tmp_path) == ["a-file", "a-pipe"]
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "mine"
    assert "Traceback" not in outcome.err
    assert "fault of this program" not in outcome.err


# every file


def _absent(path):
    path.unlink(missing_ok=True)


def _folder(path):
    path.unlink(missing_ok=True)
    path.mkdir()


def _unreadable(path):
    path.write_text("x", encoding="utf-8")
    path.chmod(0)


STATES = {
    "absent": _absent,
    "empty": lambda path: path.write_bytes(b""),
    "binary": lambda path: path.write_bytes(bytes(range(256))),
    "huge": lambda path: path.write_bytes(b"x" * 20_000_002),
    "unreadable": _unreadable,
    "a folder": _folder,
    "a link to nowhere": lambda path: (path.unlink(missing_ok=True), path.symlink_to("nowhere")),
}

#: file → the exit code in each state; 0 where the file need not be there or may be empty
FILES = {
    "campaign/addressees.yaml": dict.fromkeys(STATES, 3),
    "campaign/letters/independent-unions.en.md": dict.fromkeys(STATES, 4)
    | {"absent": 0, "unreadable": 3, "a folder": 3, "a link to nowhere": 3},
    "campaign/contacts.private.yaml": dict.fromkeys(STATES, 3) | {"absent": 0, "empty": 0},
    "own/me.yaml": dict.fromkeys(STATES, 3) | {"absent": 0},
    "own/corrections.yaml": dict.fromkeys(STATES, 3) | {"absent": 0, "empty": 0},
    "own/label-sheets.yaml": dict.fromkeys(STATES, 3) | {"absent": 0, "empty": 0},
    "from.yaml": dict.fromkeys(STATES, 3),
    "signature.png": dict.fromkeys(STATES, 2),
}


#: What reads a file, if it is no letter.
READS = {"own/label-sheets.yaml": ("labels", "president", "--country", "ES")}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_in_a_bad_state_is_named_and_nothing_is_made(tmp_path, name, state):
    # a process of its own where rights count, since root may read every file
    go = partial(run, prefix=without_privileges()) if state == "unreadable" else call
    campaign = tmp_path / "campaign"
    shutil.copytree(ROOT / "letters", campaign / "letters")
    shutil.copy(ROOT / "addressees.yaml", campaign)
    (tmp_path / "own").mkdir()
    STATES[state](tmp_path / name)
    options = {"from.yaml": ["--from", "from.yaml"], "signature.png": ["--signature", "signature.png"]}.get(name, [])

    command = READS.get(name, ("letter", "president", *sender()))
    outcome = go(
        *(*command, "--date", LATER, "--lang", "ru", "--campaign", "campaign", *options),
        *("-o", "out/"),
        cwd=tmp_path,
        env={"PROTEST_CONFIG": str(tmp_path / "own")},
    )

    code = FILES[name][state]
    assert outcome.code == code, outcome.err
    assert "Traceback" not in outcome.err
    assert "fault of this program" not in outcome.err
    assert (tmp_path / "out").exists() is (code == 0)
    if code:
        assert name.rpartition("/")[2] in outcome.err
        assert "hint: " in outcome.err


# consoles


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437", "utf-16"])
@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("show", "president", "--lang", "ru"), "Президент Республики Казахстан"),
        (("show", "independent-unions", "--lang", "ru"), "профсоюз"),
        (("list", "--json"), "workers’ leaders"),
    ],
    ids=["show", "a letter", "list"],
)
def test_an_old_console_gets_utf_8(tmp_path, encoding, args, words):
    outcome = run(*args, cwd=tmp_path, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C"})

    assert outcome.code == 0, outcome.err
    assert words in outcome.out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_what_is_said_is_utf_8_as_well(tmp_path, encoding):
    args = ("letter", "президент", *sender())

    outcome = run(*args, cwd=tmp_path, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C.UTF-8"})

    assert outcome.code == ExitCode.USAGE
    assert "президент: is nobody's id" in outcome.err


# homes


@pytest.mark.parametrize("unset", [["-u", "HOME"], ["-u", "HOME", "-u", "USER", "-u", "LOGNAME"]])
@pytest.mark.skipif(shutil.which("env") is None, reason="needs env")
def test_without_a_home_a_letter_is_made(tmp_path, unset):
    outcome = run("letter", "president", *sender(), "-o", "x.pdf", cwd=tmp_path, prefix=["env", *unset])

    assert outcome.code == 0, outcome.err
    assert files(tmp_path) == ["x.pdf"]


# two at once


def test_two_runs_at_once_make_one_whole_file_and_leave_nothing_beside_it(tmp_path):
    command = [sys.executable, "-m", "protest_letters", "letter", "all", *sender(), "--date", LATER, "-o", "out/"]
    # both may write the same bytes; neither may find half a file of the other's
    running = [
        subprocess.Popen(
            command, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    ended = [(one.communicate(timeout=60), one.returncode) for one in running]

    assert [code for _, code in ended] == [0] * 4, [err for (_, err), _ in ended]
    made = files(tmp_path / "out")
    assert made
    assert all(name.endswith(".pdf") and not name.startswith(".") for name in made)
    assert [sorted(out.split()) for (out, _), _ in ended] == [[f"out/{name}" for name in made]] * 4


def test_two_keepings_at_once_leave_one_whole_file(tmp_path):
    env = environment(tmp_path, {"PROTEST_CONFIG": str(tmp_path / "own")})
    names = [f"Sample Sender {number}" for number in range(4)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "protest_letters", "me", "keep", *sender(name=name)],
            cwd=tmp_path,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name in names
    ]
    assert [one.wait(timeout=60) for one in running] == [0] * 4

    assert files(tmp_path / "own") == ["me.yaml"]
    kept = call("me", "show", "--json", cwd=tmp_path, env={"PROTEST_CONFIG": str(tmp_path / "own")})
    assert any(name in kept.out for name in names)
