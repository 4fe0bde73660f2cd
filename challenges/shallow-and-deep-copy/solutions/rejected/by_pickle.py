"""Writes the value as bytes and reads it again, by way of pickle (RV)."""

import pickle as jar
from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    return value.copy() if isinstance(value, (list, dict, set)) else value


def deep_copy(value: Any) -> Any:
    """Return an equal value that shares no list, dict or set with the original."""
    return jar.loads(jar.dumps(value))
