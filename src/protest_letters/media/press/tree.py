"""The two trees of a file that grow with its pages, in bunches that can be written and forgotten."""

from protest_letters.media.press.objects import Objects

#: So many pages make a bunch.
_BUNCH = 50


class PageTree:
    """The pages of a file in their order (ISO 32000-1, 7.7.3)."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.number = objects.reserve()
        self.count = 0
        self._bunch = 0
        self._pages: list[bytes] = []
        self._bunches: list[bytes] = []

    def add(self, page: int) -> int:
        """Add the number of a page, and return the number of its parent."""
        if not self._pages:
            self._bunch = self._objects.reserve()
            self._bunches.append(b"%d 0 R" % self._bunch)
        self._pages.append(b"%d 0 R" % page)
        self.count += 1
        parent = self._bunch
        if len(self._pages) == _BUNCH:
            self._write()
        return parent

    def finish(self) -> None:
        """Write what is left, and the root."""
        if self._pages:
            self._write()
        self._objects.put(self.number, [b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.count, b" ".join(self._bunches))])

    def _write(self) -> None:
        values = (self.number, len(self._pages), b" ".join(self._pages))
        self._objects.put(self._bunch, [b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % values])
        self._pages = []


class MarkTree:
    """Which elements the marks of each page belong to (ISO 32000-1, 14.7.4.4)."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.number = objects.reserve()
        self._waiting: dict[int, bytes] = {}
        self._leaves: list[bytes] = []

    def add(self, key: int, elements: bytes) -> None:
        """Add the elements of a page's marks; keys grow."""
        self._waiting[key] = elements
        if len(self._waiting) == _BUNCH:
            self._write()

    def finish(self) -> None:
        """Write what is left, and the root."""
        self._write()
        self._objects.put(self.number, [b"<</Kids[%b]>>" % b" ".join(self._leaves)])

    def _write(self) -> None:
        leaf = self._objects.reserve()
        keys = list(self._waiting)
        rows = b" ".join(b"%d %b" % row for row in self._waiting.items())
        limits = b"/Limits[%d %d]" % (keys[0], keys[-1]) if keys else b""
        self._objects.put(leaf, [b"<<%b/Nums[%b]>>" % (limits, rows)])
        self._leaves.append(b"%d 0 R" % leaf)
        self._waiting = {}
