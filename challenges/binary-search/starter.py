"""Binary search with duplicates."""

from collections.abc import Sequence
from typing import Any


def binary_search(items: Sequence, target: Any) -> int:
    """Return the index of the first element equal to target, or -1."""
    raise NotImplementedError


def equal_range(items: Sequence, target: Any) -> tuple[int, int]:
    """Return start and end of the elements equal to target."""
    raise NotImplementedError
