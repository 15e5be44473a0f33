"""Where groups are made: in this process, or in several on this machine."""

from collections.abc import Callable, Iterable, Iterator

from protest_letters.run.mailout.groups import GroupMade, Task, make_group
from protest_letters.run.mailout.kit import Kit

#: Is told of how many pieces more it is known what became of them.
Tick = Callable[[int], None]


class Here:
    """Makes one group after the other, in this process."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def run(self, tasks: Iterable[Task], tick: Tick) -> Iterator[GroupMade]:
        """Yield what became of each task, in their order."""
        for task in tasks:
            yield make_group(task, self._kit, tick)
