"""Sheets to CUPS's `lp`, and printers asked what they are: this module and `sending` alone start programs."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from protest_letters.load.printer import is_class, read_printer, read_saved
from protest_letters.media.imposing import imposed, overlaid
from protest_letters.printers import Printer
from protest_letters.problems import ExitCode, Problem, ProtestError, did_you_mean
from protest_letters.run.print_jobs import Job

#: `lp` hands over, `lpstat` lists printers, `ipptool` asks one, `lpoptions` wakes one that was only seen.
PROGRAMS = ("lp", "lpstat", "ipptool", "lpoptions")
_INSTALL = "on Debian: apt install cups-client cups-ipp-utils"
#: CUPS answers at once; waking a printer on the network takes it half a minute (`cupsConnectDest`, 30 seconds), and a
#: large file some minutes to a server elsewhere.
_PATIENCE_SECONDS, _WAKING_SECONDS, _COPYING_SECONDS = 60, 40, 600
_JOB = re.compile(r"request id is (\S+)")
_DEFAULT = re.compile(r"system default destination: (\S+)")


@dataclass(frozen=True, slots=True)
class System:
    """The printing system: where each of its programs is, and the environment they run in."""

    paths: Mapping[str, str]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Queues:
    """The printers that are here, by name, and which one is used if none is named; empty if there is no such one."""

    names: tuple[str, ...]
    default: str


def find_system(environment: Mapping[str, str], hint: str) -> System:
    """Return the printing system of this machine; `hint` says what to do if there is none.

    Raises:
        ProtestError: a program is not installed, or the scheduler does not run (exit code 9).
    """
    paths = {name: shutil.which(name, path=environment.get("PATH")) for name in PROGRAMS}
    missing = [name for name, path in paths.items() if path is None]
    if missing:
        several = len(missing) > 1
        what = f"needs CUPS's program{'s' if several else ''} {', '.join(missing)}, not installed here"
        raise ProtestError([_absent("print", what, f"{_INSTALL}; or {hint}")])
    # what the programs say is read, and differs by language
    system = System({name: path or "" for name, path in paths.items()}, {**environment, "LC_ALL": "C.UTF-8"})
    said = _run(system, "lpstat", "-r").said
    if "is running" not in said:
        what = f"no printing system answers: {said or 'lpstat says nothing'}"
        raise ProtestError([_absent("print", what, f"start CUPS (systemctl start cups); or {hint}")])
    return system


def find_queues(system: System) -> Queues:
    """Return the printers that are set up here or seen on the network."""
    listed = _run(system, "lpstat", "-e").out.decode("utf-8", "replace")
    names = tuple(dict.fromkeys(listed.split()))
    found = _DEFAULT.search(_run(system, "lpstat", "-d").said)
    only = names[0] if len(names) == 1 else ""
    return Queues(names, found[1] if found else only)


def choose_queue(queues: Queues, name: str) -> str:
    """Return the printer of this name, else the default one.

    Raises:
        ProtestError: there is no such printer (exit code 2), or none at all (9).
    """
    if not queues.names:
        hint = "set one up in the system's settings or with lpadmin, and see it with lpstat -e"
        raise ProtestError([_absent("--printer", "no printer is set up here", hint)])
    here = f"here: {', '.join(queues.names)}"
    if not name and not queues.default:
        raise ProtestError([Problem("--printer", "no printer is the default one", f"name one; {here}")])
    if name and name not in queues.names:
        meant = did_you_mean(name, queues.names)
        hint = f"{meant} {here}" if meant.startswith("did") else here
        raise ProtestError([Problem("--printer", f'there is no printer "{name}"', hint)])
    return name or queues.default


def ask_printer(system: System, name: str, *, wake: bool = True) -> Printer:
    """Ask a printer what it takes; `wake` lets one be set up for the moment that is only seen on the network.

    Raises:
        ProtestError: it gives no answer to be used (exit code 9).
    """
    answer = _asked(system, name)
    printer = read_printer(answer, name)
    if printer is None and wake and not is_class(answer):
        _run(system, "lpoptions", "-p", name, "-l", patience=_WAKING_SECONDS)
        answer = _asked(system, name)
        printer = read_printer(answer, name)
    if printer:
        return replace(printer, saved=read_saved(_run(system, "lpoptions", "-p", name).said))
    if is_class(answer):
        raise ProtestError([_absent(name, "is a class of printers, which has no paper of its own", "name one of them")])
    hint = f"lpstat -l -e shows where it is; lpadmin -p {name} -E -v URI -m everywhere sets it up"
    raise ProtestError([_absent(name, "does not say which paper it takes", hint)])


def _asked(system: System, name: str) -> bytes:
    server = _run(system, "lpstat", "-H").said
    # a socket in the file system goes into the place of the host, with its slashes escaped
    host = quote(server, safe="") if server.startswith("/") else server
    # what stands after a slash is a set of the user's own options
    uri = f"ipp://{host}/printers/{quote(name.partition('/')[0], safe='')}"
    return _run(system, "ipptool", "-X", "-T", "30", uri, "get-printer-attributes.test").out


def command_of(job: Job) -> tuple[str, ...]:
    """Return the command that prints a job, which is given on standard input.

    Everything is said that a user's or a printer's own settings could say otherwise.
    """
    paper = [("media-type", job.media_type), ("media-source", job.source)]
    column = " ".join(f"{key}={value}" for key, value in paper if value)
    options = [
        f"media={job.medium}",
        # the parts of `media` after a comma get lost on the way to printers without a driver
        *([f"media-col={{{column}}}"] if column else []),
        f"sides={job.sides}",
        "print-scaling=none",
        # the pages are turned already: portrait, which is to say as they are
        "orientation-requested=3",
        "number-up=1",
        "job-sheets=none",
        *(["collate=true"] if job.copies > 1 else []),
    ]
    said = [part for option in options for part in ("-o", option)]
    return ("lp", "-d", job.printer, "-n", str(job.copies), "-t", job.kind.title, *said, "-")


def content_of(job: Job) -> bytes:
    """Return the PDF that is handed over: the file's own bytes where nothing is to be done to it.

    Raises:
        ProtestError: its pages cannot be turned (exit code 3).
    """
    try:
        if job.overlaid:
            return overlaid(job.file.raw, job.turns, job.overlaid)
        if job.file.plain and not any(job.turns) and not job.blank_after:
            return job.file.raw
        return imposed(job.file.raw, job.turns, job.blank_after)
    except ValueError:
        what = "is damaged: its pages cannot be turned"
        problem = Problem(job.file.name, what, "make it again", "unreadable", code=ExitCode.DATA)
        raise ProtestError([problem]) from None


def hand_over(system: System, job: Job, content: bytes) -> str:
    """Give a job to the printing system; return its id there.

    Raises:
        ProtestError: it was refused (exit code 9), in the program's own words.
    """
    _, *arguments = command_of(job)
    done = _run(system, "lp", *arguments, given=content, patience=_COPYING_SECONDS)
    found = _JOB.search(done.said)
    if done.code or not found:
        hint = "lpstat -t shows the printers and their jobs"
        raise ProtestError([_absent(job.file.name, f"lp refused it: {done.said or f'exit code {done.code}'}", hint)])
    return found[1]


@dataclass(frozen=True, slots=True)
class _Done:
    """How a program ended, what it printed, and all that it said."""

    code: int
    out: bytes
    said: str


def _run(system: System, name: str, *arguments: str, given: bytes = b"", patience: int = _PATIENCE_SECONDS) -> _Done:
    pipe = subprocess.PIPE
    command = (system.paths[name], *arguments)
    try:
        running = subprocess.Popen(  # noqa: S603 - a list, no shell; names of printers are those that lpstat lists
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=system.environment
        )
    except OSError as error:
        return _Done(1, b"", (error.strerror or "cannot be started").lower())
    with running:
        try:
            out, errors = running.communicate(given, timeout=patience)
        except subprocess.TimeoutExpired:
            running.kill()
            return _Done(1, b"", f"no answer for {patience} seconds")
    said = b" ".join((out, errors)).decode("utf-8", "replace")
    return _Done(running.returncode, out, " ".join(said.split()))


def _absent(where: str, what: str, hint: str) -> Problem:
    return Problem(where, what, hint, "printing", code=ExitCode.ABSENT)
