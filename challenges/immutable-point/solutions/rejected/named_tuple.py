"""A named tuple, which is not allowed here."""

from collections import namedtuple


class ImmutablePoint(namedtuple("ImmutablePoint", "x y")):
    """A point whose coordinates can't be changed."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ImmutablePoint) and super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return super().__hash__()

    def __str__(self) -> str:
        return f"Point({self.x!r}, {self.y!r})"

    def __repr__(self) -> str:
        return f"ImmutablePoint({self.x!r}, {self.y!r})"
