"""Options that several commands share, taken as one value: a parameter whose type is a dataclass of options."""

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command as Typer should see it, with the options of each group among its own.

    A group is a dataclass whose fields are annotated like options and have defaults; the command receives one
    instance of it.
    """
    signature = inspect.signature(command)
    kinds: dict[str, type[Any]] = {name: one.annotation for name, one in signature.parameters.items()}
    groups = {name: kind for name, kind in kinds.items() if is_dataclass(kind)}
    own = [one for name, one in signature.parameters.items() if name not in groups]
    options = [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=field.type)
        for group in groups.values()
        for field in fields(group)
    ]

    @wraps(command)
    def packed(**values: Any) -> None:  # noqa: ANN401 - whatever the options are
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        command(**values)

    # Typer asks for the signature and the annotations, and must not find the command behind
    del packed.__wrapped__
    parameters = sorted([*own, *options], key=lambda one: one.kind)
    packed.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    packed.__annotations__ = {one.name: one.annotation for one in parameters}
    return packed
