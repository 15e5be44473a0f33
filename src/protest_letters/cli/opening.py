"""A finished file to the system's own viewer."""

import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from protest_letters.problems import ExitCode, Problem

#: Seconds a starter is given to fail; a viewer that goes on longer has opened.
_PATIENCE = 1.0


def open_file(path: Path) -> Problem | None:
    """Show a file in the system's viewer; return what kept it from opening."""
    whole = path.resolve()
    try:
        if sys.platform == "win32":
            import os

            os.startfile(whole)  # noqa: S606 - what the system has for this kind of file
            return None
        return _started("open" if sys.platform == "darwin" else "xdg-open", whole)
    except OSError as error:
        return _not_opened(path, (error.strerror or "the system refused").lower())


def _started(name: str, path: Path) -> Problem | None:
    program = shutil.which(name)
    if program is None:
        return _not_opened(path, f"there is no {name} here")
    # no shell reads the path, which is whole and so begins with a slash
    viewer = subprocess.Popen(  # noqa: S603
        [program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = viewer.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        # somebody must wait for it in the end
        Thread(target=viewer.wait, daemon=True).start()
        return None
    return _not_opened(path, f"{name} ended with {code}") if code else None


def _not_opened(path: Path, why: str) -> Problem:
    return Problem(str(path), f"cannot be opened: {why}", "open it by hand", "open", code=ExitCode.ABSENT)
