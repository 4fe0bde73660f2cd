"""A dict keyed by the id of the instance hands old results to new objects."""

from collections.abc import Callable
from typing import Any


class _Lazy:
    """The descriptor: __get__, __set__ and __delete__ all work on its own store."""

    def __init__(self, func: Callable[[Any], Any]) -> None:
        self.func = func
        self.results: dict[int, Any] = {}
        self.__doc__ = func.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        if id(instance) not in self.results:
            self.results[id(instance)] = self.func(instance)
        return self.results[id(instance)]

    def __set__(self, instance: Any, value: Any) -> None:
        self.results[id(instance)] = value

    def __delete__(self, instance: Any) -> None:
        if id(instance) not in self.results:
            raise AttributeError("nothing is stored")
        del self.results[id(instance)]


def lazy_property(func: Callable[[Any], Any]) -> Any:
    """Return a descriptor that computes func at the first reading."""
    return _Lazy(func)
