"""Copies a list each time it comes across it, unless it is inside it just then."""

from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    if isinstance(value, (list, dict, set)):
        return value.copy()
    return value


def deep_copy(value: Any) -> Any:
    """Return an equal value in which nothing occurs twice."""
    return copied(value, {})


def copied(value: Any, around: dict[int, Any]) -> Any:
    """Return the copy of value, which is inside of the originals whose ids are in around."""
    if id(value) in around:
        return around[id(value)]
    if isinstance(value, list):
        copy: Any = []
        inside = {**around, id(value): copy}
        copy += [copied(item, inside) for item in value]
        return copy
    if isinstance(value, dict):
        copy = {}
        inside = {**around, id(value): copy}
        copy.update((key, copied(item, inside)) for key, item in value.items())
        return copy
    if isinstance(value, tuple):
        return tuple(copied(item, around) for item in value)
    return set(value) if isinstance(value, set) else value
