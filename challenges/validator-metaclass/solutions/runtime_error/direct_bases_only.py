"""Looks into the class and its direct bases."""

from typing import Any


class ValidatorMeta(type):
    """Makes classes that have a method validate."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        found = [vars(base)["validate"] for base in (cls, *bases) if "validate" in vars(base)]
        if not any(callable(value) or hasattr(value, "__get__") for value in found[:1]):
            raise TypeError(f"class {name} needs a method validate")


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return True."""
        return True
