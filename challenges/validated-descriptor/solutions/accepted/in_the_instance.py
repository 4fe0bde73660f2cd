"""Keeps the value in the __dict__ of the instance, under the name of the attribute."""

from typing import Any


class Field:
    """An attribute whose values are of one kind and within limits."""

    def __init__(self, kind: type, *, minimum: Any = None, maximum: Any = None) -> None:
        """Make a field for values of kind from minimum to maximum."""
        self._kind = kind
        self._minimum = minimum
        self._maximum = maximum

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name of the attribute."""
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """Return the value of the instance."""
        if instance is None:
            return self
        if self._name not in vars(instance):
            raise AttributeError(f"{self._name} has no value yet")
        return vars(instance)[self._name]

    def __set__(self, instance: Any, value: Any) -> None:
        """Check the value and store it for the instance."""
        is_bool = isinstance(value, bool) and self._kind is int
        if is_bool or not isinstance(value, self._kind):
            raise TypeError(f"{self._name} must be of type {self._kind.__name__}, got {value!r}")
        if self._minimum is not None and value < self._minimum:
            raise ValueError(f"{self._name} must be at least {self._minimum!r}, got {value!r}")
        if self._maximum is not None and value > self._maximum:
            raise ValueError(f"{self._name} must be at most {self._maximum!r}, got {value!r}")
        vars(instance)[self._name] = value

    def __delete__(self, instance: Any) -> None:
        """Drop the value of the instance."""
        vars(instance).pop(self._name)
