"""Where groups are made: in this process, or in several on this machine. What comes back is the same."""

import gc
import os
import pickle
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread

from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.run.mailout.groups import GroupMade, Task, make_group
from protest_letters.run.mailout.kit import Kit, Outfit

#: Is told of how many pieces more it is known what became of them.
Tick = Callable[[int], None]
#: A group may be begun so often before it is given up: one that takes every process with it never ends.
_TRIES = 3
#: Letters are made of hundreds of thousands of values, hardly any of them in circles: to look for circles after every
#: 700 of them, as Python does, took an eighth of the time.
_VALUES = 100_000


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for circles of unused values rarely, as long as the block lasts."""
    before = gc.get_threshold()
    gc.set_threshold(_VALUES, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Here:
    """Makes one group after the other, in this process."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def run(self, tasks: Iterable[Task], tick: Tick) -> Iterator[GroupMade]:
        """Yield what became of each task, in their order."""
        for task in tasks:
            yield make_group(task, self._kit, tick)


@dataclass(eq=False, slots=True)
class _Worker:
    """A process that makes groups, the way to it, and what it makes just now."""

    process: SpawnProcess
    way: Connection
    task: Task | None = None


class Processes:
    """Makes groups in several processes, each of which is handed everything once, when it starts.

    Each has a pipe of its own, which breaks when it ends, however that is; and it ends with this process. So neither
    waits for the other in vain, whoever is killed in whatever moment, which the pools of the standard library do.

    Args:
        outfit: what groups are made with.
        jobs: how many processes there are.
    """

    def __init__(self, outfit: Outfit, jobs: int) -> None:
        self._packed, self._jobs = pickle.dumps(outfit), jobs
        self._workers: list[_Worker] = []
        self._tries = Counter[int]()

    def run(self, tasks: Iterable[Task], tick: Tick) -> Iterator[GroupMade]:
        """Yield what became of each task, in their order; what a process that died was making is made again.

        Raises:
            ProtestError: processes die again and again (exit code 9), or a task cannot be made at all.
        """
        left = iter(tasks)
        begun: deque[Task] = deque()
        made: dict[int, GroupMade] = {}
        while True:
            # one more than are made at once: no process waits, and little is held in memory
            while len(begun) <= self._jobs and (task := next(left, None)):
                begun.append(task)
            if not begun:
                return
            self._hand_out([one for one in begun if one.number not in made])
            if begun[0].number not in made:
                made |= self._received()
                continue
            task = begun.popleft()
            tick(sum(len(packet.pieces) for packet in task.packets))
            yield made.pop(task.number)

    def _hand_out(self, tasks: Iterable[Task]) -> None:
        """Give tasks that nobody makes to processes that make nothing."""
        busy = {worker.task.number for worker in self._workers if worker.task}
        free = deque(task for task in tasks if task.number not in busy)
        while len(self._workers) < min(self._jobs, len(busy) + len(free)):
            self._workers.append(self._begun())
        for worker in [one for one in self._workers if not one.task][: len(free)]:
            worker.task = free.popleft()
            # who is gone is found when something is asked of it
            with suppress(OSError):
                worker.way.send(worker.task)

    def _begun(self) -> _Worker:
        """Begin a process; one that were forked would have this one's locks and open files."""
        context = get_context("spawn")
        way, theirs = context.Pipe()
        process = context.Process(target=work, args=(self._packed, theirs), daemon=True)
        with _stops_held():
            process.start()
        theirs.close()
        return _Worker(process, way)

    def _received(self) -> dict[int, GroupMade]:
        """Wait until something is made, or somebody is gone; return what was made, by number."""
        made: dict[int, GroupMade] = {}
        ready = wait([worker.way for worker in self._workers if worker.task])
        for worker in [one for one in self._workers if one.task and one.way in ready]:
            assert worker.task is not None  # noqa: S101 - see above
            try:
                what = worker.way.recv()
            except (EOFError, OSError):
                self._lose(worker, worker.task.number)
                continue
            if isinstance(what, Exception):
                raise what
            made[worker.task.number], worker.task = what, None
        return made

    def _lose(self, worker: _Worker, number: int) -> None:
        self._workers.remove(worker)
        _end(worker)
        self._tries[number] += 1
        if self._tries[number] == _TRIES:
            raise ProtestError([_gone()])

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.way.close()


@contextmanager
def _stops_held() -> Iterator[None]:
    """Hold back what a terminal sends to stop a run: a process that is begun meanwhile never hears of it.

    Whoever began it does, afterwards, and ends it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work(packed: bytes, way: Connection) -> None:
    """Make groups with what was handed over, in a process of its own, until nobody asks for more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_VALUES, *gc.get_threshold()[1:])
    Thread(target=_end_with_the_run, daemon=True).start()
    kit = Kit(pickle.loads(packed))  # noqa: S301 - from the process that started this one
    with suppress(EOFError, OSError):
        while True:
            task: Task = way.recv()
            try:
                what: GroupMade | Exception = make_group(task, kit)
            except Exception as error:  # noqa: BLE001 - whoever asked decides
                what = error
            way.send(what)


def _end_with_the_run() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _gone() -> Problem:
    what = f"processes that make letters ended {_TRIES} times without a word"
    hint = "is there enough memory? fewer --jobs need less; the same command goes on where this stopped"
    return Problem("--jobs", what, hint, "workers", code=ExitCode.ABSENT)
