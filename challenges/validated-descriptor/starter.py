"""Validating descriptor."""

from typing import Any


class Field:
    """An attribute whose values are of one kind and within limits."""

    def __init__(self, kind: type, *, minimum: Any = None, maximum: Any = None) -> None:
        """Make a field for values of kind from minimum to maximum."""
        raise NotImplementedError

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name of the attribute."""
        raise NotImplementedError

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """Return the value of the instance."""
        raise NotImplementedError

    def __set__(self, instance: Any, value: Any) -> None:
        """Check the value and store it for the instance."""
        raise NotImplementedError

    def __delete__(self, instance: Any) -> None:
        """Drop the value of the instance."""
        raise NotImplementedError
