"""deep_copy copies the value and what is in it, and no deeper."""

from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    if isinstance(value, (list, dict, set)):
        return type(value)(value)
    return value


def deep_copy(value: Any) -> Any:
    """Return a copy that is not quite independent; see above."""
    if isinstance(value, list):
        return [shallow_copy(item) for item in value]
    if isinstance(value, dict):
        return {key: shallow_copy(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(shallow_copy(item) for item in value)
    return shallow_copy(value)
