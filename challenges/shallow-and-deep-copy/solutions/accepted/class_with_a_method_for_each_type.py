"""A copier with one method for each type, chosen by a table; it keeps tuples that need no copy."""

from collections.abc import Callable
from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    if isinstance(value, (list, dict, set)):
        return value.copy()
    return value


def deep_copy(value: Any) -> Any:
    """Return an equal value that shares no list, dict or set with the original."""
    return Copier().copy(value)


class Copier:
    """Makes one deep copy, and remembers what it has copied."""

    def __init__(self) -> None:
        self._copies: dict[int, Any] = {}
        self._methods: dict[type, Callable[[Any], Any]] = {
            list: self._list,
            dict: self._dict,
            set: set.copy,
            tuple: self._tuple,
        }

    def copy(self, value: Any) -> Any:
        """Return the copy of value."""
        method = self._methods.get(type(value))
        if method is None:
            return value
        known = self._copies.get(id(value))
        return method(value) if known is None else known

    def _list(self, original: list) -> list:
        copy = self._copies[id(original)] = original[:]
        for i, item in enumerate(original):
            copy[i] = self.copy(item)
        return copy

    def _dict(self, original: dict) -> dict:
        copy = self._copies[id(original)] = dict(original)
        for key in original:
            copy[key] = self.copy(original[key])
        return copy

    def _tuple(self, original: tuple) -> tuple:
        parts = tuple(map(self.copy, original))
        same = all(part is item for part, item in zip(parts, original))
        return original if same else parts
