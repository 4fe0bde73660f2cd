"""Keeps the values in a dictionary of weak references to the instances."""

from typing import Any
from weakref import WeakKeyDictionary


class Field:
    """An attribute whose values are of one kind and within limits."""

    def __init__(self, kind: type, *, minimum: Any = None, maximum: Any = None) -> None:
        """Make a field for values of kind from minimum to maximum."""
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
        self.name = "field"
        self.values: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name of the attribute."""
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """Return the value of the instance."""
        if instance is None:
            return self
        try:
            return self.values[instance]
        except KeyError:
            raise AttributeError(f"no value for {self.name}") from None

    def __set__(self, instance: Any, value: Any) -> None:
        """Check the value and store it for the instance."""
        self.check(value)
        self.values[instance] = value

    def __delete__(self, instance: Any) -> None:
        """Drop the value of the instance."""
        try:
            del self.values[instance]
        except KeyError:
            raise AttributeError(f"no value for {self.name}") from None

    def check(self, value: Any) -> None:
        """Raise what is wrong with the value."""
        if type(value) is bool and self.kind is int:
            raise TypeError(f"a bool is no value for {self.name}")
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(value).__name__} is the wrong type for {self.name}")
        if self.minimum is not None and not value >= self.minimum:
            raise ValueError(f"{value!r} is too small for {self.name}")
        if self.maximum is not None and not value <= self.maximum:
            raise ValueError(f"{value!r} is too large for {self.name}")
