"""Kills `protest batch` at a byte of what it writes: run as a program, so that no test is forked.

Usage: batch_killing.py FOLDER NAME, with a JSON list of plans on standard input. A plan is a list of runs, each with
the arguments of the command and `at`: after how many units of what it does to files the process is killed, or null. A
unit is a byte written into a file, or a step on either side of giving a file its name or removing it. For each plan the
folder is made anew from `FOLDER/start`, the runs are made one after the other in `FOLDER/NAME`, and a line of JSON
tells of every run how it ended and what it did: the ranges of units by file, and, at the end, what is there.
"""

import json
import os
import shutil
import signal
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path

from protest_letters.cli import batch_request, batch_run  # noqa: F401 - imported before the first process is forked
from protest_letters.cli.app import _run
from protest_letters.layout import instructions  # noqa: F401
from protest_letters.mailout.groups import groups_of
from protest_letters.run import files
from protest_letters.run.mailout import preparing
from streams import Watched

# what reaches a disk is not seen here, and takes long
os.fsync = lambda _: None
#: So many pieces make a group here, so that a small mail-out has several.
GROUP = 5


class Counted:
    """Counts units, tells where each file's are, and kills the process at one of them."""

    def __init__(self, limit, log):
        self.limit, self.log, self.units = limit, log, 0

    def note(self, kind, name, count):
        """Do `count` units of a kind; return how many of them there are before the end."""
        left = count if self.limit is None else min(count, self.limit - self.units)
        self.log.write(json.dumps([kind, name, self.units, self.units + count]) + "\n")
        self.log.flush()
        self.units += left
        return left

    def end(self, left, count):
        if left < count:
            os.kill(os.getpid(), signal.SIGKILL)


def arm(counted):
    """Put the counter before everything that a run does to files."""
    names = {}
    real_open, real_fdopen = os.open, os.fdopen

    def opened(path, *args, **options):
        descriptor = real_open(path, *args, **options)
        names[descriptor] = Path(os.fsdecode(path)).name
        return descriptor

    def written(descriptor, *args, **options):
        stream, name = real_fdopen(descriptor, *args, **options), names.get(descriptor, "?")

        def up_to_the_kill(content):
            left = counted.note("write", name, len(content))
            stream.write(content[:left])
            stream.flush()
            counted.end(left, len(content))
            return len(content)

        return Watched(stream, up_to_the_kill)

    def stepped(kind, real):
        def step(path, *args, **options):
            name = Path(args[0] if kind == "replace" else path).name
            counted.end(counted.note(f"before {kind}", name, 1), 1)
            done = real(path, *args, **options)
            counted.end(counted.note(f"after {kind}", name, 1), 1)
            return done

        return step

    files.os.open, files.os.fdopen = opened, written
    os.replace, os.unlink = stepped("replace", os.replace), stepped("unlink", os.unlink)


def child(work, argv, limit, log):
    """Run the command in this process, which ends with it."""
    os.chdir(work)
    sys.argv = ["protest", *argv]
    with open(os.devnull, "w") as nowhere, log.open("w") as stream:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        preparing.groups_of = partial(groups_of, most=GROUP)
        arm(Counted(limit, stream))
        os._exit(_run())


def run_once(work, argv, limit, log):
    process = os.fork()
    if not process:
        try:
            child(work, argv, limit, log)
        finally:
            os._exit(99)
    _, status = os.waitpid(process, 0)
    code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    return {"code": code, "log": [json.loads(line) for line in log.read_text().splitlines()]}


def what_is_there(work):
    paths = (path for path in sorted(work.rglob("*")) if path.is_file() and path.name != ".lock")
    return {path.relative_to(work).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def main(folder, name):
    work, log = folder / name, folder / f"{name}.log"
    for plan in json.load(sys.stdin):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(folder / "start", work)
        runs = [run_once(work, one["argv"], one["at"], log) for one in plan]
        sys.stdout.write(json.dumps({"runs": runs, "there": what_is_there(work)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
