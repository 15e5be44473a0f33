"""Faxes to HylaFAX's `sendfax`: this module and `printing` alone start programs."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from protest_letters.latin import to_ascii
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.run.send_rules import Call

PROGRAM = "sendfax"
#: Handing over takes moments; whoever waits longer waits for a server that does not answer.
_PATIENCE_SECONDS = 120
#: How HylaFAX calls paper; its own default is the American one, whatever the file says.
_SIZES = {"A4": "a4", "US Letter": "na-let"}
#: How it calls resolutions; its own default is the coarse one.
_RESOLUTIONS = {"fine": "-m", "standard": "-l"}
_JOB = re.compile(r"request id is (\d+)")
_NO_NAME = re.compile(r"[^A-Za-z0-9 ._'-]+")


@dataclass(frozen=True, slots=True)
class Queued:
    """A fax that a server took: what it is, its job number there, and all that the program said."""

    call: Call
    job: str
    said: str


def command_of(call: Call, file: Path, account: str) -> tuple[str, ...]:
    """Return the command that hands a fax over: options before the number, which they belong to.

    `account` is who gets HylaFAX's word if the fax does not go through; the name stands before it.
    """
    fax = call.fax
    later = ("-a", _from_now(call.after)) if call.after else ()
    return (
        PROGRAM,
        "-n",  # the cover is in the file
        "-1",  # one-dimensional code, as in the file
        *("-s", _SIZES[fax.paper]),
        _RESOLUTIONS[fax.grid.name],
        *("-f", f"{_in_ascii(fax.dispatch.sender.name)} <{_in_ascii(account)}>"),
        *later,
        *("-k", _from_now(call.trying)),
        *("-d", fax.number.value),
        # an absolute path is never an option
        str(file.absolute()),
    )


def _from_now(time: timedelta) -> str:
    """HylaFAX counts in whole minutes."""
    return f"now + {max(int(time.total_seconds()) // 60, 1)} minutes"


def _in_ascii(name: str) -> str:
    """A name that is no address and no option."""
    plain = _NO_NAME.sub(" ", to_ascii(name).text)
    return " ".join(plain.split()).strip(" -'.") or "sender"


def find_program() -> str:
    """Return where `sendfax` is.

    Raises:
        ProtestError: it is not installed (exit code 9).
    """
    path = shutil.which(PROGRAM)
    if path is None:
        what = f"needs HylaFAX's program {PROGRAM}, which is not installed"
        hint = "on Debian: apt install hylafax-client, and FAXSERVER names your server; or send the file by other means"
        raise ProtestError([Problem("--send", what, hint, "program", code=ExitCode.ABSENT)])
    return path


def send(program: str, call: Call, file: Path, account: str) -> Queued:
    """Hand one fax over to the program.

    Raises:
        ProtestError: the program or its server refused (exit code 9), in its own words.
    """
    _, *arguments = command_of(call, file, account)
    try:
        running = subprocess.Popen(  # noqa: S603 - a list, no shell; the number is E.164, the name plain ASCII
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise ProtestError([_refused(call, (error.strerror or "cannot be started").lower())]) from error
    with running:
        try:
            said, _ = running.communicate(timeout=_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            running.kill()
            raise ProtestError([_refused(call, f"no answer for {_PATIENCE_SECONDS} seconds")]) from None
    said = " ".join(said.split())
    if running.returncode:
        raise ProtestError([_refused(call, said or f"exit code {running.returncode}")])
    found = _JOB.search(said)
    return Queued(call, found[1] if found else "", said)


def _refused(call: Call, said: str) -> Problem:
    hint = "the file is made; see that a HylaFAX server runs here or is named in FAXSERVER"
    return Problem(call.fax.dispatch.id, f"{PROGRAM} refused it: {said}", hint, "send", code=ExitCode.ABSENT)
