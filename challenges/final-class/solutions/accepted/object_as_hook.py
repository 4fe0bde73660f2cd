"""An object in place of __init_subclass__, which knows the name of its class."""

from typing import Any


class _Refusal:
    """Stands in place of __init_subclass__, and is called without the new class."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, **options: Any) -> None:
        raise TypeError(f"no class can be derived from {self.name}")


def sealed(cls: type) -> type:
    """Return cls, from which no class can be derived any more."""
    setattr(cls, "__init_subclass__", _Refusal(cls.__qualname__))
    return cls
