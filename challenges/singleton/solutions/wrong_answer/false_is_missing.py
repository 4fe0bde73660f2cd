"""Takes an object that counts as false for none."""

import threading
from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _objects: dict[type, Any] = {}
    _lock = threading.RLock()

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        with SingletonMeta._lock:
            if not SingletonMeta._objects.get(cls):
                SingletonMeta._objects[cls] = super().__call__(*args, **kwargs)
            return SingletonMeta._objects[cls]
