"""Groups made by the workers of a Dask cluster that is there already, after a look at whether they make the same."""

import ipaddress
import logging
import pickle
from asyncio import CancelledError
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from protest_letters.mailout.folder import is_inside
from protest_letters.mailout.naming import AUTHORITIES, PACKETS
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.run.mailout.executing import Tick
from protest_letters.run.mailout.groups import GroupMade, Task, make_group
from protest_letters.run.mailout.inputs import font_digests, outfit_digest, versions
from protest_letters.run.mailout.kit import Kit, Outfit

#: A smaller task is made here: sending it takes longer.
LEAST = 100
#: Tasks per worker that are on their way, so that none waits.
_AHEAD = 2
_SECONDS = 15
#: A task is begun so often again where its worker died.
_RETRIES = 3
_ENCRYPTED = ("tls", "wss")
#: Where what a group comes to lies in the folder.
_MADE_IN = (f"{AUTHORITIES}/", f"{PACKETS}/")


class Cluster:
    """Makes groups on the workers of a cluster.

    Args:
        outfit: what groups are made with.
        address: of the scheduler, as in `tls://10.0.0.5:8786`.
        unencrypted: whether members' data may go over a network unencrypted.

    Attributes:
        workers: their addresses. Nothing was sent to them yet.

    Raises:
        ProtestError: the cluster cannot be reached, has no worker, or the library is absent (exit code 9), or data
            would go over a network unencrypted (6).
    """

    def __init__(self, outfit: Outfit, address: str, *, unencrypted: bool = False) -> None:
        self._kit, self._packed, self._address = Kit(outfit), pickle.dumps(outfit), address
        if not unencrypted:
            raise_errors(_open_ways([address]))
        self._client = _connected(address)
        self._ours = describe(self._packed)
        try:
            self.workers = self._found(unencrypted=unencrypted)
        except BaseException:
            self.close()
            raise

    def _found(self, *, unencrypted: bool) -> tuple[str, ...]:
        workers = tuple(sorted(self._client.nthreads()))
        if not workers:
            raise ProtestError([_absent(self._address, "has no workers", "start some, or make it here with --jobs")])
        if not unencrypted:
            raise_errors(_open_ways(workers))
        return workers

    def compare(self) -> None:
        """Send the workers what they make groups with, but for members, and see that they would make the same files.

        Raises:
            ProtestError: they would not, or cannot be asked (exit code 9).
        """
        try:
            theirs = self._client.run(describe, self._packed)
        except ProtestError:
            raise
        except Exception as error:
            what, hint = f"cannot be asked what they are: {error}", "install protest-letters there as here"
            raise ProtestError([_absent(self._address, what, hint)]) from error
        raise_errors(_differences(theirs, self._ours))

    def close(self) -> None:
        """Let go of the cluster, which stays."""
        self._client.close()

    def run(self, tasks: Iterable[Task], tick: Tick) -> Iterator[GroupMade]:
        """Yield what became of each task, in their order; what a worker that died was making is made again.

        Raises:
            ProtestError: no worker is left, or workers die again and again (exit code 9).
        """
        with _given_up():
            handed = self._client.scatter(self._packed, broadcast=True, hash=False)
        waiting: deque[tuple[Task, Any]] = deque()
        left = iter(tasks)
        while True:
            while len(waiting) < _AHEAD * len(self.workers) and (task := next(left, None)):
                waiting.append((task, self._begun(task, handed)))
            if not waiting:
                return
            task, future = waiting.popleft()
            made = make_group(task, self._kit) if future is None else self._result(future)
            tick(_size(task))
            yield _as_asked(made, task)

    def _begun(self, task: Task, handed: Any) -> Any:  # noqa: ANN401 - Dask's future
        if _size(task) < LEAST:
            return None
        with _given_up():
            return self._client.submit(make_packed, handed, self._ours, task, pure=False, retries=_RETRIES)

    def _result(self, future: Any) -> object:  # noqa: ANN401 - Dask's future
        with _given_up():
            while True:
                try:
                    return future.result(timeout=_SECONDS)
                except TimeoutError:
                    if not self._client.nthreads():
                        raise


