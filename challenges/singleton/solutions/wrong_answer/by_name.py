"""Knows classes by their names."""

import threading
from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _objects: dict[str, Any] = {}
    _lock = threading.RLock()

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        with SingletonMeta._lock:
            if cls.__name__ not in SingletonMeta._objects:
                SingletonMeta._objects[cls.__name__] = super().__call__(*args, **kwargs)
            return SingletonMeta._objects[cls.__name__]
