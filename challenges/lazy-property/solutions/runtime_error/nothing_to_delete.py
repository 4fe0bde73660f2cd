"""Has no function that deletes, so del of a stored value raises."""

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

    return property(read, store, doc=func.__doc__)
