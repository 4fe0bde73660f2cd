"""Each registration is an object; the path of names is handed down instead of kept."""

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any


class _Entry:
    """A constructor, what it needs, and the singleton that it has made."""

    def __init__(self, constructor: Callable, singleton: bool) -> None:
        self.constructor = constructor
        self.singleton = singleton
        self.made: list[Any] = []
        kinds = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
        self.names = []
        for name, parameter in signature(constructor).parameters.items():
            if parameter.kind in kinds and parameter.default is Parameter.empty:
                self.names.append(name)


class DependencyInjector:
    """Makes objects together with all that they need."""

    def __init__(self) -> None:
        """Begin without any constructors."""
        self.entries: dict[str, _Entry] = {}

    def register(self, name: str, constructor: Callable, singleton: bool = False) -> None:
        """Store a constructor under a name."""
        self.entries[name] = _Entry(constructor, singleton)

    def resolve(self, name: str) -> Any:
        """Call the constructor of this name, with what its parameters ask for."""
        return self._make(name, ())

    def _make(self, name: str, path: tuple[str, ...]) -> Any:
        if name in path:
            raise RuntimeError("a circle: " + ", ".join(path))
        if name not in self.entries:
            raise KeyError(f"nothing is registered as {name!r}")
        entry = self.entries[name]
        if entry.made:
            return entry.made[0]
        arguments = {needed: self._make(needed, (*path, name)) for needed in entry.names}
        result = entry.constructor(**arguments)
        if entry.singleton:
            entry.made.append(result)
        return result
