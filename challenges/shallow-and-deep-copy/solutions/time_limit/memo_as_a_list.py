"""Looks through a list of all that was copied for each object: O(n^2) time."""

from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    if isinstance(value, (list, dict, set)):
        return type(value)(value)
    return value


def deep_copy(value: Any) -> Any:
    """Return an equal value that shares no list, dict or set with the original."""
    return copied(value, [])


def copied(value: Any, memo: list[tuple[Any, Any]]) -> Any:
    """Return the copy of value, which memo knows if it was met before."""
    for original, known in memo:
        if original is value:
            return known
    if isinstance(value, list):
        copy = []
        memo.append((value, copy))
        copy.extend(copied(item, memo) for item in value)
        return copy
    if isinstance(value, dict):
        copy = {}
        memo.append((value, copy))
        for key, item in value.items():
            copy[key] = copied(item, memo)
        return copy
    if isinstance(value, set):
        return set(value)
    if isinstance(value, tuple):
        return tuple([copied(item, memo) for item in value])
    return value
