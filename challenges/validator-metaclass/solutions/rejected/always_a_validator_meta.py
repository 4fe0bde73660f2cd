"""Makes every class with ValidatorMeta itself, also for a metaclass derived from it."""

from typing import Any


class ValidatorMeta(type):
    """Makes classes that have a method validate."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
        cls = type.__new__(ValidatorMeta, name, bases, namespace)
        if not callable(getattr(cls, "validate", None)):
            raise TypeError(f"class {name} needs a method validate")
        return cls


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return True."""
        return True
