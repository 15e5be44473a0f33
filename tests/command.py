"""Runs `protest` for tests: as a process of its own, or within this one where that shows as much and costs less."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest

from protest_letters.cli.app import _run

SENDER = {
    "--name": "Sample Sender",
    "--street": "Calle Mayor 1",
    "--postcode": "28013",
    "--city": "Madrid",
    "--country": "ES",
}
#: A day on which the shipped book's undated records count; after the campaign's own time.
LATER = "2026-11-23"

#: What the environment of whoever runs the tests must not decide.
_UNSET = (
    "COLUMNS",
    "NO_COLOR",
    "PROTEST_CAMPAIGN",
    "PROTEST_CONFIG",
    "PROTEST_TRACEBACK",
    "SOURCE_DATE_EPOCH",
    "XDG_CONFIG_HOME",
)


@dataclass(frozen=True)
class Outcome:
    code: int
    raw: bytes
    err: str

    @property
    def out(self):
        return self.raw.decode("utf-8")

    @property
    def lines(self):
        return self.out.splitlines()


def sender(**changes):
    """Return the options of an invented sender; `street=None` leaves one out, `care_of="…"` adds one."""
    options = SENDER | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return [part for option, value in options.items() if value is not None for part in (option, value)]


def environment(home, env=None):
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return kept | {"HOME": str(home)} | (env or {})


def run(*args, cwd, env=None, input=None, prefix=(), stdout=subprocess.PIPE):  # noqa: A002 - as subprocess calls it
    """Run the command as a process with an empty home, and see that it leaves the home empty."""
    with TemporaryDirectory() as home:
        done = subprocess.run(
            [*prefix, sys.executable, "-m", "protest_letters", *args],
            cwd=cwd,
            env=environment(home, env),
            input=input,
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
        assert not list(Path(home).iterdir())
    return Outcome(done.returncode, done.stdout or b"", done.stderr.decode("utf-8"))


def call(*args, cwd, env=None):
    """Run the command within this process: the same code from the first argument to the exit code."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in _UNSET:
            patch.delenv(name, raising=False)
        patch.setenv("PROTEST_CONFIG", str(Path(cwd) / "nothing-kept"))
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["protest", *args])
        patch.chdir(cwd)
        code = int(_run())
    return Outcome(code, out.buffer.getvalue(), err.buffer.getvalue().decode("utf-8"))


def files(folder):
    """Every file below a folder, hidden ones too, as sorted relative paths."""
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if not path.is_dir())


def pages_of(pdf):
    """Return the text of each page of a PDF, a path or bytes, with single line breaks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["\n".join(page.get_textpage().get_text_range().splitlines()) for page in document]
    finally:
        document.close()
