"""How far a mail-out is: a bar with rate and time left on a terminal, a line a minute elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from protest_letters.cli.console import talk

#: Seconds between two lines.
_EVERY = 60.0
_MINUTE, _HOUR = 60, 3600


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show how far it is as long as the block lasts; give the function that is told of pieces more."""
    if not sys.stderr.isatty():
        yield Lines(total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("pieces", total=total, rate="")
        done = 0

        def tick(more: int) -> None:
            nonlocal done
            done += more
            bar.update(task, advance=more, rate=rate(done, time.monotonic() - started))

        yield tick


class Lines:
    """Says a line from time to time."""

    def __init__(
        self,
        total: int,
        clock: Callable[[], float] = time.monotonic,
        say: Callable[[str], None] = talk,
        every: float = _EVERY,
    ) -> None:
        self._total, self._clock, self._say, self._every = total, clock, say, every
        self._started = self._said = clock()
        self._done = 0

    def __call__(self, more: int) -> None:
        """Note that there are so many pieces more; say a line if it is time."""
        self._done += more
        now = self._clock()
        if now - self._said >= self._every:
            self._said = now
            took = now - self._started
            left = duration(took / self._done * (self._total - self._done)) if self._done else "unknown time"
            self._say(f"{self._done} of {self._total} pieces, {rate(self._done, took)}, about {left} left")


def rate(done: int, seconds: float) -> str:
    """Say how fast it goes."""
    each = done / seconds if seconds else 0.0
    return f"{each:.0f} a second" if each >= 2 else f"{each * _MINUTE:.0f} a minute"  # noqa: PLR2004 - below, minutes tell more


def duration(seconds: float) -> str:
    """Say how long something takes, roughly."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} seconds"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} minutes"
    return f"{seconds / _HOUR:.1f} hours"
