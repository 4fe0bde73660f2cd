"""Keeps the sealed class in one variable, so only the latest one is named."""

from typing import Any

_sealed: type = object


@classmethod
def _refuse(subclass: type, **options: Any) -> None:
    raise TypeError(f"{_sealed.__name__} is sealed")


def sealed(cls: type) -> type:
    """Return cls, from which no class can be derived any more."""
    global _sealed
    _sealed = cls
    cls.__init_subclass__ = _refuse
    return cls
