"""A telegram as a sheet to copy onto the form or to read out at the counter, or as JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from protest_letters.telegraph import GROUP_SIGNS, WORD_LETTERS, Part, Telegram, Word

#: The widest line, in characters.
COLUMNS = 80
_INDENT = "  "
_RULE = (
    f"Counted as for international telegrams in plain language: a word of up to {WORD_LETTERS} letters"
    f" is one word, each further {WORD_LETTERS} or part of them one more; groups with figures"
    f" by {GROUP_SIGNS} characters; the office of destination with its country one word."
    " The counter's own rule decides."
)


def write_sheet(telegram: Telegram) -> bytes:
    """Return the sheet as UTF-8: the parts with their words, the rule, and who hands it in."""
    lines = [
        "TELEGRAM",
        *_wrapped(f"{telegram.id}, {telegram.day}", ""),
        *(line for part in telegram.parts for line in _part(part)),
        "",
        _headed("TOTAL", telegram.count),
        "",
        *_wrapped(_RULE, ""),
        *_about_long(telegram.long_words),
        *(_wrapped(f"Cyrillic letters are written by {telegram.scheme}.", "") if telegram.scheme else ()),
        "",
        *_wrapped(" / ".join(telegram.foot_labels).upper(), ""),
        *(line for text in telegram.foot for line in _wrapped(text, _INDENT)),
    ]
    return ("\n".join(lines) + "\n").encode()


def _part(part: Part) -> Iterator[str]:
    yield ""
    yield _headed(part.name.upper(), part.count)
    for line in part.lines:
        yield from _wrapped(" ".join(one.text for one in line), _INDENT)


def _headed(name: str, count: int) -> str:
    counted = f"{count} word{'' if count == 1 else 's'}"
    return f"{name:<{COLUMNS - len(counted)}}{counted}"


def _about_long(words: Iterable[Word]) -> Iterable[str]:
    listed = ", ".join(f"{one.text} ({one.count})" for one in words)
    return _wrapped(f"Counting more than once: {listed}.", "") if listed else ()


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=indent, subsequent_indent=indent, break_long_words=True, break_on_hyphens=False
    )


def write_json(telegram: Telegram) -> bytes:
    """Return the telegram as a JSON object."""
    table: dict[str, Any] = {
        "id": telegram.id,
        "language": telegram.language,
        "date": telegram.day.isoformat(),
        **{part.name: {"text": _joined(part), "words": part.count} for part in telegram.parts},
        "words": telegram.count,
        "counting_more_than_once": [{"word": one.text, "words": one.count} for one in telegram.long_words],
        "rule": {"letters_per_word": WORD_LETTERS, "characters_per_group_with_figures": GROUP_SIGNS},
        "scheme": telegram.scheme or None,
        "not_transmitted": list(telegram.foot),
    }
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def _joined(part: Part) -> str:
    return " ".join(one.text for one in part.words)
