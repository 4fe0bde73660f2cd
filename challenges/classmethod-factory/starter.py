"""Factory as a class method."""

from typing import Any


class Base:
    """An object with a message."""

    def __init__(self, msg: str | None = None) -> None:
        """Store the message."""
        raise NotImplementedError

    def __str__(self) -> str:
        """Return the message."""
        raise NotImplementedError

    @classmethod
    def factory(cls) -> "Base":
        """Return a new object of this class with the text of the class."""
        raise NotImplementedError

    @staticmethod
    def is_valid(msg: Any) -> bool:
        """Return whether msg is a str that is not empty."""
        raise NotImplementedError


class DerivedA(Base):
    """An object whose factory says that it comes from A."""


class DerivedB(Base):
    """An object whose factory says that it comes from B."""
