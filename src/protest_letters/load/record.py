"""The record of a mail-out, read back as strictly as it is written."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from protest_letters.dates import parse_day
from protest_letters.load.mailout import foreign, load_head
from protest_letters.mailout.folder import PLAN
from protest_letters.mailout.record import Record
from protest_letters.problems import ProtestError

_MAX_BYTES = 20_000_000


def load_record(folder: Path) -> Record:
    """Read what a folder knows of how it was made.

    Raises:
        ProtestError: it is no mail-out's, one of another version, one that was erased, or the record cannot be read
            (exit code 7).
    """
    head = load_head(folder)
    if head.erased:
        what = f"belonged to a mail-out that was erased on {head.erased}"
        raise ProtestError([foreign(folder, what, "give another folder with -o")])
    path = folder / PLAN
    try:
        with path.open("rb") as stream:
            whole = json.loads(stream.read(_MAX_BYTES + 1))
        record: Record = _read({"parts": whole["parts"]}, Record)
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        what, hint = "cannot be read: how the mail-out was made is not known", "put it back from a backup"
        raise ProtestError([foreign(path, what, hint)]) from error
    return record


def _read(value: Any, kind: Any) -> Any:  # noqa: ANN401 - as JSON has it, by the type that is wanted
    """Turn what JSON has into a value of a type.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    origin, inside = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _dataclass(value, kind)
    if origin is UnionType:
        return None if value is None else _read(value, inside[0])
    if origin is tuple:
        return _tuple(value, inside)
    if origin is Mapping:
        return {_read(key, inside[0]): _read(one, inside[1]) for key, one in value.items()}
    return _single(value, kind)


def _single(value: Any, kind: type) -> Any:  # noqa: ANN401 - see above
    if issubclass(kind, StrEnum):
        return kind(value)
    if issubclass(kind, date):
        return parse_day(value)
    # what is true is no number
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _dataclass(value: Any, kind: Any) -> Any:  # noqa: ANN401 - see above
    hints = get_type_hints(kind)
    names = {one.name for one in fields(kind)}
    if set(value) != names:
        raise ValueError(sorted(set(value) ^ names))
    return kind(**{name: _read(value[name], hints[name]) for name in names})


def _tuple(value: Any, inside: tuple[Any, ...]) -> tuple[Any, ...]:  # noqa: ANN401 - see above
    if not isinstance(value, list):
        raise TypeError(value)
    if len(inside) == 2 and inside[1] is ...:  # noqa: PLR2004 - of any length
        return tuple(_read(one, inside[0]) for one in value)
    return tuple(_read(one, kind) for one, kind in zip(value, inside, strict=True))
