"""Strict YAML read from the parser's events: text only, no repeated keys, every line number kept.

`yaml.compose` recurses and crashes the interpreter on deep input; events come one by one, so depth, size and
number of nodes are bounded here before anything is built (limits: PRODUCT, "at most 2 MB and 50 levels").
"""

from dataclasses import dataclass, field

import yaml

from protest_letters.problems import ExitCode, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 50

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a sequence (`items`) or a mapping (`pairs`), and the line it starts on."""

    line: int
    text: str | None = None
    items: "list[Node] | None" = None
    pairs: "dict[str, Node] | None" = None
    key_lines: dict[str, int] = field(default_factory=dict)
    _key: "Node | None" = None


def data_problem(where: str, what: str, hint: str = "", rule: str = "data") -> Problem:
    """An error in a campaign's data."""
    return Problem(where, what, hint, rule, code=ExitCode.DATA)


def read_yaml(raw: bytes, name: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    Args:
        raw: the bytes of the file.
        name: what to call the file in messages.
        first_line: the number of the first line of `raw` in its file.

    Returns:
        The root node (None if nothing can be used) and the problems found.
    """
    if len(raw) > MAX_BYTES:
        return None, [data_problem(name, f"is larger than {MAX_BYTES:,} bytes", "split it or remove what is not data")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + first_line
        return None, [data_problem(f"{name}:{line}", "is not UTF-8", "save the file as UTF-8", "yaml-encoding")]
    builder = _Builder(name, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        builder.problems.append(
            data_problem(f"{name}:{line}", _plain(error.problem or "is no YAML"), _advice(error), "yaml-syntax")
        )
        return None, builder.problems
    except yaml.YAMLError as error:
        where = f"{name}:{_control_line(text) + first_line}"
        builder.problems.append(data_problem(where, _plain(str(error)), "remove the character", "yaml-syntax"))
        return None, builder.problems
    return builder.root, builder.problems


def _plain(message: str) -> str:
    return " ".join(message.split())


def _control_line(text: str) -> int:
    """Number of line breaks before the first character YAML does not allow."""
    bad = next((at for at, sign in enumerate(text) if not sign.isprintable() and sign not in "\n\r\t"), 0)
    return text.count("\n", 0, bad)


def _advice(error: yaml.MarkedYAMLError) -> str:
    if (
        "\\t" in str(error.problem)
        or "tab" in str(error.problem).lower()
        or "cannot start any token" in str(error.problem)
    ):
        return "indent with spaces, not with tabs; put text that begins with a special sign in quotes"
    return "check the indentation, the colons and the quotes of this line and the one above"


class _Builder:
    """Turns events into nodes with an explicit stack, so that depth costs no recursion."""

    def __init__(self, name: str, first_line: int) -> None:
        self.name = name
        self.first_line = first_line
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._stack: list[Node] = []

    def take(self, event: yaml.Event) -> bool:
        """Use one event; return False when reading must stop."""
        line = event.start_mark.line + self.first_line
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            return self._stop(line, "holds a second document", "keep one document in a file: remove the ---")
        if isinstance(event, yaml.AliasEvent):
            return self._stop(line, f"alias *{event.anchor} is not allowed", "write the value out")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            return self._stop(line, f"anchor &{event.anchor} is not allowed", "write the value out where it is used")
        if getattr(event, "tag", None):
            return self._stop(line, f"tag {event.tag} is not allowed", "remove it: everything is text or a date")
        if isinstance(event, yaml.ScalarEvent):
            self._place(Node(line, text=event.value))
        elif isinstance(event, yaml.SequenceStartEvent):
            return self._open(Node(line, items=[]))
        elif isinstance(event, yaml.MappingStartEvent):
            return self._open(Node(line, pairs={}))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        return True

    def _stop(self, line: int, what: str, hint: str) -> bool:
        self.problems.append(data_problem(f"{self.name}:{line}", what, hint, "yaml-strict"))
        self.root = None
        return False

    def _open(self, node: Node) -> bool:
        if len(self._stack) >= MAX_DEPTH:
            return self._stop(node.line, f"is nested more than {MAX_DEPTH} levels deep", "flatten it")
        self._place(node)
        self._stack.append(node)
        return True

    def _place(self, node: Node) -> None:
        if not self._stack:
            self.root = self.root or node
            return
        parent = self._stack[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent._key is None:
            parent._key = self._key(node)
        else:
            key, parent._key = parent._key, None
            self._pair(parent, key, node)

    def _key(self, node: Node) -> Node:
        if node.text is None:
            self.problems.append(
                data_problem(f"{self.name}:{node.line}", "a key must be a word", "write key: value", "yaml-strict")
            )
            return Node(node.line, text="")
        return node

    def _pair(self, parent: Node, key: Node, value: Node) -> None:
        assert parent.pairs is not None  # noqa: S101 - _place came here for a mapping
        name = key.text or ""
        if name == "<<":
            self.problems.append(
                data_problem(
                    f"{self.name}:{key.line}",
                    "merge key << is not allowed",
                    "write the values out",
                    "yaml-strict",
                )
            )
        elif name in parent.pairs:
            first = parent.key_lines[name]
            self.problems.append(
                data_problem(
                    f"{self.name}:{key.line}",
                    f'key "{name}" is repeated (first in line {first})',
                    "keep one of the two",
                    "repeated-key",
                )
            )
        else:
            parent.pairs[name] = value
            parent.key_lines[name] = key.line
