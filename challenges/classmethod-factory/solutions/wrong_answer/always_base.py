"""Makes a Base, whatever class factory is called on."""

from typing import Any


class Base:
    """An object with a message."""

    _text = "Base"

    def __init__(self, msg: str | None = None) -> None:
        self._msg = msg or "Base"

    def __str__(self) -> str:
        return self._msg

    @classmethod
    def factory(cls) -> "Base":
        """Return a new object of this class with the text of the class."""
        return Base(cls._text)

    @staticmethod
    def is_valid(msg: Any) -> bool:
        """Return whether msg is a str that is not empty."""
        return isinstance(msg, str) and msg != ""


class DerivedA(Base):
    """An object whose factory says that it comes from A."""

    _text = "from A"


class DerivedB(Base):
    """An object whose factory says that it comes from B."""

    _text = "from B"
