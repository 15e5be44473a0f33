"""Kills a process at every step of what it does to files: run as a program, so that no test is forked.

Usage: killing.py FOLDER TASK, where TASK is a function below. For each step the folder is made anew, a child does the
task and is killed before that step, and a line of JSON tells what is left. It ends once a child gets through.
"""

import json
import os
import shutil
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from protest_letters.load.mailout import list_files
from protest_letters.mailout.erasing import ending_of
from protest_letters.mailout.register import Event, trace
from protest_letters.mailout.reports import Report, record
from protest_letters.run import files
from protest_letters.run.erasing import erase_all, erase_member, look_through
from protest_letters.run.lock import locked
from protest_letters.run.register import save_register
from registers import mailout, small_register
from streams import Watched

TODAY = date(2026, 11, 29)
#: The calls at which a run can be stopped with something half done.
STEPS = ("open", "fsync", "replace", "unlink", "rmdir", "rename")
# what reaches a disk is not seen here, and takes long
os.fsync = lambda _: None


def whole(folder):
    """A mail-out of three members, each with a packet."""
    mailout(folder, options={"name": "m1-secret"})
    (folder / "packets").mkdir()
    for number in (1, 2, 3):
        (folder / "packets" / f"Ann_m{number}.pdf").write_bytes(b"m%d-secret" % number)
    (folder / "exports").mkdir()
    rows = "".join(f"m{number}-secret,m{number}\r\n" for number in (1, 2, 3))
    (folder / "exports" / "mail.csv").write_text(f"\ufeffemail,protest:id\r\n{rows}", encoding="utf-8")


def posted(register):
    return record(register, trace(register.entries), [Report(Event.POSTED, TODAY)]).register


def save(folder):
    save_register(folder, posted(small_register()))


def end(folder):
    with locked(folder, "protest erase", datetime.now(UTC)):
        erase_all(folder, ending_of(list_files(folder)), TODAY)


def part(folder):
    with locked(folder, "protest erase", datetime.now(UTC)):
        erase_member(folder, look_through(folder, "m1", TODAY), TODAY)


def counted(limit):
    """Put a count before every step; before the last one the process is killed, as if the power had failed."""
    steps = 0

    def step():
        nonlocal steps
        steps += 1
        if steps == limit:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepping(real):
        def call(*args, **options):
            step()
            return real(*args, **options)

        return call

    for name in STEPS:
        setattr(os, name, stepping(getattr(os, name)))
    real_fdopen = os.fdopen

    def half_written(*args, **options):
        stream = real_fdopen(*args, **options)
        write = stream.write

        def in_two(content):
            half = len(content) // 2
            write(content[:half])
            stream.flush()
            step()
            return half + write(content[half:])

        return Watched(stream, in_two)

    files.os.fdopen = half_written


def main(folder, task):
    limit = 0
    while True:
        limit += 1
        shutil.rmtree(folder, ignore_errors=True)
        whole(folder)
        child = os.fork()
        if not child:
            counted(limit)
            task(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        left = {name: (folder / name).read_bytes().decode("utf-8", "replace") for name in list_files(folder)}
        again = {}
        if task is not save:
            try:
                task(folder)
            except Exception as error:  # noqa: BLE001 - whatever it is, the test shall see it
                again = {"error": repr(error)}
            else:
                again = {name: (folder / name).read_bytes().decode("utf-8", "replace") for name in list_files(folder)}
        sys.stdout.write(json.dumps({"killed": os.WIFSIGNALED(status), "left": left, "again": again}) + "\n")
        if not os.WIFSIGNALED(status):
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), {"save": save, "end": end, "part": part}[sys.argv[2]])
