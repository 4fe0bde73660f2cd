"""Reads the names out of __code__, which only functions have."""

from collections.abc import Callable
from typing import Any


class DependencyInjector:
    """Makes objects together with all that they need."""

    def __init__(self) -> None:
        """Begin without any constructors."""
        self._constructors: dict[str, tuple[Callable, bool]] = {}
        self._singletons: dict[str, Any] = {}
        self._open: list[str] = []

    def register(self, name: str, constructor: Callable, singleton: bool = False) -> None:
        """Store a constructor under a name."""
        self._constructors[name] = (constructor, singleton)
        self._singletons.pop(name, None)

    def resolve(self, name: str) -> Any:
        """Call the constructor of this name, with what its parameters ask for."""
        if name in self._singletons:
            return self._singletons[name]
        if name in self._open:
            raise RuntimeError(f"{name} needs itself: {' -> '.join(self._open)}")
        constructor, singleton = self._constructors[name]
        self._open.append(name)
        try:
            result = constructor(**{needed: self.resolve(needed) for needed in _needs(constructor)})
        finally:
            self._open.pop()
        if singleton:
            self._singletons[name] = result
        return result


def _needs(constructor: Callable) -> list[str]:
    """Return the names of the parameters that have no default."""
    code = constructor.__code__
    count = code.co_argcount - len(constructor.__defaults__ or ())
    return list(code.co_varnames[:count])
