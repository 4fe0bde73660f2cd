"""Has no lock, so two threads make two objects."""

from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _objects: dict[type, Any] = {}

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        if cls not in SingletonMeta._objects:
            SingletonMeta._objects[cls] = super().__call__(*args, **kwargs)
        return SingletonMeta._objects[cls]
