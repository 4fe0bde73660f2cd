"""Says the name of the new class and not that of the sealed one."""

from typing import Any


def sealed(cls: type) -> type:
    """Return cls, from which no class can be derived any more."""

    def refuse(subclass: type, **options: Any) -> None:
        raise TypeError(f"{subclass.__name__} can't be derived")

    cls.__init_subclass__ = classmethod(refuse)
    return cls
