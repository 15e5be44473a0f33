"""A finished file handed to the system's viewer, here a script in its place."""

import sys
import time

import pytest

from protest_letters.cli.opening import open_file
from protest_letters.problems import ExitCode

NAME = "open" if sys.platform == "darwin" else "xdg-open"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files itself")


@pytest.fixture
def viewer(tmp_path, monkeypatch):
    """Return a function: the viewer's script, its first line after `#!/bin/sh`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(script):
        path = folder / NAME
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    return install


def arrived(path):
    until = time.monotonic() + 10
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.02)
    return path.read_text(encoding="utf-8")


def test_the_viewer_is_given_the_whole_path_and_no_shell_reads_it(tmp_path, viewer, monkeypatch):
    viewer(f'printf "%s:%s" "$#" "$1" > "{tmp_path}/seen.part"; /bin/mv "{tmp_path}/seen.part" "{tmp_path}/seen"')
    monkeypatch.chdir(tmp_path)
    name = "-x $(touch evil); a letter.pdf"
    (tmp_path / name).write_bytes(b"%PDF")

    assert open_file(type(tmp_path)(name)) is None
    assert arrived(tmp_path / "seen") == f"1:{tmp_path / name}"
    assert not (tmp_path / "evil").exists()


def test_a_viewer_that_stays_open_is_not_waited_for(tmp_path, viewer):
    viewer("exec /bin/sleep 4")
    begun = time.monotonic()

    assert open_file(tmp_path / "letter.pdf") is None
    assert time.monotonic() - begun < 3


def test_a_viewer_that_fails_at_once_is_said(tmp_path, viewer):
    viewer("exit 3")

    problem = open_file(tmp_path / "letter.pdf")
    assert problem.what == f"cannot be opened: {NAME} ended with 3"
    assert problem.where == str(tmp_path / "letter.pdf")
    assert problem.code is ExitCode.ABSENT


@pytest.mark.usefixtures("viewer")
def test_a_system_without_a_viewer_is_said(tmp_path):
    problem = open_file(tmp_path / "letter.pdf")
    assert problem.what == f"cannot be opened: there is no {NAME} here"
    assert problem.code is ExitCode.ABSENT


def test_a_viewer_that_cannot_be_started_is_said(tmp_path, viewer):
    viewer("")
    (tmp_path / "bin" / NAME).write_bytes(b"\x7fELF no program")

    assert open_file(tmp_path / "letter.pdf").code is ExitCode.ABSENT
