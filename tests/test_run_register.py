"""The register on the disk: old or new as a whole, for its owner only, and one run at a time."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from command import environment, files
from conftest import without_privileges
from disks import small_disk
from killing import TODAY, posted
from protest_letters.load.mailout import load_holder
from protest_letters.load.register import load_register, read_register
from protest_letters.mailout.folder import HOLDER, LOCK, REGISTER
from protest_letters.mailout.register import Event, Register
from protest_letters.mailout.register_rows import register_csv
from protest_letters.mailout.reports import Report
from protest_letters.problems import ExitCode, Level, ProtestError
from protest_letters.run.lock import locked
from protest_letters.run.register import note, save_register
from registers import mailout, small_register

NOW = datetime(2026, 11, 29, 20, 15, tzinfo=UTC)
TESTS = Path(__file__).parent


# whole


def test_it_can_be_read_by_its_owner_only(tmp_path):
    folder = mailout(tmp_path / "box")

    assert (folder / REGISTER).stat().st_mode & 0o777 == 0o600
    assert files(folder) == [".plan.json", REGISTER]


def test_what_is_reported_is_read_recorded_and_written(tmp_path):
    folder = mailout(tmp_path / "box")

    noted = note(folder, ["m1-president", "m9"], [Report(Event.POSTED, TODAY)], TODAY)

    assert noted.changed == ("m1-president",)
    assert [one.where for one in noted.problems] == ["m9"]
    assert {one.id for one in load_register(folder, TODAY).register.entries if one.life.posted} == {"m1-president"}


def test_nothing_new_writes_nothing(tmp_path):
    folder = mailout(tmp_path / "box")
    before = (folder / REGISTER).stat()

    note(folder, ["m9"], [Report(Event.POSTED, TODAY)], TODAY)

    assert (folder / REGISTER).stat().st_ino == before.st_ino


def test_a_register_with_a_fault_is_not_written_over(tmp_path):
    folder = mailout(tmp_path / "box")
    raw = (folder / REGISTER).read_bytes().replace(b"envelope,", b"envelop,", 1)
    (folder / REGISTER).write_bytes(raw)

    with pytest.raises(ProtestError, match="is nothing that is made"):
        note(folder, ["all"], [Report(Event.POSTED, TODAY)], TODAY)
    assert (folder / REGISTER).read_bytes() == raw


def test_what_somebody_changed_in_a_spreadsheet_meanwhile_is_kept(tmp_path):
    folder = mailout(tmp_path / "box")
    note(folder, ["m1"], [Report(Event.POSTED, TODAY)], TODAY)
    raw = (folder / REGISTER).read_text(encoding="utf-8-sig").replace(",", ";")
    (folder / REGISTER).write_text(raw, encoding="utf-16")

    note(folder, ["m2"], [Report(Event.POSTED, TODAY)], TODAY)

    read = load_register(folder, TODAY)
    assert {one.member for one in read.register.entries if one.life.posted} == {"m1", "m2"}
    assert read.register.delimiter == ";"


@pytest.mark.parametrize("mark", [".~lock.register.csv#", "~$register.csv"])
def test_a_register_that_an_office_program_has_open_is_said(tmp_path, mark):
    folder = mailout(tmp_path / "box")
    (folder / mark).write_text("x")

    (problem,) = note(folder, ["m1"], [Report(Event.POSTED, TODAY)], TODAY).problems

    assert problem.level is Level.WARNING
    assert "open in an office program" in problem.what


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children")
def test_killed_at_any_step_the_old_or_the_new_register_is_there_as_a_whole(tmp_path):
    steps = killed(tmp_path / "box", "save")

    old, new = (register_csv(one).decode() for one in (small_register(), posted(small_register())))
    found = [step["left"][REGISTER] for step in steps]
    assert set(found) == {old, new}
    assert found == sorted(found, key=[old, new].index), "once it is new it stays so"
    # opened, half written, brought to the disk, given its name, looked for beside it, its folder opened, brought to the
    # disk; and through
    assert len(steps) == 8
    assert found[-1] == new


def killed(folder, task):
    """Kill a task at each of its steps; return what each left, and what the same again made of it."""
    done = subprocess.run(
        [sys.executable, str(TESTS / "killing.py"), str(folder), task],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=TESTS,
    )
    assert done.returncode == 0, done.stderr
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert [step["killed"] for step in steps] == [True] * (len(steps) - 1) + [False]
    return steps


def test_on_a_full_disk_the_old_register_stays_and_it_is_said(tmp_path):
    large, small = small_register(60), small_register(40)
    room = -(-len(register_csv(large)) // 4096) * 4096 * 3 // 2
    with small_disk(tmp_path / "disk", room):
        folder = mailout(tmp_path / "disk" / "box", large)
        with pytest.raises(ProtestError) as caught:
            note(folder, ["all"], [Report(Event.POSTED, TODAY)], TODAY)
        assert (folder / REGISTER).read_bytes() == register_csv(large)
        assert files(folder) == [".plan.json", REGISTER]
        (folder / REGISTER).unlink()
        save_register(folder, small)
        assert load_register(folder, TODAY).register == small

    (problem,) = caught.value.problems
    assert (problem.code, problem.what) == (ExitCode.WRITE, "cannot be written: no space left on device")
    assert problem.hint == "make room on the disk and do it again; nothing was changed"


def test_in_a_folder_that_may_not_be_written_to_nothing_is_changed(tmp_path):
    prefix = without_privileges()
    folder = mailout(tmp_path / "box")
    before = (folder / REGISTER).read_bytes()
    folder.chmod(0o500)
    try:
        command = [*prefix, sys.executable, "-m", "protest_letters", "register", str(folder), "--posted", "all"]
        done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o700)

    assert done.returncode == ExitCode.WRITE
    assert "cannot be locked: permission denied" in done.stderr
    assert (folder / REGISTER).read_bytes() == before


# one run at a time

HOLD = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from protest_letters.run.lock import locked
with locked(Path(sys.argv[1]), "protest batch", datetime(2026, 11, 29, 20, 15, tzinfo=timezone.utc)):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holding(tmp_path):
    """A folder, and a process of its own that keeps it."""
    folder = mailout(tmp_path / "box")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        yield folder, holder
        holder.kill()


def test_a_second_run_is_refused_and_told_who_has_the_folder_and_since_when(holding):
    folder, holder = holding

    with pytest.raises(ProtestError) as caught, locked(folder, "protest register", NOW):
        pytest.fail("the folder is taken")

    (problem,) = caught.value.problems
    assert (problem.code, problem.rule) == (ExitCode.WRITE, "locked")
    assert f"is in use by protest batch, process {holder.pid} on " in problem.what
    assert problem.what.endswith("since 2026-11-29 20:15+00:00")


def test_the_lock_ends_with_the_process_however_that_ends(holding):
    folder, holder = holding
    holder.send_signal(signal.SIGKILL)
    holder.wait()

    assert load_holder(folder), "its note is still there, and keeps nobody out"
    with locked(folder, "protest register", NOW):
        assert load_holder(folder).command == "protest register"


def test_after_a_run_nothing_is_left_but_the_empty_file_that_is_locked(tmp_path):
    folder = mailout(tmp_path / "box")
    with locked(folder, "protest register", NOW):
        assert set(files(folder)) >= {LOCK, HOLDER}

    assert set(files(folder)) - {LOCK} == {".plan.json", REGISTER}
    assert not (folder / LOCK).exists() or (folder / LOCK).read_bytes() == b""


def test_one_process_may_take_it_again_once_it_has_let_go(tmp_path):
    folder = mailout(tmp_path / "box")
    for _ in range(2):
        with locked(folder, "protest register", NOW):
            pass


def test_a_fault_in_the_block_lets_go_of_the_folder(tmp_path):
    folder = mailout(tmp_path / "box")
    with pytest.raises(KeyError), locked(folder, "protest register", NOW):
        raise KeyError

    with locked(folder, "protest register", NOW):
        pass


def test_where_locks_are_unknown_nobody_is_let_in(tmp_path, monkeypatch):
    import filelock  # noqa: PLC0415 - the one place that knows what a file system answers

    def refuse(*_, **__):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)

    with pytest.raises(ProtestError, match="cannot be locked: function not implemented"), locked(tmp_path, "x", NOW):
        pytest.fail("nothing may be done")


def test_many_reports_at_once_are_all_recorded_or_refused(tmp_path):
    folder = mailout(tmp_path / "box", small_register(4, ["president"]))
    command = [sys.executable, "-m", "protest_letters", "register", str(folder), "--posted"]
    running = [
        subprocess.Popen([*command, f"m{number}"], env=environment(tmp_path), stderr=subprocess.PIPE, text=True)
        for number in range(1, 5)
    ]
    ended = [(one.communicate(timeout=60)[1], one.returncode) for one in running]

    recorded = {one.member for one in load_register(folder, TODAY).register.entries if one.life.posted}
    assert recorded == {f"m{at}" for at, (_, code) in enumerate(ended, 1) if code == 0}
    assert recorded
    assert all("is in use by" in err for err, code in ended if code)
    assert {code for _, code in ended} <= {0, int(ExitCode.WRITE)}
    assert read_register((folder / REGISTER).read_bytes(), REGISTER, TODAY).problems == ()


def test_a_register_of_nothing_can_be_written(tmp_path):
    folder = mailout(tmp_path / "box", Register(()))
    save_register(folder, Register(()))

    assert load_register(folder, TODAY).register == Register(())
