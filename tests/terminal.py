"""Runs `protest` on a terminal of its own, where it may ask."""

import os
import subprocess
import sys

import pytest

from command import Outcome, environment


def on_terminal(*args, cwd, typed):
    """Run the command with a keyboard; return what it wrote to standard output, and what it showed."""
    pty = pytest.importorskip("pty")
    keyboard, terminal = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "protest_letters", *args],
            cwd=cwd,
            env=environment(cwd, {"NO_COLOR": "1"}),
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=terminal,
        ) as process:
            os.close(terminal)
            os.write(keyboard, typed.encode())
            shown = b"".join(iter(lambda: _read(keyboard), b""))
            out = process.stdout.read()
    finally:
        os.close(keyboard)
    return Outcome(process.returncode, out, shown.decode().replace("\r\n", "\n"))


def _read(keyboard):
    try:
        return os.read(keyboard, 1024)
    except OSError:
        # Linux has this for the end
        return b""
