"""Forgets an object to which nobody else refers."""

import threading
from typing import Any
from weakref import WeakValueDictionary


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _objects = WeakValueDictionary()
    _lock = threading.RLock()

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        with SingletonMeta._lock:
            made = SingletonMeta._objects.get(cls)
            if made is None:
                SingletonMeta._objects[cls] = made = super().__call__(*args, **kwargs)
            return made
