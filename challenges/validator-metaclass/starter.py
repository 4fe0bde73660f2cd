"""Metaclass that demands a method."""


class ValidatorMeta(type):
    """Makes classes that have a method validate."""


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return whether this is valid."""
        raise NotImplementedError
