"""A tuple with properties, which lets nothing of the tuple be seen in comparisons."""

from operator import itemgetter
from typing import Any


class ImmutablePoint(tuple):
    """A point whose coordinates can't be changed."""

    __slots__ = ()
    x = property(itemgetter(0))
    y = property(itemgetter(1))

    def __new__(cls, x: Any, y: Any) -> "ImmutablePoint":
        return super().__new__(cls, (x, y))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ImmutablePoint) and super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return super().__hash__()

    def __str__(self) -> str:
        return "Point" + super().__repr__()

    def __repr__(self) -> str:
        return "ImmutablePoint" + super().__repr__()
