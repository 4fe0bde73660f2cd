"""Abstract base class."""

from abc import ABC
from collections.abc import Iterable


class Shape(ABC):
    """Something with an area and a perimeter."""

    def area(self) -> float:
        """Return the area."""
        raise NotImplementedError

    def perimeter(self) -> float:
        """Return the perimeter."""
        raise NotImplementedError

    def describe(self) -> str:
        """Return the name of the class with both numbers."""
        raise NotImplementedError


class Rectangle(Shape):
    """A rectangle."""

    def __init__(self, width: float, height: float) -> None:
        """Store both sizes, which must be greater than 0."""
        raise NotImplementedError


class Circle(Shape):
    """A circle."""

    def __init__(self, radius: float) -> None:
        """Store the radius, which must be greater than 0."""
        raise NotImplementedError


def total_area(shapes: Iterable[Shape]) -> float:
    """Return the sum of all areas."""
    raise NotImplementedError
