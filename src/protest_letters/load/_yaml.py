"""Strict YAML read from the parser's events: text only, no repeated keys, every line number kept.

`yaml.compose` recurses and crashes the interpreter on deep input; events come one by one, so depth, size and
number of nodes are bounded here before anything is built (limits: PRODUCT, "at most 2 MB and 50 levels").
"""

from dataclasses import dataclass, field

import yaml

from protest_letters.problems import ExitCode, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 50
#: After so many problems reading stops: nobody reads more at once.
_MAX_PROBLEMS = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a sequence (`items`) or a mapping (`pairs`), and the line it starts on."""

    line: int
    text: str | None = None
    items: "list[Node] | None" = None
    pairs: "dict[str, Node] | None" = None
    key_lines: dict[str, int] = field(default_factory=dict)


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
        builder.problems.append(_syntax_problem(f"{name}:{line}", error))
        return None, builder.problems
    except yaml.YAMLError as error:
        where = f"{name}:{_control_line(text) + first_line}"
        builder.problems.append(data_problem(where, _plain(str(error)), "remove the character", "yaml-syntax"))
        return None, builder.problems
    return builder.root, builder.problems


#: What is said of lists in lists, whoever counts them first: this reader, or a libyaml that has a limit of its own.
_TOO_DEEP = (f"is nested more than {MAX_DEPTH} levels deep", "flatten it")


def _syntax_problem(where: str, error: yaml.MarkedYAMLError) -> Problem:
    if "nesting depth" in str(error.problem):
        return data_problem(where, *_TOO_DEEP, "yaml-strict")
    return data_problem(where, _plain(error.problem or "is no YAML"), _advice(error), "yaml-syntax")


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes, with everything escaped that could be read otherwise."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    return sign if sign.isprintable() else f"\\U{ord(sign):08X}"


def _plain(message: str) -> str:
    return " ".join(message.split())


def _control_line(text: str) -> int:
    """Number of line breaks before the first character YAML does not allow."""
    bad = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, bad.start()) if bad else 0


def _advice(error: yaml.MarkedYAMLError) -> str:
    if (
        "\\t" in str(error.problem)
        or "tab" in str(error.problem).lower()
        or "cannot start any token" in str(error.problem)
    ):
        return "indent with spaces, not with tabs; put text that begins with a special sign in quotes"
    return "check the indentation, the colons and the quotes of this line and the one above"


@dataclass(slots=True)
class _Open:
    """A collection being filled; in a mapping, `key` waits for its value."""

    node: Node
    key: Node | None = None


class _Builder:
    """Turns events into nodes with an explicit stack, so that depth costs no recursion."""

    def __init__(self, name: str, first_line: int) -> None:
        self.name = name
        self.first_line = first_line
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []

    def take(self, event: yaml.Event) -> bool:
        """Use one event; return False when reading must stop."""
        line = (event.start_mark.line if event.start_mark else 0) + self.first_line
        stop = self._refuse_shape(event)
        if stop or len(self.problems) >= _MAX_PROBLEMS:
            self._complain(line, *(stop or ("has more problems than these", "mend these first")))
            self.root = None
            return False
        self._refuse_marks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._place(Node(line, text=event.value))
        elif isinstance(event, yaml.AliasEvent):
            self._place(Node(line, text="?"))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(Node(line, items=[]))
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(Node(line, pairs={}))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        return True

    def _refuse_marks(self, event: yaml.Event, line: int) -> None:
        """Complain of alias, anchor and tag; what they stand on is read as plain text."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._complain(line, f"alias *{anchor} is not allowed", "write the value out")
        elif anchor:
            self._complain(line, f"anchor &{anchor} is not allowed", "write the value out where it is used")
        if tag:
            self._complain(line, f"tag {tag} is not allowed", "remove it: everything is text or a date")

    def _refuse_shape(self, event: yaml.Event) -> tuple[str, str] | None:
        """Why reading must stop at this event, and the remedy."""
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            return "holds a second document", "keep one document in a file: remove the ---"
        if isinstance(event, yaml.CollectionStartEvent) and len(self._stack) >= MAX_DEPTH:
            return _TOO_DEEP
        return None

    def _complain(self, line: int, what: str, hint: str, rule: str = "yaml-strict") -> None:
        self.problems.append(data_problem(f"{self.name}:{line}", what, hint, rule))

    def _open(self, node: Node) -> None:
        self._place(node)
        self._stack.append(_Open(node))

    def _place(self, node: Node) -> None:
        if not self._stack:
            self.root = self.root or node
            return
        parent = self._stack[-1]
        if parent.node.items is not None:
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = node
            if node.text is None:
                self._complain(node.line, "a key must be a word", "write key: value")
        else:
            self._pair(parent.node, parent.key, node)
            parent.key = None

    def _pair(self, parent: Node, key: Node, value: Node) -> None:
        name, pairs = key.text or "", parent.pairs
        if pairs is None:
            return
        if name == "<<":
            self._complain(key.line, "merge key << is not allowed", "write the values out")
        elif name in pairs:
            what = f'key "{name}" is repeated (first in line {parent.key_lines[name]})'
            self._complain(key.line, what, "keep one of the two", "repeated-key")
        else:
            pairs[name] = value
            parent.key_lines[name] = key.line
