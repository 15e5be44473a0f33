"""A real printing system: CUPS with its filters, and printers that CUPS's own emulator plays.

Everything runs beside what may run here anyway: a message bus, a scheduler and printers of our own, in a folder of our
own. What the printers got is read back from them: the media of the job, and the document.
"""

import os
import plistlib
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from command import run, sender
from conftest import needs
from printing import (
    ADDRESS,
    DL,
    NUMBER_10,
    SENDER,
    envelopes,
    letter,
    on_sheet,
    places,
    sheets,
)
from protest_letters.cli.options import real_date
from protest_letters.layout.feed_test import lay_out_test_page
from protest_letters.media.pdf import write_pdf
from protest_letters.standards.envelopes import envelope_named
from protest_letters.standards.feeds import feed_named

pytestmark = pytest.mark.big

PATIENCE = 60
#: Filters round sizes of paper to whole points.
SLACK = 0.3

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
<allow send_requested_reply="true" send_type="method_return"/><allow send_requested_reply="true" send_type="error"/>
<allow send_type="signal"/><allow receive_type="method_call"/><allow receive_type="method_return"/>
<allow receive_type="error"/><allow receive_type="signal"/></policy></busconfig>
"""
FILES = """ServerRoot {cups}/etc
RequestRoot {cups}/spool
CacheDir {cups}/cache
StateDir {cups}/run
TempDir {cups}/spool/tmp
ServerKeychain {cups}/etc/ssl
AccessLog {cups}/log/access
ErrorLog {cups}/log/error
PageLog {cups}/log/page
SystemGroup root
"""
SCHEDULER = """Listen {cups}/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
#: The emulator takes any size between these with it, the long edge first as well.
ANY_SIZE = """,{
    MEMBER rangeOfInteger x-dimension 7620-29700
    MEMBER rangeOfInteger y-dimension 7620-43200
}
"""
GET_JOBS = """{
  OPERATION Get-Jobs
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR keyword which-jobs all
  ATTR keyword requested-attributes all
}
"""


def without(reason):
    """Skip; but where everything should be there, fail."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


def server(name):
    """Debian's servers are where only an administrator looks."""
    return shutil.which(name, path="/usr/sbin:/usr/bin") or needs(name)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait(question, what):
    """Wait for an answer that is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.1)
    return pytest.fail(f"waited {PATIENCE} seconds for {what}")


@contextmanager
def running(*command, log, env=None):
    """Run a server in the foreground, and stop it whatever happens."""
    with log.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, env=env)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@dataclass(frozen=True)
class Emulated:
    """A printer, and where it keeps what it got."""

    name: str
    uri: str
    spool: Path

    def jobs(self):
        """Everything the printer got, by its number: what was said of the job, and the document."""
        test = self.spool.parent / "get-jobs.test"
        test.write_text(GET_JOBS, encoding="utf-8")
        done = subprocess.run(["ipptool", "-X", self.uri, str(test)], capture_output=True, check=False)
        groups = plistlib.loads(done.stdout)["Tests"][0]["ResponseAttributes"]
        said = {group["job-id"]: group for group in groups if "job-id" in group}
        documents = {int(path.name.partition("-")[0]): path.read_bytes() for path in self.spool.glob("*.pdf")}
        over = {number for number, group in said.items() if group["job-state"] > 6}
        return {number: (said[number], documents.get(number)) for number in over}


@dataclass(frozen=True)
class Office:
    """A printing system with two printers, and what the environment must say for clients to find it."""

    env: dict
    plain: Emulated
    wide: Emulated

    def jobs(self):
        """Every job the scheduler knows of, done or not."""
        done = subprocess.run(
            ["lpstat", "-W", "all", "-o"], env=os.environ | self.env, capture_output=True, text=True, check=True
        )
        return sorted(line.split()[0] for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def office():
    for name in ("lp", "lpstat", "lpoptions", "ipptool", "dbus-daemon"):
        needs(name)
    programs = {name: server(name) for name in ("cupsd", "lpadmin", "avahi-daemon", "ippeveprinter")}
    if os.geteuid() != 0:
        without("CUPS's scheduler must be started by root")
    if not Path("/usr/lib/cups/filter/pdftopdf").exists():
        without("cups-filters is not installed")
    # filters give up root's rights, so the folders over the spool must be open: pytest's are not
    with tempfile.TemporaryDirectory(prefix="cups-", ignore_cleanup_errors=True) as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        env = os.environ | discovery(folder, programs, stack)
        plain = emulated(folder, "Office", programs, env, stack, "-2", "-f", "application/pdf")
        attributes = folder / "wide.conf"
        described(plain, attributes)
        wide = emulated(folder, "Wide", programs, env, stack, "-a", str(attributes))
        env |= scheduler(folder, programs, env, stack)
        for printer in (plain, wide):
            added = ["-p", printer.name, "-E", "-v", printer.uri, "-m", "everywhere"]
            subprocess.run([programs["lpadmin"], *added], env=env, check=True, capture_output=True)
            local = f"ipp://{str(folder / 'cups' / 'socket').replace('/', '%2F')}/printers/{printer.name}"
            wait(lambda uri=local: says_what_it_takes(uri), f"{printer.name} to be set up")
        yield Office({"CUPS_SERVER": env["CUPS_SERVER"]}, plain, wide)


def says_what_it_takes(uri):
    """Whether a printer, or a queue, answers; whether the answer is a standard's every word does not matter."""
    command = ["ipptool", "-X", uri, "get-printer-attributes.test"]
    return b"media-supported" in subprocess.run(command, capture_output=True, check=False).stdout


