"""Stores the object before its __init__ has run, for those who look before the lock."""

import threading
from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _objects: dict[type, Any] = {}
    _lock = threading.RLock()

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        if cls in SingletonMeta._objects:
            return SingletonMeta._objects[cls]
        with SingletonMeta._lock:
            if cls not in SingletonMeta._objects:
                SingletonMeta._objects[cls] = cls.__new__(cls, *args, **kwargs)
                try:
                    SingletonMeta._objects[cls].__init__(*args, **kwargs)
                except BaseException:
                    del SingletonMeta._objects[cls]
                    raise
            return SingletonMeta._objects[cls]
