"""Places on a sheet, in millimetres from its top left corner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.h

    def holds(self, other: "Zone", slack: float = 0.01) -> bool:
        """Whether `other` lies inside, up to `slack`."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def common(self, other: "Zone") -> "Zone | None":
        """The rectangle that both share; None if there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        w, h = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Zone(x, y, w, h) if w > 0 and h > 0 else None

    def meets(self, other: "Zone") -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
