"""A run killed at any byte and gone on with: the same files as undisturbed, and nothing left over."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from batches import listed, rows, table
from command import environment
from conftest import ROOT

BATCH = ("batch", "members.csv", "--spread", "1", "--dispatch", "home", "--lang", "ru", "--date", "2026-11-23")
BATCH = (*BATCH, "--as", "letter,envelope,copies", "-o", "mailout")
#: What a kind of file is called in the log of a run.
KINDS = {
    "print file": ("letters", "envelopes", "packets"),
    "register": ("register.csv",),
    "checklist": ("checklist.pdf",),
    "plan": (".plan.json",),
    "packet": ("000",),
    "parcel": ("note.pdf", "copy-"),
}
KILLED = -9


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A list of members, of whom two cannot be written to, one of these only when the letter is made."""
    folder = tmp_path_factory.mktemp("killed")
    (folder / "start").mkdir()
    members = [*rows(12), rows(1, 13)[0] | {"name": ""}, rows(1, 14)[0] | {"name": "Sample" * 60}]
    listed(members, folder / "start" / "members.csv")
    return folder


def carried_out(folder, plans):
    """Have plans carried out, by two processes at once; return what each came to."""
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(partial(_carried_out, folder), ("work", "beside"), (plans[::2], plans[1::2])))
    return [parts[at % 2][at // 2] for at in range(len(plans))]


def _carried_out(folder, name, plans):
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "batch_killing.py", folder, name],
        input=json.dumps(plans),
        env=environment(folder, {"PROTEST_CONFIG": str(folder / "none")}),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def run(at=None, argv=BATCH):
    return {"argv": list(argv), "at": at}


def spread(first, last, count):
    return [first + (last - first) * step // (count + 1) for step in range(1, count + 1)]


def points(log, kind, count):
    """Units spread over everything that was written into files of a kind."""
    prefixes = KINDS[kind]
    ranges = [
        (start, end)
        for what, name, start, end in log
        if what == "write" and name.lstrip(".").startswith(tuple(p.lstrip(".") for p in prefixes))
    ]
    each = [unit for start, end in ranges for unit in spread(start, end, 2)]
    return [each[at * len(each) // count] for at in range(count)]


def steps(log, count):
    """Units between which a file is given its name."""
    found = [start for what, _, start, _ in log if "replace" in what]
    return [found[at * len(found) // count] for at in range(count)]


@pytest.fixture(scope="module")
def undisturbed(folder):
    (found,) = carried_out(folder, [[run()]])
    assert found["runs"][0]["code"] == 1
    return found


def checked(folder, undisturbed, plans):
    for plan, found in zip(plans, carried_out(folder, plans), strict=True):
        *killed, last = found["runs"]
        assert [one["code"] for one in killed] == [KILLED] * len(killed), plan
        assert last["code"] == 1, plan
        assert found["there"] == undisturbed["there"], plan


def test_a_run_has_several_groups_and_everything_that_can_be_torn(undisturbed):
    there = undisturbed["there"]

    assert {"mailout/authorities/letters.pdf", "mailout/authorities/letters-3.pdf", "mailout/checklist.pdf"} <= set(
        there
    )
    assert [name for name in there if name.startswith("mailout/contacts/")]
    assert "mailout/problems.csv" in there


def test_killed_here_and_there_and_gone_on_with_it_is_as_if_nothing_had_happened(folder, undisturbed):
    log = undisturbed["runs"][0]["log"]
    plans = [[run(at), run()] for kind in ("print file", "register", "checklist") for at in points(log, kind, 1)]
    plans += [[run(at), run()] for at in steps(log, 2)]
    checked(folder, undisturbed, plans)


@pytest.mark.big
def test_killed_at_sixty_points_and_gone_on_with_it_is_as_if_nothing_had_happened(folder, undisturbed):
    log = undisturbed["runs"][0]["log"]
    last = log[-1][3]
    ats = [at for kind in KINDS for at in points(log, kind, 6)] + steps(log, 12) + spread(0, last, 12)
    assert len(set(ats)) >= 50
    checked(folder, undisturbed, [[run(at), run()] for at in sorted(set(ats))])


@pytest.mark.big
def test_killed_twice_more_while_it_is_gone_on_with(folder, undisturbed):
    last = undisturbed["runs"][0]["log"][-1][3]
    plans = [[run(first), run((last - first) // 5), run((last - first) // 9), run()] for first in spread(0, last, 10)]
    checked(folder, undisturbed, plans)


@pytest.mark.big
def test_killed_while_mended_rows_are_added(folder):
    mend = ("batch", "mailout/problems.csv", "-o", "mailout")
    (begun,) = carried_out(folder, [[run()]])
    work = folder / "work" / "mailout" / "problems.csv"
    found = table(work)
    found[0]["name"] = "Dana Sample"
    (folder / "work").rename(folder / "added")
    added = folder / "second"
    added.mkdir()
    (folder / "added").rename(added / "start")
    listed(found, added / "start" / "mailout" / "problems.csv")
    (whole,) = carried_out(added, [[run(None, mend)]])
    assert begun["runs"][0]["code"] == 1
    assert whole["runs"][0]["code"] == 1
    assert "mailout/authorities/letters-4.pdf" in whole["there"]
    last = whole["runs"][0]["log"][-1][3]
    ats = sorted({*spread(0, last, 15), *steps(whole["runs"][0]["log"], 20)})
    for at, one in zip(ats, carried_out(added, [[run(at, mend), run(None, mend)] for at in ats]), strict=True):
        assert [part["code"] for part in one["runs"]] == [KILLED, 1], at
        assert one["there"] == whole["there"], at
