"""How fast `protest batch` makes a mail-out, and how much memory it takes.

    python bench/batch.py [COUNT ...] [--list invented|alike] [--as LIST] [--jobs N]

For each number of members, each choice of what is made and each number of processes, the whole command is run in an
empty folder, where the organisation posts. The options can be given several times. Members are

* `invented`: those of the tests, with every quirk of real lists, from ten countries; each writes to one of the offices,
  in a language of their own;
* `alike`: from one country, of one organisation, who all send one letter to one office. That is what other typesetters
  are measured with.

What is printed: letters, seconds of the whole command, letters a second of these and of the time that the processor
was at work, bytes a letter in the print files, and the peaks of memory of the process and of the largest one that it
started, in MiB.
"""

import csv
import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from dataclasses import dataclass, replace
from io import StringIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from press import member

from protest_letters.load.register import load_register
from protest_letters.mailout.register import Made

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from invented import TODAY, as_csv, invented_members  # type: ignore[import-not-found]

COUNTS = (500, 2_000, 20_000)
KINDS = ("letter", "letter,envelope")
JOBS = (1, 2)
#: From when everybody has agreed to be written for.
CONSENT = "2026-05-01"
#: To whom they write.
TO = {"invented": ("--spread", "1"), "alike": ("--to", "president", "--lang", "en")}
#: Runs the command, and says at the end what it took: seconds of processors, peaks of memory in KiB.
RUN = """
import json, resource
from protest_letters.cli.app import main
try:
    main()
finally:
    own, others = (resource.getrusage(which) for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    worked = sum(one.ru_utime + one.ru_stime for one in (own, others))
    print(json.dumps([worked, own.ru_maxrss, others.ru_maxrss]))
"""


@dataclass(frozen=True)
class Took:
    """What a run came to."""

    letters: int
    size: int
    seconds: float
    worked: float
    own: int
    others: int


def invented(count: int) -> bytes:
    """A list with every quirk."""
    rows = (replace(row, cells=row.cells | {"consent": CONSENT}) for row in invented_members(count))
    return bytes(as_csv(list(rows)))


def alike(count: int) -> bytes:
    """A list of members who differ in name and address only."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(("name", "street", "postcode", "city", "country", "organisation", "consent"))
    for number in range(count):
        one = member(number)
        name = f"{one.name.rstrip('0123456789')}{''.join('abcdefghij'[int(figure)] for figure in str(number))}"
        writer.writerow((name, one.street, one.postcode, one.city, one.country, "Sample Union", CONSENT))
    return stream.getvalue().encode()


LISTS = {"invented": invented, "alike": alike}


def measured(members: bytes, *options: str) -> Took:
    """Make a mail-out and throw it away."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "members.csv").write_bytes(members)
        words = ("members.csv", *options, "--dispatch", "organisation", "--date", TODAY.isoformat(), "-o", "out")
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", RUN, "batch", *words],
            cwd=folder,
            env=os.environ | {"HOME": name},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        seconds = time.monotonic() - started
        entries = load_register(folder / "out", TODAY).register.entries
        files = {one.file for one in entries if one.medium is Made.LETTER}
        size = sum((folder / "out" / file).stat().st_size for file in files)
    letters = sum(one.medium is Made.LETTER for one in entries)
    return Took(letters, size, seconds, *json.loads(done.stdout.splitlines()[-1]))


def row(which: str, count: int, made: str, jobs: int) -> str:
    """Measure one run, and say it as a row of the table."""
    took = measured(LISTS[which](count), *TO[which], "--as", made, "--jobs", str(jobs))
    rates = f"{took.letters / took.seconds:9,.0f} {took.letters / took.worked:9,.0f}"
    peaks = f"{took.own / 1024:5.0f} {took.others / 1024 if jobs > 1 else 0:5.0f}"
    head = f"{count:8,} {which:8} {made:16} {jobs:4}  {took.letters:7,} {took.seconds:7.1f}"
    return f"{head} {rates} {took.size / took.letters:7,.0f} {peaks}"


def main() -> None:
    """Measure, and print a table."""
    parser = ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--list", dest="lists", action="append", choices=LISTS)
    parser.add_argument("--as", dest="kinds", action="append")
    parser.add_argument("--jobs", action="append", type=int)
    asked = parser.parse_args()
    print(f"{'members':17} {'made':16} jobs  letters seconds  a second (of work)  bytes   MiB   MiB")
    for values in product(asked.lists or LISTS, asked.counts or COUNTS, asked.kinds or KINDS, asked.jobs or JOBS):
        print(row(*values), flush=True)


if __name__ == "__main__":
    main()
