"""An object that can be called; it remembers its choices until something is registered."""

from collections.abc import Callable
from typing import Any


class _Overloaded:
    """A function with an implementation for each of some classes."""

    def __init__(self, default: Callable) -> None:
        self._default = default
        self._implementations: dict[type, Callable] = {}
        self._choices: dict[type, Callable] = {}

    def register(self, cls: type) -> Callable[[Callable], Callable]:
        """Return a decorator that adds an implementation for cls."""
        def add(implementation: Callable) -> Callable:
            self._implementations[cls] = implementation
            self._choices.clear()
            return implementation

        return add

    def __call__(self, first: Any, /, *rest: Any, **named: Any) -> Any:
        cls = type(first)
        if cls not in self._choices:
            self._choices[cls] = self._choose(cls)
        return self._choices[cls](first, *rest, **named)

    def _choose(self, cls: type) -> Callable:
        for base in cls.__mro__:
            if base in self._implementations:
                return self._implementations[base]
        return self._default


def dispatch(func: Callable) -> Callable:
    """Return a function with func as its default, and with register for more implementations."""
    return _Overloaded(func)
