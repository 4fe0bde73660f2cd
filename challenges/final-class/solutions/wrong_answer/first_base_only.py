"""Raises only where the sealed class is the first base."""

from typing import Any


def sealed(cls: type) -> type:
    """Return cls, from which no class can be derived any more."""

    def refuse(subclass: type, **options: Any) -> None:
        if subclass.__bases__[0] is cls:
            raise TypeError(f"{cls.__name__} is sealed, so {subclass.__name__} can't be derived")

    cls.__init_subclass__ = classmethod(refuse)
    return cls
