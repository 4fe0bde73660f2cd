"""Returns a new class that is derived from the one to be sealed."""

from typing import Any


def sealed(cls: type) -> type:
    """Return a class like cls, from which no class can be derived."""

    class Sealed(cls):
        """A class that is sealed."""

        def __init_subclass__(subclass, **options: Any) -> None:
            raise TypeError(f"{cls.__name__} is sealed")

    Sealed.__name__ = cls.__name__
    Sealed.__doc__ = cls.__doc__
    return Sealed
