"""Files of tests: one whose writing is watched."""


class Watched:
    """A file that is written by a function in the place of its own, and is otherwise what it was."""

    def __init__(self, stream, write):
        self._stream, self.write = stream, write

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._stream.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)
