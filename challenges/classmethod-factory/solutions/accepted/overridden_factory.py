"""Each class overrides factory itself."""

from typing import Any


class Base:
    """An object with a message."""

    def __init__(self, msg: str | None = None) -> None:
        self._msg = "Base" if msg is None or msg == "" else msg

    def __str__(self) -> str:
        return self._msg

    @classmethod
    def factory(cls) -> "Base":
        """Return a new object of this class that says Base."""
        return cls()

    @staticmethod
    def is_valid(msg: Any) -> bool:
        """Return whether msg is a str that is not empty."""
        return isinstance(msg, str) and bool(msg)


class DerivedA(Base):
    """An object whose factory says that it comes from A."""

    @classmethod
    def factory(cls) -> Base:
        """Return a new object of this class that comes from A."""
        return cls("from A")


class DerivedB(Base):
    """An object whose factory says that it comes from B."""

    @classmethod
    def factory(cls) -> Base:
        """Return a new object of this class that comes from B."""
        return cls("from B")
