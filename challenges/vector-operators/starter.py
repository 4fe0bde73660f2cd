"""Vector with operator overloading."""

from collections.abc import Iterator
from typing import Any


class Vector:
    """A vector of numbers."""

    def __init__(self, *components: int | float) -> None:
        """Store the components."""
        raise NotImplementedError

    def __add__(self, other: Any) -> "Vector":
        """Return self + other."""
        raise NotImplementedError

    def __sub__(self, other: Any) -> "Vector":
        """Return self - other."""
        raise NotImplementedError

    def __neg__(self) -> "Vector":
        """Return -self."""
        raise NotImplementedError

    def __mul__(self, other: Any) -> "Vector":
        """Return self * other."""
        raise NotImplementedError

    def __matmul__(self, other: Any) -> int | float:
        """Return self @ other."""
        raise NotImplementedError

    def __abs__(self) -> float:
        """Return the Euclidean length."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of components."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[int | float]:
        """Return an iterator over the components."""
        raise NotImplementedError

    def __getitem__(self, index: int) -> int | float:
        """Return one component."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        """Return whether other is a vector of the same components."""
        raise NotImplementedError

    def __hash__(self) -> int:
        """Return a number that equal vectors share."""
        raise NotImplementedError

    def __repr__(self) -> str:
        """Return the expression that makes an equal vector."""
        raise NotImplementedError

    def __str__(self) -> str:
        """Return the components in brackets."""
        raise NotImplementedError
