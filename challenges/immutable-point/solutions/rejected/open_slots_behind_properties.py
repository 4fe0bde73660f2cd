"""Has properties without setters, and slots behind them that anybody can fill."""

from typing import Any


class ImmutablePoint:
    """A point whose coordinates can't be changed."""

    __slots__ = ("_x", "_y")

    def __init__(self, x: Any, y: Any) -> None:
        self._x = x
        self._y = y

    @property
    def x(self) -> Any:
        """The first coordinate."""
        return self._x

    @property
    def y(self) -> Any:
        """The second coordinate."""
        return self._y

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
