"""Read-only properties over one private slot, which is locked once it is filled."""

from typing import Any


class ImmutablePoint:
    """A point whose coordinates can't be changed."""

    __slots__ = ("__both",)

    def __init__(self, x: Any, y: Any) -> None:
        super().__setattr__("_ImmutablePoint__both", (x, y))

    @property
    def x(self) -> Any:
        """The first coordinate."""
        return self.__both[0]

    @property
    def y(self) -> Any:
        """The second coordinate."""
        return self.__both[1]

    def _refuse(self, *_: Any) -> None:
        raise AttributeError("a point can't be changed")

    __setattr__ = _refuse
    __delattr__ = _refuse

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__both == other.__both

    def __hash__(self) -> int:
        return hash(self.__both) ^ 0x5EED

    def __str__(self) -> str:
        return "Point(%r, %r)" % self.__both

    def __repr__(self) -> str:
        return "ImmutablePoint(%r, %r)" % self.__both
