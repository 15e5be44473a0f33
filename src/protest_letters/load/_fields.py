"""Reads one mapping after another into values, noting every problem with its line.

A reader function asks for each key by name and kind; a key nobody asked for is unknown, and the nearest known
one is suggested. So the reader *is* the schema, and there is no second list of keys.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from protest_letters.dates import UNKNOWN, PartialDate, parse_day, parse_partial_date
from protest_letters.load._yaml import Node, data_problem
from protest_letters.model import Texts
from protest_letters.problems import Problem, did_you_mean

#: A hundred years in days.
_CENTURY = 36_525
_METRE = 1000
_DECIMAL = re.compile(r"\d{1,4}(?:\.\d{1,4})?", re.ASCII)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Fields:
    """One mapping of a file while it is read."""

    def __init__(self, node: Node, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._line = node.line
        self._problems = problems
        self._asked: set[str] = set()
        self._lines = node.key_lines
        self._pairs: dict[str, Node] = node.pairs or {}
        if node.pairs is None:
            self.complain("must be a mapping of keys to values", "write key: value lines")

    def place(self, key: str = "") -> str:
        """Where a key stands, or the mapping itself: `addressees.yaml:41`."""
        return f"{self._file}:{self._lines.get(key, self._line)}"

    def complain(self, what: str, hint: str = "", *, key: str = "", rule: str = "data") -> None:
        """Note a problem at a key, or at the head of the mapping."""
        self._problems.append(data_problem(self.place(key), what, hint, rule))

    def has(self, key: str) -> bool:
        """Whether the key was given; counts as asking for it."""
        self._asked.add(key)
        return key in self._pairs

    def _node(self, key: str, *, required: bool) -> Node | None:
        self._asked.add(key)
        node = self._pairs.get(key)
        if node is None and required:
            self.complain(f'key "{key}" is missing', f"add {key}: …", rule=f"missing-{key.replace('_', '-')}")
        return node

    def text(self, key: str, *, required: bool = True) -> str:
        """A text on one or several lines; the empty string when not given."""
        node = self._node(key, required=required)
        return self._scalar(node, key) if node else ""

    def _scalar(self, node: Node, key: str) -> str:
        if node.text is None:
            self.complain(f'"{key}" must be one text', "write it on one line, in quotes if it has a colon", key=key)
            return ""
        text = node.text.strip()
        if not text:
            self.complain(f'"{key}" is empty', "fill it or remove the key", key=key)
        if any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in text):
            self.complain(f'"{key}" holds a control character', "remove it", key=key)
        return text

    def strings(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self._node(key, required=required)
        if node is None:
            return ()
        found = tuple(self._scalar(one, key) for one in ([node] if node.items is None else node.items))
        if required and not any(found):
            self.complain(f'"{key}" is empty', f"give at least one {key}", key=key, rule=f"missing-{key}")
        return found

    def texts(self, key: str, *, required: bool = True, by: str = "language") -> Texts:
        """A mapping of languages (with a form: `ru-dative`), or of other words, to texts of one line."""
        node = self._node(key, required=required)
        if node is None:
            return Texts()
        if not node.pairs:
            self.complain(
                f'"{key}" must be given by {by}',
                f"write {key}: {{{'en' if by == 'language' else by}: …}}, or indent its lines",
                key=key,
            )
            return Texts()
        return Texts(tuple((word, self._one_line(one, key)) for word, one in node.pairs.items()))

    def line(self, key: str, *, empty: bool = False) -> str:
        """A text on one line; the empty string only where that says something."""
        node = self._node(key, required=True)
        if node is None or (empty and node.text is not None and not node.text.strip()):
            return ""
        return self._one_line(node, key)

    def _one_line(self, node: Node, key: str) -> str:
        """A text that must stand on one line."""
        text = self._scalar(node, key)
        if "\n" in text:
            self.complain(f'"{key}" has a line break', "write it on one line", key=key)
        return text

    def lines(self, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A mapping of languages to lists of lines, at least one."""
        node = self._node(key, required=True)
        if node is None or not node.pairs:
            if node is not None:
                self.complain(f'"{key}" must be given by language', f"write {key}: {{en: [first line]}}", key=key)
            return ()
        return tuple((language, self._line_list(one, key)) for language, one in node.pairs.items())

    def _line_list(self, node: Node, key: str) -> tuple[str, ...]:
        if not node.items:
            self.complain(f'"{key}" must list at least one line', "write [first line, second line]", key=key)
            return ()
        return tuple(self._one_line(one, key) for one in node.items)

    def choice(self, key: str, options: type[E], default: E | None = None) -> E:
        """One word out of an enumeration."""
        word = self.text(key, required=default is None)
        known = [option.value for option in options]
        if word in known:
            return options(word)
        if word:
            self.complain(f'{key} "{word}" is not known', did_you_mean(word, known), key=key)
        return default or next(iter(options))

    def flag(self, key: str) -> bool:
        """`true` or `false`; false when not given."""
        word = self.text(key, required=False)
        if word not in ("", "true", "false"):
            self.complain(f'{key} must be true or false, not "{word}"', key=key)
        return word == "true"

    def integer(self, key: str, default: int | None = None, *, most: int = _CENTURY) -> int:
        """A whole number up to `most`, else of days; a missing one is an error unless there is a default."""
        word = self.text(key, required=default is None)
        if not word:
            return default or 1
        if not (word.isascii() and word.isdigit() and 0 < int(word[:9]) <= most and len(word) < len("1000000")):
            self.complain(f'{key} must be a number from 1 to {most}, not "{word}"', key=key)
            return default or 1
        return int(word)

    def millimetres(self, key: str, default: float | None = None, *, least: float = 0.0) -> float:
        """A length of a metre at most; a missing one is an error unless there is a default."""
        word = self.text(key, required=default is None)
        if not word:
            return default or 0.0
        if not (_DECIMAL.fullmatch(word) and least <= float(word) <= _METRE):
            what = f'{key} must be millimetres from {least:g} to {_METRE}, not "{word}"'
            self.complain(what, "write it as in 38.1", key=key)
            return default or 0.0
        return float(word)

    def day(self, key: str, default: date | None = None) -> date:
        """A whole day; a missing one is an error unless there is a default."""
        word = self.text(key, required=default is None)
        if not word:
            return default or date.min
        try:
            return parse_day(word)
        except ValueError as error:
            self.complain(str(error), key=key, rule="date")
            return default or date.min

    def partial(self, key: str, *, required: bool = False) -> PartialDate | None:
        """A day, a month, a year or `unknown`; None when not given and not required."""
        word = self.text(key, required=required)
        if not word:
            return UNKNOWN if required else None
        return self._partial(word, key)

    def partials(self, key: str) -> tuple[PartialDate, ...]:
        """A list of partial dates."""
        return tuple(self._partial(word, key) for word in self.strings(key))

    def _partial(self, word: str, key: str) -> PartialDate:
        try:
            return parse_partial_date(word)
        except ValueError as error:
            self.complain(str(error), key=key, rule="date")
            return UNKNOWN

    def many(self, key: str, read: Callable[["Fields"], T]) -> tuple[T, ...]:
        """A list of mappings, each read by `read`."""
        node = self._node(key, required=False)
        if node is None:
            return ()
        if node.items is None:
            if node.text != "":
                self.complain(f'"{key}" must be a list', "begin each entry with a dash", key=key)
            return ()
        return tuple(read_record(one, self._file, self._problems, read) for one in node.items)

    def one(self, key: str, read: Callable[["Fields"], T]) -> T | None:
        """A mapping read by `read`, None when not given."""
        node = self._node(key, required=False)
        return read_record(node, self._file, self._problems, read) if node else None

    def pairs(self, key: str, by: str, *, required: bool = False) -> tuple[tuple[str, str], ...]:
        """A mapping of words, `by` says of which, to texts of one line."""
        return self.texts(key, required=required, by=by).entries

    def line_numbers(self, *keys: str) -> tuple[tuple[str, int], ...]:
        """The lines on which keys stand, and the keys of their mappings if they hold some."""
        found = [(key, self._lines[key]) for key in keys if key in self._lines]
        inner = [pair for key, _ in found for pair in self._pairs[key].key_lines.items()]
        return (*found, *inner)

    def unknown(self) -> Iterable[Problem]:
        """The keys that nobody asked for."""
        for key, line in self._lines.items():
            if key not in self._asked:
                yield data_problem(
                    f"{self._file}:{line}",
                    f'unknown key "{key}"',
                    did_you_mean(key, self._asked),
                    "unknown-key",
                )


def read_record(node: Node, file: str, problems: list[Problem], read: Callable[[Fields], T]) -> T:
    """Read one mapping with `read` and complain of the keys it did not ask for."""
    fields = Fields(node, file, problems)
    value = read(fields)
    problems.extend(fields.unknown())
    return value
