"""Looks into the namespaces along the method resolution order, in __new__."""

from typing import Any


class ValidatorMeta(type):
    """Makes classes that have a method validate."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any
    ) -> "ValidatorMeta":
        """Return the new class, or raise TypeError if it has no method validate."""
        cls = super().__new__(mcs, name, bases, namespace, **kwargs)
        for base in cls.__mro__:
            if "validate" in vars(base):
                if mcs._is_method(vars(base)["validate"]):
                    return cls
                break
        raise TypeError("no method validate in " + name)

    @staticmethod
    def _is_method(value: Any) -> bool:
        return isinstance(value, (staticmethod, classmethod)) or callable(value)


class Entity(metaclass=ValidatorMeta):
    """Something that can be validated."""

    def validate(self) -> bool:
        """Return True."""
        return True
