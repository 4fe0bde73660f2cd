"""Seals the base classes as well."""

from typing import Any


def sealed(cls: type) -> type:
    """Return cls, from which no class can be derived any more."""

    def refuse(subclass: type, **options: Any) -> None:
        raise TypeError(f"{cls.__name__} is sealed, so {subclass.__name__} can't be derived")

    for base in cls.__mro__:
        if base.__module__ != "builtins":
            base.__init_subclass__ = classmethod(refuse)
    return cls
