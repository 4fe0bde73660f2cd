"""Looks for the method when an object of the class is made."""

from typing import Any


class ValidatorMeta(type):
    """Makes classes that have a method validate."""

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if not callable(getattr(cls, "validate", None)):
            raise TypeError(f"class {cls.__name__} needs a method validate")
        return super().__call__(*args, **kwargs)


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return True."""
        return True
