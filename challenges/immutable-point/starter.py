"""Immutable class with slots."""

from typing import Any


class ImmutablePoint:
    """A point whose coordinates can't be changed."""

    def __init__(self, x: Any, y: Any) -> None:
        """Store the coordinates."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        """Return whether other is a point with the same coordinates."""
        raise NotImplementedError

    def __hash__(self) -> int:
        """Return a number that equal points share."""
        raise NotImplementedError

    def __str__(self) -> str:
        """Return a short text."""
        raise NotImplementedError

    def __repr__(self) -> str:
        """Return the expression that makes an equal point."""
        raise NotImplementedError
