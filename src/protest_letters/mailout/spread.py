"""Who writes to whom where everybody writes to a few: each office gets a stream, and nobody's office ever changes."""

from collections.abc import Iterable, Mapping, Sequence


class Dealer:
    """Deals out offices one writer after the other: always those that have been dealt least.

    So the offices that everybody may write to differ by one at most, and what comes later changes nothing before it.

    Args:
        offices: in the campaign's order, which decides between those dealt equally often.
        before: how often each was dealt already.
    """

    def __init__(self, offices: Iterable[str], before: Mapping[str, int] | None = None) -> None:
        self._order = {office: at for at, office in enumerate(dict.fromkeys(offices))}
        self._dealt = dict.fromkeys(self._order, 0) | dict(before or {})

    @property
    def dealt(self) -> dict[str, int]:
        """How often each office was dealt, the earlier times among them."""
        return dict(self._dealt)

    def deal(self, open_to: Sequence[str], count: int) -> tuple[str, ...]:
        """Return `count` of the offices somebody may write to, or all if there are no more, in the campaign's order."""
        chosen = sorted(dict.fromkeys(open_to), key=lambda one: (self._dealt.get(one, 0), self._place(one)))[:count]
        self.note(chosen)
        return tuple(sorted(chosen, key=self._place))

    def note(self, offices: Iterable[str]) -> None:
        """Count offices that somebody writes to without being dealt them."""
        for office in offices:
            self._dealt[office] = self._dealt.get(office, 0) + 1

    def _place(self, office: str) -> int:
        return self._order.get(office, len(self._order))
