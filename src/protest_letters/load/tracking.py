"""Whether a file is under version control."""

import shutil
import subprocess
from pathlib import Path

_SECONDS = 10


def tracked_by_git(folder: Path, name: str) -> bool:
    """Whether git tracks a file of a folder; without git, or outside a repository, nothing is tracked."""
    git = shutil.which("git")
    if git is None or not folder.is_dir():
        return False
    try:
        # the name is a constant of ours, the folder an argument of its own: no shell reads either
        done = subprocess.run(  # noqa: S603
            [git, "-C", str(folder), "ls-files", "--error-unmatch", "--", name],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
