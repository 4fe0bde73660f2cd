"""Doesn't know a number on the left."""

import math
from collections.abc import Iterator
from typing import Any


class Vector:
    """A vector of numbers."""

    def __init__(self, *components: int | float) -> None:
        self._components = components

    def __add__(self, other: Any) -> "Vector":
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in self._pairs(other)))

    def __radd__(self, other: Any) -> "Vector":
        # sum() begins with 0.
        if other != 0:
            return NotImplemented
        return Vector(*self._components)

    def __sub__(self, other: Any) -> "Vector":
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a - b for a, b in self._pairs(other)))

    def __neg__(self) -> "Vector":
        return Vector(*(-a for a in self._components))

    def __mul__(self, other: Any) -> "Vector":
        if not isinstance(other, (int, float)):
            return NotImplemented
        return Vector(*(a * other for a in self._components))

    def __matmul__(self, other: Any) -> int | float:
        if not isinstance(other, Vector):
            return NotImplemented
        return sum(a * b for a, b in self._pairs(other))

    def __abs__(self) -> float:
        return math.hypot(*self._components)

    def __len__(self) -> int:
        return len(self._components)

    def __iter__(self) -> Iterator[int | float]:
        return iter(self._components)

    def __getitem__(self, index: int) -> int | float:
        return self._components[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and self._components == other._components

    def __hash__(self) -> int:
        return hash(self._components)

    def __repr__(self) -> str:
        return f"Vector{self}"

    def __str__(self) -> str:
        return f"({', '.join(map(repr, self._components))})"

    def _pairs(self, other: "Vector") -> Iterator[tuple[int | float, int | float]]:
        if len(self) != len(other):
            raise ValueError("the vectors have different lengths")
        return zip(self._components, other._components)
