"""One process, two, or a cluster: identical bytes, whoever dies on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from itertools import count
from multiprocessing import active_children

import psutil
import pytest

from batches import DAY, batch, contents, listed, rows
from command import environment
from protest_letters.mailout.piece import Handover, Organiser
from protest_letters.mailout.record import Result
from protest_letters.mailout.register import Entry, Made
from protest_letters.mailout.wish import MailoutWish
from protest_letters.problems import ExitCode, ProtestError, exit_code
from protest_letters.run.mailout import cluster
from protest_letters.run.mailout.executing import Processes
from protest_letters.run.mailout.groups import GroupMade, Task
from protest_letters.run.mailout.kit import Outfit
from protest_letters.run.mailout.print_files import MadeFile

#: Enough members for several groups of the usual size.
MANY = 2300
OPTIONS = ("batch", "members.csv", "--spread", "1", "--dispatch", "organisation", "--date", DAY, "-o")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workers")
    listed(rows(MANY), folder / "members.csv")
    return folder


def started(folder, out, *options, group=False):
    command = [sys.executable, "-m", "protest_letters", *OPTIONS, out, *options]
    kept = environment(folder, {"PROTEST_CONFIG": str(folder / "none")})
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=folder, env=kept, text=True, start_new_session=group, **pipes)


def ended(process):
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def alone(folder):
    ended(started(folder, "alone/mailout"))
    return contents(folder / "alone/mailout")


def test_what_a_task_is_can_be_sent_and_what_comes_back_as_well(tmp_path):
    source = listed(rows(3), tmp_path / "members.csv")
    one = batch(source, cwd=tmp_path, out="one/mailout")
    two = batch(source, "--jobs", "2", cwd=tmp_path, out="two/mailout")

    assert (one.code, two.code) == (0, 0), two.err
    assert contents(tmp_path / "one/mailout") == contents(tmp_path / "two/mailout")


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (("--jobs", "0"), "--jobs"),
        (("--jobs", "2", "--cluster", "tls://x:1"), "--jobs"),
        (("--cluster-unencrypted",), "--cluster-unencrypted"),
    ],
)
def test_workers_asked_for_wrongly_are_said(tmp_path, options, where):
    outcome = batch(listed(rows(1), tmp_path / "m.csv"), *options, cwd=tmp_path)

    assert outcome.code == 2
    assert f"error: {where}" in outcome.err


@pytest.mark.parametrize(
    ("address", "closed"),
    [
        ("tls://example.org:8786", True),
        ("tcp://127.0.0.1:8786", True),
        ("localhost:8786", True),
        ("tcp://[::1]:8786", True),
        ("inproc://10.0.0.1/1/1", True),
        ("tcp://10.0.0.5:8786", False),
        ("10.0.0.5:8786", False),
        ("ws://example.org:8786", False),
    ],
)
def test_off_the_machine_data_goes_encrypted(address, closed):
    assert (not cluster._open_ways([address])) is closed  # noqa: SLF001


def test_an_open_way_is_refused_before_anything_is_sent(tmp_path):
    outcome = batch(listed(rows(1), tmp_path / "m.csv"), "--cluster", "tcp://192.0.2.1:8786", cwd=tmp_path)

    assert outcome.code == 6
    assert "unencrypted" in outcome.err
    assert not (tmp_path / "mailout").exists()


def test_a_worker_that_would_make_something_else_is_named_with_what_differs():
    ours = {"babel": "2.19.0", "zlib": "1.3", "font PT.ttf": "aa", "campaign": "bb"}
    theirs = {
        "tcp://10.0.0.5:1": ours | {"babel": "2.1"},
        "tcp://10.0.0.6:1": ours,
        "tcp://10.0.0.7:1": {"campaign": "cc"},
    }
    problems = list(cluster._differences(theirs, ours))  # noqa: SLF001

    assert [(one.where, one.what.partition(": ")[2]) for one in problems] == [
        ("tcp://10.0.0.5:1", "babel is 2.1"),
        ("tcp://10.0.0.7:1", "babel is absent, campaign differs, font PT.ttf is absent, zlib is absent"),
    ]
    assert exit_code(problems) is ExitCode.ABSENT


def came_back(files=("authorities/letters.pdf",), ids=("m1-president",), number=1, refused=()):
    """What a worker might send for a group of one piece."""
    made = tuple(MadeFile(name, b"x") for name in files)
    entries = tuple(Entry(one, "m1", "president", Made.LETTER, files[0], 1, 1, made[0].sha256) for one in ids)
    return GroupMade(number, made, entries, dict.fromkeys(refused, ()), (), Result(), {})


def test_what_comes_back_as_asked_is_taken():
    task = Task(1, 1, (), {"m1-president": None})

    assert cluster._as_asked(came_back(), task) == came_back()  # noqa: SLF001


@pytest.mark.parametrize(
    "made",
    [
        b"bytes",
        came_back(number=2),
        came_back(files=("../letters.pdf",)),
        came_back(files=("/etc/passwd",)),
        came_back(files=("authorities/../../letters.pdf",)),
        came_back(files=(".plan.json",)),
        came_back(files=("contacts/note.pdf",)),
        came_back(files=("authorities/letters.pdf", "authorities/letters.pdf")),
        came_back(ids=("m2-president",)),
        came_back(refused=("m2-president",)),
        replace(came_back(), files=()),
    ],
    ids=str,
)
def test_what_a_worker_names_decides_nothing(made):
    with pytest.raises(ProtestError) as caught:
        cluster._as_asked(made, Task(1, 1, (), {"m1-president": None}))  # noqa: SLF001

    assert "something else came back for group 1" in caught.value.problems[0].what


@pytest.mark.big
def test_two_processes_make_the_same_bytes(folder, alone):
    ended(started(folder, "two/mailout", "--jobs", "2"))

    assert contents(folder / "two/mailout") == alone


def children(pid):
    """The processes that make groups for another one."""
    return [one.pid for one in psutil.Process(pid).children() if any("spawn_main" in word for word in one.cmdline())]


@pytest.mark.big
def test_what_a_process_that_was_killed_was_making_is_made_again(folder, alone):
    process = started(folder, "killed/mailout", "--jobs", "2")
    deadline = time.monotonic() + 60
    while len(children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1.5)
    os.kill(children(process.pid)[0], signal.SIGKILL)
    ended(process)

    assert contents(folder / "killed/mailout") == alone


class Deadly:
    """Ends the process that is handed it."""

    def __reduce__(self):
        return os._exit, (1,)


def test_a_task_that_ends_every_process_is_given_up_with_a_message(campaign, forms):
    day = date.fromisoformat(DAY)
    organiser = Organiser("Sample Union", "", (), "en", "DE")
    wish = MailoutWish(day, day, Handover.HOME, (Made.LETTER,), organiser)
    processes = Processes(Outfit(campaign, forms, wish, (), ()), 2)
    with closing(processes), pytest.raises(ProtestError) as caught:
        list(processes.run([Task(1, 1, Deadly(), {})], lambda _: None))

    assert exit_code(caught.value.problems) is ExitCode.ABSENT
    assert "ended 3 times without a word" in caught.value.problems[0].what
    assert not active_children()


def begun_with_two(folder, out):
    """Start a run with two processes, in a group of its own as a terminal has it; return it once both are at work."""
    process = started(folder, out, "--jobs", "2", group=True)
    deadline = time.monotonic() + 60
    while len(children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    return process, [psutil.Process(pid) for pid in children(process.pid)]


@pytest.mark.big
@pytest.mark.parametrize("after", [0.1, 2.0], ids=["while they start", "while they work"])
def test_stopped_by_its_user_all_processes_end_at_once(folder, after):
    process, own = begun_with_two(folder, f"stopped-{after}")
    time.sleep(after)
    before = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert time.monotonic() - before < 5
    assert not [one for one in own if one.is_running()]
    assert said.splitlines()[0].startswith("stopped: ")
    assert "Traceback" not in said


@pytest.mark.big
def test_processes_end_with_the_run_that_began_them_however_it_ends(folder):
    process, own = begun_with_two(folder, "orphans/mailout")
    time.sleep(1)
    process.kill()
    process.communicate(timeout=60)

    gone, left = psutil.wait_procs(own, timeout=2)
    assert (len(gone), left) == (2, [])


# a real cluster


def waited_for(path, process):
    deadline = time.monotonic() + 60
    while not path.exists() or not path.stat().st_size:
        assert process.poll() is None, "the scheduler has ended"
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return path


@contextmanager
def dask(folder, workers=2, **env):
    """A scheduler and workers, each in a folder and with a home of its own."""
    distributed = pytest.importorskip("distributed")
    numbers, processes = count(), []

    def start(*args):
        home = folder / f"home-{next(numbers)}"
        (home / "elsewhere").mkdir(parents=True)
        command = [sys.executable, "-m", "distributed.cli." + args[0], *args[1:]]
        kept = environment(home, env)
        with (home / "log").open("w") as log:
            processes.append(subprocess.Popen(command, cwd=home / "elsewhere", env=kept, stdout=log, stderr=log))
        return processes[-1]

    file = folder / "scheduler.json"
    scheduler = start(
        "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
    )
    waited_for(file, scheduler)
    address = json.loads(file.read_text())["address"]
    own = [
        start(
            "dask_worker",
            address,
            "--nworkers",
            "1",
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--host",
            "127.0.0.1",
        )
        for _ in range(workers)
    ]
    try:
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address, (scheduler, *own)
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.wait(timeout=30)


@pytest.mark.big
def test_a_cluster_makes_the_same_bytes_though_one_of_its_workers_is_killed_midway(folder, alone, tmp_path):
    with dask(tmp_path) as (address, (_, *workers)):
        process = started(folder, "cluster/mailout", "--cluster", address)
        register = folder / "cluster/mailout/.plan.json"
        while not register.exists() and process.poll() is None:
            time.sleep(0.02)
        time.sleep(0.5)
        workers[0].kill()
        said = ended(process)

    assert f"sending the data of {MANY} people to 2 workers at {address}" in said
    assert contents(folder / "cluster/mailout") == alone


@pytest.mark.big
@pytest.mark.parametrize("whom", ["the scheduler", "all workers"])
def test_a_cluster_that_goes_away_midway_is_said_with_how_to_go_on(folder, tmp_path, whom):
    with dask(tmp_path, 1) as (address, (scheduler, *workers)):
        process = started(folder, f"gone-{whom}", "--cluster", address)
        plan = folder / f"gone-{whom}" / ".plan.json"
        while not plan.exists() and process.poll() is None:
            time.sleep(0.02)
        for one in [scheduler] if whom == "the scheduler" else workers:
            one.kill()
        _, said = process.communicate(timeout=100)

    assert process.returncode == 9, said
    assert "error: --cluster: gave up" in said
    assert "the same command goes on where this stopped" in said
    assert "Traceback" not in said, said


@pytest.mark.big
def test_a_cluster_of_another_version_is_refused(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import importlib.metadata as metadata\n"
        "real = metadata.version\n"
        "metadata.version = lambda name: '0.0.1' if name == 'babel' else real(name)\n"
    )
    source = listed(rows(2), tmp_path / "members.csv")
    with dask(tmp_path, 1, PYTHONPATH=str(site)) as (address, _):
        outcome = batch(source, "--cluster", address, cwd=tmp_path)

    assert outcome.code == 9
    assert "babel is 0.0.1" in outcome.err
    # the campaign went there to be compared, and what goes there is said first
    assert outcome.err.index("sending the data of 2 people") < outcome.err.index("babel is")
    assert not (tmp_path / "mailout").exists()


@pytest.mark.big
def test_a_cluster_that_is_not_there_is_said():
    with pytest.raises(ProtestError) as caught:
        cluster._connected("tcp://127.0.0.1:9")  # noqa: SLF001

    assert exit_code(caught.value.problems) is ExitCode.ABSENT
