"""Whether a file is under version control."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 10
#: Git runs programs that a repository's own settings name; a campaign's folder may come from anyone.
_HARMLESS = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
#: What git ends with where it knows no such file.
_UNKNOWN_FILE = 1


def tracked_by_git(folder: Path, name: str, environment: Mapping[str, str]) -> bool | None:
    """Whether git tracks a file of a folder; None if git cannot say.

    Without git, or outside a repository, nothing is tracked. Settings of git in the environment are not passed on.
    """
    git = shutil.which("git")
    whole = folder.resolve()
    if git is None or not any((one / ".git").exists() for one in (whole, *whole.parents)):
        return False
    kept = {key: value for key, value in environment.items() if not key.startswith("GIT_")}
    try:
        # the name is a constant of ours, the folder an argument of its own: no shell reads either
        done = subprocess.run(  # noqa: S603
            [git, *_HARMLESS, "-C", str(whole), "ls-files", "--error-unmatch", "--", name],
            capture_output=True,
            env=kept,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {0: True, _UNKNOWN_FILE: False}.get(done.returncode)