def discovery(folder, programs, stack):
    """The emulator asks for a daemon of discovery, which asks for a bus."""
    if subprocess.run([programs["avahi-daemon"], "-c"], check=False).returncode == 0:
        return {}
    (folder / "bus.conf").write_text(BUS.format(folder=folder), encoding="utf-8")
    bus = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus"}
    command = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"]
    stack.enter_context(running(*command, log=folder / "bus.log"))
    wait((folder / "bus").exists, "the bus")
    command = [programs["avahi-daemon"], "--no-rlimits", "--no-drop-root", "--no-chroot"]
    stack.enter_context(running(*command, log=folder / "avahi.log", env=os.environ | bus))
    log = folder / "avahi.log"
    wait(lambda: "startup complete" in log.read_text(encoding="utf-8", errors="replace"), "the daemon of discovery")
    return bus


def emulated(folder, name, programs, env, stack, *options):
    spool, port = folder / name / "spool", free_port()
    spool.mkdir(parents=True)
    command = [programs["ippeveprinter"], "-r", "off", "-p", str(port), "-d", str(spool), "-k", *options]
    # without a program for the paper it takes its time, as printers do
    command += ["-c", needs("true"), name]
    stack.enter_context(running(*command, log=folder / f"{name}.log", env=env))
    printer = Emulated(name, f"ipp://localhost:{port}/ipp/print", spool)
    wait(lambda: says_what_it_takes(printer.uri), f"the printer {name}")
    return printer


def described(printer, path):
    """Write down what a printer says of itself, with any other size added."""
    command = ["ipptool", "--ippserver", str(path), printer.uri, "get-printer-attributes.test"]
    subprocess.run(command, check=True, capture_output=True)
    text = path.read_text(encoding="utf-8")
    head, found, tail = text.partition("ATTR keyword media-source-supported")
    assert found
    assert "ATTR collection media-size-supported" in head
    path.write_text(head.rstrip() + ANY_SIZE + found + tail, encoding="utf-8")


def scheduler(folder, programs, env, stack):
    cups = folder / "cups"
    for name in ("etc/ppd", "etc/ssl", "spool/tmp", "cache", "run/certs", "log"):
        (cups / name).mkdir(parents=True)
    (cups / "cups-files.conf").write_text(FILES.format(cups=cups), encoding="utf-8")
    (cups / "cupsd.conf").write_text(SCHEDULER.format(cups=cups), encoding="utf-8")
    for path in (cups, *cups.rglob("*")):
        shutil.chown(path, "root", "lp")
    (cups / "spool" / "tmp").chmod(0o1770)
    command = [programs["cupsd"], "-f", "-c", str(cups / "cupsd.conf"), "-s", str(cups / "cups-files.conf")]
    stack.enter_context(running(*command, log=folder / "cupsd.log", env=env))
    found = {"CUPS_SERVER": str(cups / "socket")}
    listed = ["lpstat", "-r"]
    wait(
        lambda: b"is running" in subprocess.run(listed, env=env | found, capture_output=True, check=False).stdout,
        "the scheduler",
    )
    return found


