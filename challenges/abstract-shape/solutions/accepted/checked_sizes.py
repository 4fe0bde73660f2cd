"""Shape's constructor checks all sizes; the numbers are computed once and kept."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from math import pi, tau


class Shape(ABC):
    """Something with an area and a perimeter."""

    @abstractmethod
    def area(self) -> float:
        """Return the area."""
        raise NotImplementedError

    @abstractmethod
    def perimeter(self) -> float:
        """Return the perimeter."""
        raise NotImplementedError

    def describe(self) -> str:
        """Return the name of the class with both numbers."""
        numbers = self.__class__.__name__, self.area(), self.perimeter()
        return "%s: area=%.2f, perimeter=%.2f" % numbers


class _Measured(Shape):
    """A shape whose area and perimeter don't change."""

    def __init__(self, area: float, perimeter: float, *sizes: float) -> None:
        if not all(size > 0 for size in sizes):
            raise ValueError(f"not greater than 0: {sizes}")
        self._area = area
        self._perimeter = perimeter

    def area(self) -> float:
        """Return the area."""
        return self._area

    def perimeter(self) -> float:
        """Return the perimeter."""
        return self._perimeter


class Rectangle(_Measured):
    """A rectangle."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width * height, width + height + width + height, width, height)


class Circle(_Measured):
    """A circle."""

    def __init__(self, radius: float) -> None:
        super().__init__(pi * radius * radius, tau * radius, radius)


def total_area(shapes: Iterable[Shape]) -> float:
    """Return the sum of all areas."""
    total = 0.0
    for shape in shapes:
        total += shape.area()
    return total
