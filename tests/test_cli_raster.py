"""The fax as a picture from the command line: made, judged, announced, handed to a program that stands for sendfax."""

import os
import shlex
import sys
from dataclasses import fields
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import PIL.Image
import pytest

from command import files, sender
from fax_command import FAX_BOOK, fax, fax_campaign
from protest_letters.cli.raster_options import RasterOptions

NIGHT = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
#: The invented campaign, and the letter's date by the clock of these tests.
HERE = ("--campaign", "campaign", "--date", "2026-11-23", *sender())

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")


@pytest.fixture
def _campaign(tmp_path):
    fax_campaign(tmp_path)


def sendfax(folder, body='echo "request id is 7 (group id 7) for host localhost (1 file)"'):
    """Put a program called sendfax into a folder: it writes down what it got, then does `body`."""
    folder.mkdir()
    script = folder / "sendfax"
    got = shlex.quote(str(folder / "got"))
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" "--" >>{got}\n{body}\n', encoding="utf-8")
    script.chmod(0o755)
    return {"PATH": os.pathsep.join([str(folder), "/usr/bin", "/bin"]), "LOGNAME": "sample"}


def calls_of(folder):
    """The arguments of every call of the program."""
    got = folder / "got"
    text = got.read_text(encoding="utf-8") if got.exists() else ""
    return [call.splitlines() for call in text.split("--\n") if call]


# the picture


