"""A run stopped by its user, by a full disk, or by another run: a message, nothing torn, and it goes on."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from batches import DAY, batch, contents, listed, names, register_rows, rows
from command import environment, run
from disks import small_disk
from protest_letters.cli.batch_progress import Lines, duration
from protest_letters.run.lock import locked


def whole(folder):
    """Whether there is nothing in a folder that is not finished."""
    return not [name for name in names(folder) if name.endswith(".part")]


def test_a_full_disk_is_said_and_when_there_is_room_the_run_goes_on(tmp_path):
    source = listed(rows(30), tmp_path / "members.csv")
    batch(source, cwd=tmp_path, out="undisturbed/mailout")
    disk = tmp_path / "disk"
    with small_disk(disk, "200k"):
        (disk / "ballast").write_bytes(b"x" * 120_000)
        stopped = batch(source, cwd=tmp_path, out="disk/mailout")

        assert stopped.code == 7
        assert "no space left on device" in stopped.err
        assert "make room on the disk" in stopped.err
        assert whole(disk / "mailout")
        (disk / "ballast").unlink()
        again = batch(source, cwd=tmp_path, out="disk/mailout")
        assert again.code == 0, again.err
        assert contents(disk / "mailout") == contents(tmp_path / "undisturbed/mailout")


@pytest.mark.big
def test_a_disk_that_is_full_at_any_point_tears_nothing_whoever_makes_the_letters(tmp_path):
    source = listed([*rows(40), *rows(1, 41, name="")], tmp_path / "members.csv")
    options = ("--as", "letter,envelope,copies", "--jobs", "2")
    assert batch(source, *options, cwd=tmp_path, out="undisturbed/mailout", dispatch="home").code == 1
    undisturbed = contents(tmp_path / "undisturbed/mailout")
    whole_size = sum(-(-len(content) // 4096) * 4096 for content in undisturbed.values())
    disk, places = tmp_path / "disk", set()
    for point in range(1, 11):
        with small_disk(disk, str(whole_size + 1_000_000)):
            room = whole_size * point // 11
            (disk / "ballast").write_bytes(b"x" * (whole_size + 1_000_000 - room - 16_384))
            stopped = batch(source, *options, cwd=tmp_path, out="disk/mailout", dispatch="home")

            assert stopped.code == 7, (point, stopped.err)
            assert "no space left on device" in stopped.err
            places.add(stopped.err.partition("error: ")[2].partition(":")[0].rpartition("/")[2])
            assert whole(disk / "mailout")
            there = contents(disk / "mailout")
            grows = {".plan.json", "README.txt", "register.csv", "checklist.pdf", "problems.csv"}
            assert not [one for one in there if one not in grows and there[one] != undisturbed[one]]
            (disk / "ballast").unlink()
            again = batch(source, *options, cwd=tmp_path, out="disk/mailout", dispatch="home")
            assert again.code == 1, again.err
            assert contents(disk / "mailout") == undisturbed
        disk.rmdir()
    assert len(places) > 3, places


def test_two_runs_at_once_are_refused(tmp_path):
    source = listed(rows(1), tmp_path / "members.csv")
    batch(source, cwd=tmp_path)
    before = contents(tmp_path / "mailout")
    with locked(tmp_path / "mailout", "protest batch", datetime.now(UTC)):
        real = batch(source, cwd=tmp_path)
        trial = batch(source, "--dry-run", cwd=tmp_path)

    assert (real.code, trial.code) == (7, 7)
    assert "is in use by protest batch, process" in real.err
    assert contents(tmp_path / "mailout") == before


def test_stopped_by_its_user_it_says_how_to_go_on(tmp_path):
    listed(rows(1200), tmp_path / "members.csv")
    command = [sys.executable, "-m", "protest_letters", "batch", "members.csv", "--spread", "1"]
    command += ["--dispatch", "organisation", "--date", DAY, "--as", "letter"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE, text=True)
    register = tmp_path / "mailout" / "register.csv"
    while not register.exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130, said
    assert "stopped: 1000 pieces are made and in the register; the same command goes on with the others" in said
    assert whole(tmp_path / "mailout")
    assert len(register_rows(tmp_path / "mailout")) == 1000
    rest = batch("members.csv", "--as", "letter", cwd=tmp_path)
    # what lies there from before is printed as well
    files = " ".join(f"mailout/authorities/{name}.pdf" for name in ("slips", "letters", "letters-2"))
    assert f"to print: protest print {files}\n" in rest.err


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals here")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_by_the_system_it_is_as_if_its_user_had_stopped_it(tmp_path, number):
    listed(rows(400), tmp_path / "members.csv")
    command = [sys.executable, "-m", "protest_letters", "batch", "members.csv", "--spread", "1"]
    command += ["--dispatch", "organisation", "--date", DAY, "--as", "letter"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE, text=True)
    begun = tmp_path / "mailout" / "README.txt"
    while not begun.exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130, said
    assert "stopped: 0 pieces are made and in the register; the same command goes on with the others" in said
    assert names(tmp_path / "mailout") == [".plan.json", "README.txt"]


def test_off_a_terminal_a_line_a_minute_says_how_far_it_is():
    said, now = [], [0.0]
    lines = Lines(3000, clock=lambda: now[0], say=said.append)
    for _ in range(10):
        now[0] += 25
        lines(200)

    assert said == [
        "600 of 3000 pieces, 8 a second, about 5 minutes left",
        "1200 of 3000 pieces, 8 a second, about 4 minutes left",
        "1800 of 3000 pieces, 8 a second, about 2 minutes left",
    ]


@pytest.mark.parametrize(("seconds", "words"), [(5, "5 seconds"), (119, "2 minutes"), (5400, "1.5 hours")])
def test_time_left_is_said_roughly(seconds, words):
    assert duration(seconds) == words


@pytest.mark.parametrize("colour", [{}, {"NO_COLOR": "1"}])
def test_on_a_terminal_a_bar_shows_rate_and_time_left(tmp_path, colour):
    pty = pytest.importorskip("pty")
    listed(rows(60), tmp_path / "members.csv")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "protest_letters", "batch", "members.csv", "--spread", "1"]
    command += ["--dispatch", "organisation", "--date", DAY, "--as", "letter"]
    env = environment(tmp_path, {"TERM": "xterm", "COLUMNS": "100", **colour})
    process = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)

    assert process.wait() == 0
    text = seen.decode()
    assert "60/60" in text
    assert "a second" in text
    assert ("\x1b[3" in text) is not bool(colour)


def test_streams_that_are_closed_keep_nothing_from_being_made(tmp_path):
    source = listed(rows(1), tmp_path / "members.csv")
    options = ("batch", str(source), "--spread", "1", "--dispatch", "organisation", "--date", DAY)
    outcome = run(*options, cwd=tmp_path, prefix=("sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"))

    assert outcome.code == 0
    assert len(register_rows(tmp_path / "mailout")) == 1


def test_a_reader_that_goes_early_keeps_nothing_from_being_made(tmp_path):
    source = listed(rows(3), tmp_path / "members.csv")
    options = ("batch", str(source), "--spread", "1", "--dispatch", "home", "--date", DAY, "--each")
    outcome = run(*options, cwd=tmp_path, prefix=("sh", "-c", '"$@" | true', "sh"))

    assert (outcome.code, "Traceback" in outcome.err) == (0, False)
    assert len(register_rows(tmp_path / "mailout")) == 3
