"""A real HylaFAX server on the loopback, without a modem: what is handed over stands in its queue as it was meant.

It has a spool and a port of its own, so that a server which runs here anyway is neither asked nor touched.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import needs
from fax_command import fax, fax_campaign
from test_cli_raster import HERE, NIGHT

pytestmark = pytest.mark.big

SPOOL, CONFIGURATION = Path("/var/spool/hylafax"), Path("/etc/hylafax")
PATIENCE = 20


def without(reason):
    """Skip; but where everything should be there, fail."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


def server(name):
    """Debian's servers are where only an administrator looks."""
    return shutil.which(name, path="/usr/sbin") or needs(name)


def prepare(folder):
    """A spool of our own, as the package leaves it, that trusts this machine."""
    spool = folder / "spool"
    subprocess.run(["cp", "-a", str(SPOOL), str(spool)], check=True)
    subprocess.run(["cp", "-a", f"{CONFIGURATION}/.", str(spool / "etc")], check=True)
    (spool / "FIFO").unlink(missing_ok=True)
    hosts = spool / "etc" / "hosts.hfaxd"
    hosts.write_text("127.0.0.1\nlocalhost:21::\n", encoding="ascii")
    os.mkfifo(spool / "FIFO")
    for path in (hosts, spool / "FIFO"):
        shutil.chown(path, "uucp", "uucp")
        path.chmod(0o600)
    return spool


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nobody listens on port {port}")


@contextmanager
def running(*command):
    """Run a server in the foreground, and stop it whatever happens."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def hylafax():
    """Yield the spool and what the environment must say for clients to find it."""
    for name in ("sendfax", "faxstat"):
        needs(name)
    queue, port_server = server("faxq"), server("hfaxd")
    if os.geteuid() != 0:
        without("HylaFAX's servers must be started by root")
    # the servers give up root's rights, so the folders over the spool must be open: pytest's are not
    with tempfile.TemporaryDirectory(prefix="hylafax-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        spool, port = prepare(Path(folder)), free_port()
        with (
            running(queue, "-D", "-q", str(spool)),
            running(port_server, "-d", "-q", str(spool), "-l", "127.0.0.1", "-i", str(port)),
        ):
            wait_for(port)
            yield spool, {"FAXSERVER": "localhost", "FAXSERVICE": str(port), "HOME": folder}


def queue_of(spool):
    """Every job in the queue as {key: value}, by its number."""
    jobs = {}
    for path in (spool / "sendq").glob("q*"):
        pairs = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
        jobs[int(path.name[1:])] = {key: value for key, _, value in pairs}
    return jobs


def listed(env):
    done = subprocess.run(
        ["faxstat", "-s"], env=os.environ | env, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return done.stdout


def sent(tmp_path, hylafax, *args, **given):
    """Send; return the outcome and the jobs that are new in the queue, in order."""
    spool, env = hylafax
    before = queue_of(spool)
    outcome = fax(*args, *HERE, "--send", cwd=tmp_path, env=env, **given)
    after = queue_of(spool)
    return outcome, [after[number] for number in sorted(after.keys() - before.keys())]


@pytest.mark.parametrize(("resolution", "lpi"), [("fine", "196"), ("standard", "98")])
def test_a_fax_stands_in_the_queue_as_it_was_meant(tmp_path, hylafax, resolution, lpi):
    fax_campaign(tmp_path)

    outcome, (job,) = sent(tmp_path, hylafax, "mayor", "--resolution", resolution)

    assert outcome.code == 0, outcome.err
    assert f"mayor-appeal-en: job {job['jobid']}" in outcome.err
    assert (job["external"], job["number"]) == ("+493023125123", "+493023125123")
    # A4 and not HylaFAX's own American default: it cuts to 209 × 296 mm
    assert (job["pagewidth"], job["pagelength"], job["resolution"]) == ("209", "296", lpi)
    assert job["sender"] == "Sample Sender"
    # no cover of HylaFAX's, and three hours at most
    assert (job["cover"], job["ncover"]) == ("", "0")
    assert 0 < int(job["killtime"]) - int(job["tts"]) <= 180 * 60
    lines = [line.split() for line in listed(hylafax[1]).splitlines()]
    # faxstat cuts a long number
    assert any(line[:1] == [job["jobid"]] and "+493023125123".startswith(line[4]) for line in lines)


def test_what_lies_there_is_the_file_that_was_made(tmp_path, hylafax):
    fax_campaign(tmp_path)

    outcome, (job,) = sent(tmp_path, hylafax, "mayor")

    (made,) = outcome.lines
    kept = hylafax[0] / job["tiff"].rpartition(":")[2]
    assert kept.read_bytes() == (tmp_path / made).read_bytes()


def test_american_paper_is_named(tmp_path, hylafax):
    fax_campaign(tmp_path, ("  country: KZ\n  addressees", "  country: US\n  addressees"))

    outcome, (job,) = sent(tmp_path, hylafax, "mayor")

    assert outcome.code == 0, outcome.err
    assert (job["pagewidth"], job["pagelength"]) == ("215", "279")


def test_several_are_spread_over_time(tmp_path, hylafax):
    fax_campaign(tmp_path)

    outcome, jobs = sent(tmp_path, hylafax, "mayor", "warden", "--yes-send", "2")

    assert outcome.code == 0, outcome.err
    first, second = sorted(jobs, key=lambda job: int(job["tts"]))
    assert [first["number"], second["number"]] == ["+493023125123", "+442079460123"]
    assert int(second["tts"]) - int(first["tts"]) == pytest.approx(600, abs=70)


@pytest.mark.parametrize(
    ("changes", "args", "given"),
    [
        ([("as_of: 2026-11-01", "as_of: 2020-01-01")], [], {}),
        ([], ["--yes-send", "2"], {}),
        ([], [], {"now": NIGHT}),
        ([], ["--dry-run"], {}),
    ],
    ids=["old", "count", "night", "dry run"],
)
def test_what_may_not_be_sent_leaves_nothing_in_the_queue(tmp_path, hylafax, changes, args, given):
    fax_campaign(tmp_path, *changes)

    outcome, jobs = sent(tmp_path, hylafax, "mayor", *args, **given)

    assert jobs == []
    assert outcome.code == (0 if "--dry-run" in args else 2 if "--yes-send" in args else 6), outcome.err


def test_without_a_server_its_absence_is_told(tmp_path, hylafax):
    fax_campaign(tmp_path)
    _, env = hylafax

    outcome, jobs = sent(tmp_path, (hylafax[0], env | {"FAXSERVICE": str(free_port())}), "mayor")

    assert jobs == []
    assert outcome.code == 9
    assert "Can not reach service" in outcome.err
