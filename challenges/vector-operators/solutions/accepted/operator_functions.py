"""One helper combines two vectors by a function of operator; differences are sums."""

import operator
from collections.abc import Callable, Iterator
from typing import Any


class Vector:
    """A vector of numbers."""

    __slots__ = ("_items",)

    def __init__(self, *components: int | float) -> None:
        self._items = list(components)

    def _combine(self, function: Callable, other: Any) -> Any:
        if type(other) is not Vector:
            return NotImplemented
        return Vector(*(function(a, b) for a, b in zip(self, other, strict=True)))

    def __add__(self, other: Any) -> "Vector":
        return self._combine(operator.add, other)

    def __radd__(self, other: Any) -> "Vector":
        return self if type(other) is int and other == 0 else NotImplemented

    def __neg__(self) -> "Vector":
        return self * -1

    def __sub__(self, other: Any) -> "Vector":
        return self + -other if isinstance(other, Vector) else NotImplemented

    def __mul__(self, other: Any) -> "Vector":
        if type(other) in (int, float):
            return Vector(*[other * item for item in self])
        return NotImplemented

    def __rmul__(self, other: Any) -> "Vector":
        return self * other if type(other) in (int, float) else NotImplemented

    def __matmul__(self, other: Any) -> int | float:
        products = self._combine(operator.mul, other)
        return products if products is NotImplemented else sum(products._items)

    def __abs__(self) -> float:
        return (self @ self) ** 0.5

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[int | float]:
        yield from self._items

    def __getitem__(self, index: int) -> int | float:
        return self._items[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Vector):
            return NotImplemented
        return self._items == other._items

    def __hash__(self) -> int:
        return hash((Vector, *self._items))

    def __repr__(self) -> str:
        return "Vector" + str(self)

    def __str__(self) -> str:
        return "(" + str(self._items)[1:-1] + ")"
