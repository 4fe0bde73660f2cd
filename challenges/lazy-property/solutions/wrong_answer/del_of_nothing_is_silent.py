"""Lets del pass where nothing is stored."""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary


class _Lazy:
    """The descriptor: __get__, __set__ and __delete__ all work on its own store."""

    def __init__(self, func: Callable[[Any], Any]) -> None:
        self.func = func
        self.results: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self.__doc__ = func.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        if instance not in self.results:
            self.results[instance] = self.func(instance)
        return self.results[instance]

    def __set__(self, instance: Any, value: Any) -> None:
        self.results[instance] = value

    def __delete__(self, instance: Any) -> None:
        self.results.pop(instance, None)


def lazy_property(func: Callable[[Any], Any]) -> Any:
    """Return a descriptor that computes func at the first reading."""
    return _Lazy(func)
