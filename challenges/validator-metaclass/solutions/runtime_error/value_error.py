"""Raises another exception."""

from typing import Any


class ValidatorMeta(type):
    """Makes classes that have a method validate."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        if not callable(getattr(cls, "validate", None)):
            raise ValueError(f"class {name} needs a method validate")


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return True."""
        return True
