"""shallow_copy returns a set itself."""

from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    if isinstance(value, (list, dict)):
        return type(value)(value)
    return value


def deep_copy(value: Any) -> Any:
    """Return an equal value that shares no list, dict or set with the original."""
    return copied(value, {})


def copied(value: Any, memo: dict[int, Any]) -> Any:
    """Return the copy of value, which memo knows if it was met before."""
    if id(value) in memo:
        return memo[id(value)]
    if isinstance(value, list):
        memo[id(value)] = copy = []
        copy.extend(copied(item, memo) for item in value)
        return copy
    if isinstance(value, dict):
        memo[id(value)] = copy = {}
        for key, item in value.items():
            copy[key] = copied(item, memo)
        return copy
    if isinstance(value, set):
        return set(value)
    if isinstance(value, tuple):
        return tuple([copied(item, memo) for item in value])
    return value
