"""Thread-safe singleton."""

from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        raise NotImplementedError