# the making of envelopes, in one place


def envelope_file(size, name):
    return envelopes(size, 2, f"protest-envelope 1; size={name}")


@pytest.fixture
def protest(tmp_path, office):
    """Return a function that prints on a printer: what it said, and what the printer newly got."""
    today = real_date().isoformat()
    (tmp_path / "dl.pdf").write_bytes(envelope_file(DL, "dl"))
    (tmp_path / "number-10.pdf").write_bytes(envelope_file(NUMBER_10, "number-10"))
    (tmp_path / "c5.pdf").write_bytes(envelope_file((229, 162), "c5"))
    (tmp_path / "one.pdf").write_bytes(letter(1, today))
    (tmp_path / "three.pdf").write_bytes(letter(3, today))

    def go(printer, *args, code=0, env=None):
        before = printer.jobs().keys()
        env = office.env | {"PROTEST_CONFIG": str(tmp_path / "kept")} | (env or {})
        outcome = run("print", *args, "--printer", printer.name, cwd=tmp_path, env=env)
        assert outcome.code == code, outcome.err
        expected = len(outcome.lines)
        got = wait(
            lambda: (new := printer.jobs()).keys() >= before and len(new) >= len(before) + expected and new,
            f"{expected} jobs on {printer.name}",
        )
        return outcome, [got[number] for number in sorted(got.keys() - before)]

    return go


def medium(said):
    """The size of a job's paper in millimetres, as the printer was told."""
    size = said["media-col"]["media-size"]
    return size["x-dimension"] / 100, size["y-dimension"] / 100


def approx(values):
    return pytest.approx(values, abs=SLACK)


def assert_turned(document, size, turn):
    """Every word stands where the turn brings it; so nothing was scaled, and turned back it stands as it stood."""
    for number, page in enumerate(places(document), start=1):
        for word, x, y in (SENDER, ADDRESS):
            assert page[f"{word}{number}"] == approx((*on_sheet(x, y, turn, size), turn))


@pytest.mark.parametrize(("name", "size"), [("dl", DL), ("number-10", NUMBER_10)])
@pytest.mark.parametrize("feed", ["short-left", "short-right"])
def test_an_envelope_arrives_on_its_sheet_turned_for_its_feed(office, protest, name, size, feed):
    _, ((said, document),) = protest(office.plain, f"{name}.pdf", "--feed", feed, "--source", "by-pass-tray")

    assert medium(said) == approx(size[::-1])
    assert said["media-col"]["media-source"] == "by-pass-tray"
    assert said["media-col"]["media-type"] == "envelope"
    assert said["sides"] == "one-sided"
    assert sheets(document) == [approx(size[::-1])] * 2
    assert_turned(document, size, feed_named(feed).turn)


@pytest.mark.parametrize("feed", ["long-upright", "long-upside-down"])
def test_with_the_long_edge_first_the_sheet_is_wider_than_high(office, protest, feed):
    _, ((said, document),) = protest(office.wide, "dl.pdf", "--feed", feed)

    assert medium(said) == approx(DL)
    assert sheets(document) == [approx(DL)] * 2
    assert_turned(document, DL, feed_named(feed).turn)


def test_a_size_without_a_name_goes_to_a_printer_for_any_size(office, protest):
    _, ((said, document),) = protest(office.wide, "c5.pdf", "--feed", "short-right")

    assert medium(said) == approx((162, 229))
    assert_turned(document, (229, 162), 270)


