"""Stores the exception that the method raised, and raises it again."""

from collections.abc import Callable
from typing import Any


def lazy_property(func: Callable[[Any], Any]) -> Any:
    """Return a property that computes func at the first reading."""
    private = f"_lazy_{func.__qualname__}"

    def read(instance: Any) -> Any:
        if not hasattr(instance, private):
            try:
                setattr(instance, private, func(instance))
            except Exception as error:
                setattr(instance, private, error)
        value = getattr(instance, private)
        if isinstance(value, Exception):
            raise value
        return value

    def store(instance: Any, value: Any) -> None:
        setattr(instance, private, value)

    def drop(instance: Any) -> None:
        delattr(instance, private)

    return property(read, store, drop, func.__doc__)
