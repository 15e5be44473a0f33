"""A long run that is told to end: by a system that shuts down, or a terminal that is closed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

#: What is sent by a system that shuts down, and by a terminal that is closed, where a system has that.
_SIGNALS = ("SIGTERM", "SIGHUP")


@contextmanager
def told_to_end() -> Iterator[None]:
    """Take what tells a run to end as if its user had stopped it, as long as the block lasts.

    What is not to be heard, as with `nohup`, is not.
    """
    before = {}
    if current_thread() is main_thread():
        for number in (getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)):
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
