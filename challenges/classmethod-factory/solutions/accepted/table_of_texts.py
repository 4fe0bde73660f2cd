"""A table from classes to texts, which is asked along the method resolution order."""

from typing import Any


class Base:
    """An object with a message."""

    def __init__(self, msg: str | None = None) -> None:
        if not self.is_valid(msg):
            msg = "Base"
        self.msg = msg

    def __str__(self) -> str:
        return self.msg

    @classmethod
    def factory(cls) -> "Base":
        """Return a new object of this class with the text of the class."""
        return cls(next(_TEXTS[base] for base in cls.__mro__ if base in _TEXTS))

    @staticmethod
    def is_valid(msg: Any) -> bool:
        """Return whether msg is a str that is not empty."""
        return isinstance(msg, str) and len(msg) > 0


class DerivedA(Base):
    """An object whose factory says that it comes from A."""


class DerivedB(Base):
    """An object whose factory says that it comes from B."""


_TEXTS = {Base: "Base", DerivedA: "from A", DerivedB: "from B"}