@contextmanager
def _given_up() -> Iterator[None]:
    """Say what became of a cluster that does not answer any more.

    Raises:
        ProtestError: it does not (exit code 9).
    """
    try:
        yield
    except ProtestError:
        raise
    except (Exception, CancelledError) as error:
        what = f"gave up: {str(error).partition(chr(10))[0] or 'no worker is left'}"
        hint = "are its workers still there? the same command goes on where this stopped"
        raise ProtestError([_absent("--cluster", what, hint)]) from error


def _as_asked(made: object, task: Task) -> GroupMade:
    """Return what came back for a task, if it is what was asked for: names decide where files are written.

    Raises:
        ProtestError: it is something else (exit code 9).
    """
    if isinstance(made, GroupMade) and made.number == task.number:
        hashes = {file.name: file.sha256 for file in made.files}
        named = all(is_inside(name) and name.startswith(_MADE_IN) for name in hashes) and len(hashes) == len(made.files)
        listed = all(one.id in task.planned and hashes.get(one.file) == one.sha256 for one in made.entries)
        if named and listed and made.refused.keys() <= task.planned.keys():
            return made
    what, hint = f"something else came back for group {task.number} than was asked for", "is the cluster yours alone?"
    raise ProtestError([_absent("--cluster", what, hint)])


def make_packed(packed: bytes, expected: Mapping[str, str], task: Task) -> GroupMade:
    """Make a group with what was handed over.

    Raises:
        ProtestError: this worker, which may have come later than others, would make something else (exit code 9).
    """
    raise_errors(_differences({"a worker": describe(packed)}, expected))
    return make_group(task, _unpacked(packed))


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Kit:
    return Kit(pickle.loads(packed))  # noqa: S301 - from whoever the cluster works for


@lru_cache(maxsize=2)
def describe(packed: bytes) -> dict[str, str]:
    """Say what decides the bytes of what is made: versions, fonts, and the campaign as it arrived; in a worker or here.

    Raises:
        ProtestError: a font cannot be read (exit codes 3, 9).
    """
    kit = _unpacked(packed)
    fonts = font_digests((kit.serif, kit.sans))
    return (
        versions()
        | {f"font {name}": hashed for name, hashed in fonts.items()}
        | {"campaign": outfit_digest(kit.outfit)}
    )


def _differences(found: Mapping[str, Mapping[str, str]], ours: Mapping[str, str]) -> Iterator[Problem]:
    """Yield an error for each worker that would make something else."""
    for worker, theirs in sorted(found.items()):
        other = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
        if other:
            named = ", ".join(f"{name} {_told(name, theirs)}" for name in other[:5])
            more = f" and {len(other) - 5} more" if len(other) > 5 else ""  # noqa: PLR2004 - as many as a message holds
            what = f"would make other files than this machine: {named}{more}"
            hint = "install the same versions and fonts there as here"
            yield _absent(worker, what, hint)


def _told(name: str, theirs: Mapping[str, str]) -> str:
    if name not in theirs:
        return "is absent"
    return "differs" if name == "campaign" or name.startswith("font ") else f"is {theirs[name]}"


def _connected(address: str) -> Any:  # noqa: ANN401 - Dask has no types
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        hint = "pip install protest-letters[cluster]"
        raise ProtestError([_absent("--cluster", "distributed is not installed", hint)]) from error
    # what it has to say is said here, in one line and without its own
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        return Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        what = f"cannot be reached: {str(error).splitlines()[0] if str(error) else 'no answer'}"
        hint = "is the scheduler running there? certificates for tls:// come from Dask's own configuration"
        raise ProtestError([_absent(address, what, hint)]) from error


def _open_ways(addresses: Iterable[str]) -> list[Problem]:
    """An error for each address to which data would go over a network unencrypted."""
    hint = "use tls://, or --cluster-unencrypted if the network is your own alone"
    return [
        Problem(one, "members' data would go there unencrypted", hint, "cluster", code=ExitCode.UNSAFE)
        for one in addresses
        if not _is_closed(one)
    ]


def _is_closed(address: str) -> bool:
    """Whether what goes to an address is encrypted, or does not leave the machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme in (*_ENCRYPTED, "inproc"):
        return True
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _absent(where: str, what: str, hint: str) -> Problem:
    return Problem(where, what, hint, "cluster", code=ExitCode.ABSENT)


def _size(task: Task) -> int:
    return sum(len(packet.pieces) for packet in task.packets)
