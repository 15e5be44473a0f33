"""Where groups are made: in this process, or in several on this machine. What comes back is the same."""

import gc
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.run.mailout.groups import GroupMade, Task, make_group
from protest_letters.run.mailout.kit import Kit, Outfit

#: Is told of how many pieces more it is known what became of them.
Tick = Callable[[int], None]
#: A group may be begun so often before it is given up: one that takes every process with it never ends.
_TRIES = 3
#: In a process that makes groups for another one: what it was handed when it started.
_HANDED: dict[str, Kit] = {}
_KIT = "kit"
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


class Processes:
    """Makes groups in several processes, each of which is handed everything once, when it starts.

    Args:
        outfit: what groups are made with.
        jobs: how many processes there are.
    """

    def __init__(self, outfit: Outfit, jobs: int) -> None:
        self._packed, self._jobs = pickle.dumps(outfit), jobs

    def run(self, tasks: Iterable[Task], tick: Tick) -> Iterator[GroupMade]:
        """Yield what became of each task, in their order; what a process that died was making is made again.

        Raises:
            ProtestError: processes die again and again (exit code 9).
        """
        pool, tries = self._pool(), 0
        waiting: deque[tuple[Task, Future[GroupMade]]] = deque()
        left = iter(tasks)
        try:
            while True:
                # one more than are made at once: no process waits, and little is held in memory
                while len(waiting) <= self._jobs and (task := next(left, None)):
                    waiting.append((task, pool.submit(make_handed, task)))
                if not waiting:
                    return
                try:
                    made = waiting[0][1].result()
                except BrokenProcessPool as error:
                    tries += 1
                    if tries == _TRIES:
                        raise ProtestError([_gone()]) from error
                    pool.shutdown()
                    pool = self._pool()
                    waiting = deque((task, _again(pool, task, future)) for task, future in waiting)
                    continue
                task, _ = waiting.popleft()
                tries = 0
                tick(sum(len(packet.pieces) for packet in task.packets))
                yield made
        finally:
            pool.shutdown(cancel_futures=True)

    def _pool(self) -> ProcessPoolExecutor:
        # a process that is forked would have this one's locks and open files
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), initializer=receive, initargs=(self._packed,))


def receive(packed: bytes) -> None:
    """Unpack what this process makes groups with; whoever stops the run stops the process that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_VALUES, *gc.get_threshold()[1:])
    _HANDED[_KIT] = Kit(pickle.loads(packed))  # noqa: S301 - from the process that started this one


def make_handed(task: Task) -> GroupMade:
    """Make a group with what this process was handed."""
    return make_group(task, _HANDED[_KIT])


def _again(pool: ProcessPoolExecutor, task: Task, future: "Future[GroupMade]") -> "Future[GroupMade]":
    """What was made already, else the task once more."""
    if future.done() and not future.cancelled() and future.exception() is None:
        return future
    return pool.submit(make_handed, task)


def _gone() -> Problem:
    what = f"processes that make letters ended {_TRIES} times without a word"
    hint = "is there enough memory? fewer --jobs need less; the same command goes on where this stopped"
    return Problem("--jobs", what, hint, "workers", code=ExitCode.ABSENT)
