"""Keeps the counter in the class, for all functions."""

from collections.abc import Callable
from functools import partial, update_wrapper
from types import MethodType
from typing import Any


class _Traced:
    """A function whose calls are told to a sink."""

    calls = 0

    def __init__(self, function: Callable, name: str, sink: Callable[[str], None]) -> None:
        update_wrapper(self, function)
        self._function = function
        self._name = name
        self._sink = sink

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __call__(*args: Any, **kwargs: Any) -> Any:
        self, *values = args
        _Traced.calls += 1
        shown = [*map(repr, values), *(f"{key}={value!r}" for key, value in kwargs.items())]
        outcome = "!! nothing"
        try:
            result = self._function(*values, **kwargs)
            outcome = f"-> {result!r}"
            return result
        except BaseException as error:
            outcome = f"!! {type(error).__name__}"
            raise
        finally:
            self._sink(f"{self._name}({', '.join(shown)}) {outcome}")


def traced(
    func: Callable | None = None,
    *,
    label: str | None = None,
    sink: Callable[[str], None] = print,
) -> Callable:
    """Decorate a function or method so that each call sends a line to sink."""
    if func is None:
        return partial(traced, label=label, sink=sink)
    return _Traced(func, func.__name__ if label is None else label, sink)