def made(tmp_path, *args):
    """A file that the program makes itself."""
    outcome = run(*args, *sender(), "--lang", "en", "-o", "made.pdf", "--force", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    return (tmp_path / "made.pdf").read_bytes()


@pytest.mark.parametrize(("name", "size"), [("dl", DL), ("number-10", NUMBER_10)])
@pytest.mark.parametrize("turned", [False, True], ids=["upright", "turned"])
def test_the_programs_own_envelopes_arrive_turned_once(tmp_path, office, protest, name, size, turned):
    (upright,) = places(made(tmp_path, "envelope", "president", "--size", name))
    if turned:
        made(tmp_path, "envelope", "president", "--size", name, "--feed", "short-right")

    _, ((said, document),) = protest(office.plain, "made.pdf", "--feed", "short-right", "--source", "by-pass-tray")

    assert medium(said) == approx(size[::-1])
    assert sheets(document) == [approx(size[::-1])]
    (words,) = places(document)
    for word in ("KAZAJISTÁN", "Astana", "Sample"):
        x, y, _ = upright[word]
        assert words[word] == approx((*on_sheet(x, y, 270, size), 270))


def test_the_programs_own_letter_arrives_as_it_was_made(tmp_path, office, protest):
    pages = places(made(tmp_path, "letter", "president"))

    _, ((said, document),) = protest(office.plain, "made.pdf")

    assert medium(said) == approx((210, 297))
    assert said["sides"] == "one-sided"
    assert said["job-name"] == "letter"
    assert [{word: approx(place) for word, place in page.items()} for page in pages] == places(document)


def test_letters_and_envelopes_go_out_as_jobs_of_their_own(office, protest):
    outcome, jobs = protest(office.plain, "one.pdf", "dl.pdf", "number-10.pdf", "--copies", "2")

    assert [medium(said) for said, _ in jobs] == [approx((210, 297)), approx(DL[::-1]), approx(NUMBER_10[::-1])]
    assert {(said["sides"], said["copies"]) for said, _ in jobs} == {("one-sided", 2)}
    assert [said["job-name"] for said, _ in jobs] == ["letter", "envelope", "envelope"]
    assert [line.rpartition("-")[0] for line in outcome.lines] == ["Office"] * 3
    assert places(jobs[0][1])[0]["PAGE1"] == approx((25, 40, 0))


def test_on_both_sides_letters_take_whole_sheets(office, protest):
    _, jobs = protest(office.plain, "one.pdf", "three.pdf", "dl.pdf", "--duplex")

    assert [said["sides"] for said, _ in jobs] == ["two-sided-long-edge", "two-sided-long-edge", "one-sided"]
    assert [[len(page) for page in places(document)] for _, document in jobs] == [[1, 0], [1, 1, 1, 0], [2, 2]]


def test_a_test_page_arrives_as_one_envelope_with_both_feeds(tmp_path, office, protest, typefaces):
    page = write_pdf(lay_out_test_page(envelope_named("dl"), typefaces), typefaces)
    (tmp_path / "test.pdf").write_bytes(page)

    _, ((said, document),) = protest(office.plain, "test.pdf")

    assert medium(said) == approx(DL[::-1])
    assert sheets(document) == [approx(DL[::-1])]
    (words,) = places(document)
    assert (words["short-left"][2], words["short-right"][2]) == (90, 270)


def test_options_saved_for_the_printer_are_seen_before_they_outweigh_the_job(office, protest, tmp_path):
    # where a user's options are kept
    env = office.env | {"HOME": str(tmp_path), "CUPS_SERVERROOT": str(tmp_path)}
    saved = ["lpoptions", "-p", office.plain.name, "-o", "PageSize=A4"]
    subprocess.run(saved, env=os.environ | env, check=True, capture_output=True)
    (kept,) = [path for path in tmp_path.rglob("lpoptions") if path.is_file()]
    before = office.jobs()

    outcome, _ = protest(office.plain, "dl.pdf", code=9, env={"CUPS_SERVERROOT": str(kept.parent)})

    assert "the option PageSize=A4 is saved for Office" in outcome.err
    assert office.jobs() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["one.pdf", "c5.pdf"], "error: c5.pdf: Office does not offer C5"),
        (["one.pdf", "dl.pdf", "--feed", "long-upright"], "takes DL with the short edge first only"),
    ],
)
def test_a_printer_that_lacks_the_medium_gets_nothing(office, protest, args, said):
    before = office.jobs()

    outcome, jobs = protest(office.plain, *args, code=9)

    assert said in outcome.err
    assert jobs == []
    assert office.jobs() == before
