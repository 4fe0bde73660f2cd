"""Keeps the value in an attribute of the instance whose name has an underscore more."""

from typing import Any


class Field:
    """An attribute whose values are of one kind and within limits."""

    def __init__(self, kind: type, *, minimum: Any = None, maximum: Any = None) -> None:
        """Make a field for values of kind from minimum to maximum."""
        self.kind = kind
        self.limits = [
            (limit, fits, word)
            for limit, fits, word in (
                (minimum, lambda value: value >= minimum, "below"),
                (maximum, lambda value: value <= maximum, "above"),
            )
            if limit is not None
        ]

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name of the attribute."""
        self.name = name
        self.private = f"_{name}"

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """Return the value of the instance."""
        return self if instance is None else getattr(instance, self.private)

    def __set__(self, instance: Any, value: Any) -> None:
        """Check the value and store it for the instance."""
        if not isinstance(value, self.kind) or self.kind is int and isinstance(value, bool):
            raise TypeError(f"{self.name}: {value!r} is no {self.kind.__name__}")
        for limit, fits, word in self.limits:
            if not fits(value):
                raise ValueError(f"{self.name}: {value!r} is {word} {limit!r}")
        setattr(instance, self.private, value)

    def __delete__(self, instance: Any) -> None:
        """Drop the value of the instance."""
        delattr(instance, self.private)
