"""An inner decorator, which is returned or applied at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def traced(
    func: Callable | None = None,
    *,
    label: str | None = None,
    sink: Callable[[str], None] = print,
) -> Callable:
    """Decorate a function or method so that each call sends a line to sink."""

    def decorate(function: Callable) -> Callable:
        name = function.__name__ if label is None else label

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            wrapper.calls += 1
            parts = [repr(value) for value in args]
            parts += [f"{key}={value!r}" for key, value in kwargs.items()]
            call = f"{name}({', '.join(parts)})"
            try:
                result = function(*args, **kwargs)
            except Exception as error:
                sink(f"{call} !! {type(error).__name__}")
                raise
            sink(f"{call} -> {result!r}")
            return result

        wrapper.calls = 0
        return wrapper

    return decorate if func is None else decorate(func)
