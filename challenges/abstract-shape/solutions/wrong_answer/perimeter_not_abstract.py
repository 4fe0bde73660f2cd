"""Only the area is abstract."""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable


class Shape(ABC):
    """Something with an area and a perimeter."""

    @abstractmethod
    def area(self) -> float:
        """Return the area."""

    def perimeter(self) -> float:
        """Return the perimeter."""
        return 0.0
    def describe(self) -> str:
        """Return the name of the class with both numbers."""
        name = type(self).__name__
        return f"{name}: area={self.area():.2f}, perimeter={self.perimeter():.2f}"


class Rectangle(Shape):
    """A rectangle."""

    def __init__(self, width: float, height: float) -> None:
        if width <= 0 or height <= 0:
            raise ValueError("width and height must be greater than 0")
        self._width = width
        self._height = height

    def area(self) -> float:
        """Return the area."""
        return self._width * self._height

    def perimeter(self) -> float:
        """Return the perimeter."""
        return 2 * (self._width + self._height)


class Circle(Shape):
    """A circle."""

    def __init__(self, radius: float) -> None:
        if radius <= 0:
            raise ValueError("the radius must be greater than 0")
        self._radius = radius

    def area(self) -> float:
        """Return the area."""
        return math.pi * self._radius**2

    def perimeter(self) -> float:
        """Return the perimeter."""
        return 2 * math.pi * self._radius


def total_area(shapes: Iterable[Shape]) -> float:
    """Return the sum of all areas."""
    return sum(shape.area() for shape in shapes)
