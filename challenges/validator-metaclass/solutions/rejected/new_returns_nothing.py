"""Makes the class in __new__ and forgets to return it."""

from typing import Any


class ValidatorMeta(type):
    """Makes classes that have a method validate."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        cls = super().__new__(mcs, name, bases, namespace)
        if not callable(getattr(cls, "validate", None)):
            raise TypeError(f"class {name} needs a method validate")


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return True."""
        return True
