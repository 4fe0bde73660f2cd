"""Trusts in __slots__, which keep new attributes away, but not new values."""

from typing import Any


class ImmutablePoint:
    """A point whose coordinates can't be changed."""

    __slots__ = ("x", "y")

    def __init__(self, x: Any, y: Any) -> None:
        self.x = x
        self.y = y

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ImmutablePoint):
            return False
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __str__(self) -> str:
        return f"Point({self.x!r}, {self.y!r})"

    def __repr__(self) -> str:
        return f"Immutable{self}"
