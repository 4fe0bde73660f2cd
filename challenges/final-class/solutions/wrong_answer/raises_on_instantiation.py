"""Raises when a subclass is called, and not when it is defined."""

from typing import Any


def sealed(cls: type) -> type:
    """Return cls, whose subclasses can't be called."""
    before = cls.__init__

    def begin(self: Any, *args: Any, **kwargs: Any) -> None:
        if type(self) is not cls:
            raise TypeError(f"{cls.__name__} is sealed")
        before(self, *args, **kwargs)

    cls.__init__ = begin
    return cls
