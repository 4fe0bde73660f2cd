"""One hook for all sealed classes, which looks for a marked one among the bases."""

from typing import Any


@classmethod
def _check_bases(subclass: type, **options: Any) -> None:
    for base in subclass.__mro__[1:]:
        if vars(base).get("__sealed__"):
            raise TypeError(f"type {base.__name__!r} is not an acceptable base type")


def sealed(cls: type) -> type:
    """Return cls, from which no class can be derived any more."""
    cls.__sealed__ = True
    cls.__init_subclass__ = _check_bases
    return cls
