"""A property whose functions keep the result in a private attribute of the instance."""

from collections.abc import Callable
from typing import Any


def lazy_property(func: Callable[[Any], Any]) -> Any:
    """Return a property that computes func at the first reading."""
    private = f"_lazy_{func.__qualname__}"

    def read(instance: Any) -> Any:
        if not hasattr(instance, private):
            setattr(instance, private, func(instance))
        return getattr(instance, private)

    def store(instance: Any, value: Any) -> None:
        setattr(instance, private, value)

    def drop(instance: Any) -> None:
        delattr(instance, private)

    return property(read, store, drop, func.__doc__)