@pytest.mark.usefixtures("_campaign")
def test_a_picture_is_made_and_its_path_printed(tmp_path):
    outcome = fax("mayor", *HERE, "--tiff", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.lines == ["mayor-appeal-en.tiff"]
    assert "the fax is unsigned" in outcome.err
    with PIL.Image.open(tmp_path / "mayor-appeal-en.tiff") as made:
        assert (made.size, made.n_frames) == ((1728, 2286), 2)


@pytest.mark.usefixtures("_campaign")
@pytest.mark.parametrize(
    ("options", "size", "pages"),
    [
        (["--resolution", "standard"], (1728, 1143), 2),
        (["--resolution", "fine", "--no-cover"], (1728, 2286), 1),
        (["--original-follows"], (1728, 2286), 2),
    ],
)
def test_resolution_and_cover_are_chosen(tmp_path, options, size, pages):
    outcome = fax("mayor", *HERE, "--tiff", "-o", "f.tiff", *options, cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    with PIL.Image.open(tmp_path / "f.tiff") as made:
        assert (made.size, made.n_frames) == (size, pages)


@pytest.mark.usefixtures("_campaign")
def test_it_goes_to_standard_output(tmp_path):
    outcome = fax("mayor", *HERE, "--tiff", "-o", "-", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.raw.startswith(b"II*\0")


@pytest.mark.usefixtures("_campaign")
def test_the_preview_shows_the_dots_of_every_page(tmp_path):
    outcome = fax("mayor", *HERE, "--tiff", "--resolution", "standard", "--preview", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.lines[1:] == ["mayor-appeal-en-1.png", "mayor-appeal-en-2.png"]
    with PIL.Image.open(tmp_path / "mayor-appeal-en-2.png") as shown:
        assert shown.size == (1728, round(1143 * 204 / 98))
        assert {count > 0 for shade, count in enumerate(shown.histogram()) if 0 < shade < 255} == {False}


@pytest.mark.usefixtures("_campaign")
def test_a_sheet_named_for_the_post_is_said_to_be_none_of_a_fax(tmp_path):
    outcome = fax("mayor", *HERE, "--tiff", "--standard", "us", cwd=tmp_path)

    assert outcome.code == 0
    assert "a fax has no window" in outcome.err


# every option of a fax; the bad day of each


#: option → (arguments, exit code, what is said); None for one that cannot be wrong
OPTIONS = {
    "--tiff": (["--tiff", "-o", "a-file/f.tiff"], 7, "cannot be written"),
    "--resolution": (["--tiff", "--resolution", "fein"], 2, 'did you mean "fine"?'),
    "--no-cover": None,
    "--original-follows": (["--tiff", "--no-cover", "--original-follows"], 2, "is said on the cover"),
    "--send": (["--send", "-o", "-"], 2, "--send: needs a file"),
    "--yes-send": (["--send", "--yes-send", "2"], 2, "1 fax would be sent, and 2 was given"),
    "--even-if-old": (["--tiff", "--even-if-old"], 2, "--even-if-old: goes with --send"),
    "--at-night": (["--tiff", "--at-night"], 2, "--at-night: goes with --send"),
}


def test_the_table_of_options_is_complete():
    # in an annotation Typer takes the name for the default
    named = {field.type.__metadata__[0].default for field in fields(RasterOptions)}

    assert named == set(OPTIONS)


@pytest.mark.usefixtures("_campaign")
@pytest.mark.parametrize("option", [name for name, row in OPTIONS.items() if row])
def test_a_wrong_option_is_named_and_nothing_is_made(tmp_path, option):
    args, code, said = OPTIONS[option]
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    before = files(tmp_path)

    outcome = fax("mayor", *HERE, *args, cwd=tmp_path, env={"PATH": ""})

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert files(tmp_path) == before


# sending


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_it_is_said_to_whom_then_sent_then_the_job_is_told(tmp_path):
    env = sendfax(tmp_path / "bin")

    outcome = fax("mayor", *HERE, "--send", cwd=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    said = "+493023125123 (printed 030 / 23125 123, as of 2026-11-01): 2 pages, now"
    assert f"sending mayor-appeal-en.tiff to mayor, {said}" in outcome.err
    assert "mayor-appeal-en: job 7" in outcome.err
    assert outcome.err.index("sending") < outcome.err.index("job 7")
    assert outcome.lines == ["mayor-appeal-en.tiff"]
    path = str(tmp_path / "mayor-appeal-en.tiff")
    name = "Sample Sender <sample>"
    assert calls_of(tmp_path / "bin") == [
        ["-n", "-1", "-s", "a4", "-m", "-f", name, "-k", "now + 180 minutes", "-d", "+493023125123", path]
    ]


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_the_resolution_is_the_file_s(tmp_path):
    env = sendfax(tmp_path / "bin")

    fax("mayor", *HERE, "--send", "--resolution", "standard", cwd=tmp_path, env=env)

    ((*_, path),) = calls_of(tmp_path / "bin")
    assert "-l" in calls_of(tmp_path / "bin")[0]
    with PIL.Image.open(path) as sent:
        assert sent.height == 1143


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_several_go_out_minutes_apart(tmp_path):
    env = sendfax(tmp_path / "bin")

    outcome = fax("mayor", "warden", *HERE, "--send", "--yes-send", "2", cwd=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    assert "2 faxes in all, 10 minutes apart" in outcome.err
    first, second = calls_of(tmp_path / "bin")
    assert "-a" not in first
    assert second[second.index("-a") + 1] == "now + 10 minutes"
    assert [call[call.index("-d") + 1] for call in (first, second)] == ["+493023125123", "+442079460123"]


#: An undated record counts within five years of the campaign's date.
UNDATED = [("  date: 2020-01-01", "  date: 2024-01-01"), ("as_of: 2026-11-01", "as_of: unknown")]
HOSTILE = '$(touch x) "; `touch y` <who@example.org> -d +1 Ólá'


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_no_name_is_a_command_an_option_or_an_address(tmp_path):
    env = sendfax(tmp_path / "bin")

    outcome = fax("mayor", *HERE, "--name", HOSTILE, "--send", "-o", "-f.tiff", cwd=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    (call,) = calls_of(tmp_path / "bin")
    assert call[call.index("-f") + 1] == "touch x touch y who example.org -d 1 Ola <sample>"
    assert call[-1] == str(tmp_path / "-f.tiff")
    assert call.count("-d") == 1
    assert not {"x", "y"} & set(files(tmp_path))


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_a_dry_run_prints_the_command_and_does_nothing(tmp_path):
    env = sendfax(tmp_path / "bin")
    before = files(tmp_path)

    outcome = fax("mayor", *HERE, "--send", "--dry-run", "-o", "my faxes/", cwd=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    path = tmp_path / "my faxes" / "mayor-appeal-en.tiff"
    assert outcome.lines == [
        "sendfax -n -1 -s a4 -m -f 'Sample Sender <sample>' -k 'now + 180 minutes' -d +493023125123 '" + str(path) + "'"
    ]
    assert "would send mayor-appeal-en.tiff to mayor" in outcome.err
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("changes", "args", "now", "code", "said"),
    [
        ([("as_of: 2026-11-01", "as_of: 2020-01-01")], [], None, 6, "is of 2020-01-01, 6 years old today"),
        (UNDATED, [], None, 6, "has no source with a date"),
        ([], ["--date", "2020-06-01"], None, 3, "no fax number is known for 2020-06-01"),
        (
            [("as_of: 2026-11-01", "as_of: 2020-01-01")],
            ["--date", "2020-06-01", "--even-if-old"],
            None,
            6,
            "HISTORICAL",
        ),
        ([], [], NIGHT, 6, "it would be 22:30 (Europe/Berlin) where +493023125123 rings"),
    ],
    ids=["old", "undated", "none then", "of another time", "night"],
)
@needs_posix
def test_what_may_not_be_sent_is_neither_sent_nor_made(tmp_path, changes, args, now, code, said):
    fax_campaign(tmp_path, *changes)
    env = sendfax(tmp_path / "bin")
    before = files(tmp_path)
    clock = {"now": now} if now else {}

    outcome = fax("mayor", *HERE, "--send", *args, cwd=tmp_path, env=env, **clock)

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert files(tmp_path) == before
    # without --send the same fax is made
    assert "Traceback" not in outcome.err


@needs_posix
def test_with_leave_an_old_number_is_called_and_a_sleeper_woken(tmp_path):
    fax_campaign(tmp_path, ("as_of: 2026-11-01", "as_of: 2020-01-01"))
    env = sendfax(tmp_path / "bin")

    outcome = fax("mayor", *HERE, "--send", "--even-if-old", "--at-night", cwd=tmp_path, env=env, now=NIGHT)

    assert outcome.code == 0, outcome.err
    assert len(calls_of(tmp_path / "bin")) == 1


# the numbers of 1999: whatever is agreed to, they are not dialled
@needs_posix
@pytest.mark.parametrize("day", ["1999-11-20", "2000-12-01"])
def test_the_numbers_of_1999_are_not_dialled(tmp_path, day):
    env = sendfax(tmp_path / "bin")
    leave = ("--even-if-old", "--at-night", "--yes-send", "1")

    outcome = fax("president", *sender(), "--send", *leave, "--date", day, cwd=tmp_path, env=env)

    assert outcome.code == 6, outcome.err
    assert "HISTORICAL, NOT FOR SENDING" in outcome.err
    assert calls_of(tmp_path / "bin") == []


@pytest.mark.usefixtures("_campaign")
def test_without_the_program_it_is_said_how_to_get_it(tmp_path):
    before = files(tmp_path)

    outcome = fax("mayor", *HERE, "--send", cwd=tmp_path, env={"PATH": ""})

    assert outcome.code == 9
    assert "needs HylaFAX's program sendfax, which is not installed" in outcome.err
    assert "apt install hylafax-client" in outcome.err
    assert files(tmp_path) == before


@pytest.mark.usefixtures("_campaign")
@pytest.mark.parametrize("module", ["pypdfium2", "PIL.Image"])
def test_without_the_extra_it_is_said_what_to_install(tmp_path, monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)

    outcome = fax("mayor", *HERE, "--tiff", cwd=tmp_path)

    assert outcome.code == 9
    assert 'pip install "protest-letters[fax]"' in outcome.err


@pytest.mark.usefixtures("_campaign")
@needs_posix
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            'echo "Can not reach service hylafax at host \\"localhost\\"." >&2; exit 255',
            "Can not reach service hylafax",
        ),
        ("exit 3", "exit code 3"),
        ("kill -9 $$", "exit code -9"),
        ('printf "\\377\\033[31m"; exit 1', "\\x1b[31m"),
    ],
    ids=["no server", "silent", "killed", "hostile"],
)
def test_a_refusal_is_told_in_the_program_s_own_words(tmp_path, body, said):
    env = sendfax(tmp_path / "bin", body)

    outcome = fax("mayor", *HERE, "--send", cwd=tmp_path, env=env)

    assert outcome.code == 9, outcome.err
    assert "mayor-appeal-en: sendfax refused it: " in outcome.err
    assert said in outcome.err
    # what was to be sent is kept
    assert outcome.lines == ["mayor-appeal-en.tiff"]


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_one_refusal_does_not_keep_the_others(tmp_path):
    env = sendfax(tmp_path / "bin", 'case "$*" in *+49*) exit 1;; esac; echo "request id is 8"')

    outcome = fax("mayor", "warden", *HERE, "--send", "--yes-send", "2", cwd=tmp_path, env=env)

    assert outcome.code == 9
    assert "mayor-appeal-en: sendfax refused it" in outcome.err
    assert "warden-appeal-en: job 8" in outcome.err


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_what_cannot_be_written_is_not_sent(tmp_path):
    env = sendfax(tmp_path / "bin")
    (tmp_path / "mayor-appeal-en.tiff").write_text("mine", encoding="utf-8")

    outcome = fax("mayor", *HERE, "--send", cwd=tmp_path, env=env)

    assert outcome.code == 7
    assert "exists and is different" in outcome.err
    assert calls_of(tmp_path / "bin") == []


@pytest.mark.usefixtures("_campaign")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_and_nothing_sent(tmp_path):
    outcome = fax("mayor", *HERE, "--tiff", "-o", "/dev/full", cwd=tmp_path)

    assert outcome.code == 7
    assert "/dev/full" in outcome.err


def test_the_invented_numbers_are_nobody_s():
    # Bundesnetzagentur keeps 030 23125 for films, Ofcom 020 7946 0
    assert FAX_BOOK.count("+493023125") == FAX_BOOK.count("+442079460") == 1


@pytest.mark.usefixtures("_campaign")
def test_the_picture_is_one_a_preview_can_read(tmp_path):
    outcome = fax("mayor", *HERE, "--tiff", "-o", "-", cwd=tmp_path)

    with PIL.Image.open(BytesIO(outcome.raw)) as shown:
        assert shown.mode == "1"


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_a_file_that_was_made_before_is_not_sent_again_unasked(tmp_path):
    env = sendfax(tmp_path / "bin")
    first = fax("mayor", *HERE, "--send", cwd=tmp_path, env=env)
    again = fax("mayor", *HERE, "--send", cwd=tmp_path, env=env)
    asked = fax("mayor", *HERE, "--send", "--force", cwd=tmp_path, env=env)

    assert [first.code, again.code, asked.code] == [0, 6, 0]
    assert "was made before, and perhaps sent" in again.err
    assert "job 7" not in again.err


@pytest.mark.usefixtures("_campaign")
@needs_posix
def test_opening_does_not_go_with_sending(tmp_path):
    outcome = fax("mayor", *HERE, "--send", "--open", cwd=tmp_path, env=sendfax(tmp_path / "bin"))

    assert outcome.code == 2
    assert "--open: does not go with --send" in outcome.err
