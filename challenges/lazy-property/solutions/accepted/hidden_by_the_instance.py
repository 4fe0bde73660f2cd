"""A descriptor without __set__: what stands in the __dict__ of the instance is read first."""

from collections.abc import Callable
from typing import Any


class lazy_property:
    """An attribute that is computed at the first reading."""

    def __init__(self, func: Callable[[Any], Any]) -> None:
        """Make an attribute of the method func."""
        self._func = func
        self.__doc__ = func.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name of the attribute."""
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """Compute the value and store it, where nothing is stored yet."""
        if instance is None:
            return self
        value = self._func(instance)
        vars(instance)[self._name] = value
        return value
