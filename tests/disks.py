"""Disks for tests: one with little room."""

import shutil
import subprocess
from contextlib import contextmanager

import pytest

from conftest import needs


@contextmanager
def small_disk(folder, size):
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if not mount or subprocess.run([mount, *options], check=False, capture_output=True).returncode != 0:
        pytest.skip("cannot mount a small disk")
    try:
        yield
    finally:
        subprocess.run([needs("umount"), str(folder)], check=True)
