"""Asks for x and y only, so whatever has them may be equal."""

from typing import Any


class ImmutablePoint:
    """A point whose coordinates can't be changed."""

    __slots__ = ("x", "y")

    def __init__(self, x: Any, y: Any) -> None:
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a point's {name} can't be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a point's {name} can't be deleted")

    def __eq__(self, other: object) -> bool:
        if not hasattr(other, "x") or not hasattr(other, "y"):
            return False
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __str__(self) -> str:
        return f"Point({self.x!r}, {self.y!r})"

    def __repr__(self) -> str:
        return f"Immutable{self}"
