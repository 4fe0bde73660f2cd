"""Finds the object of a base class, because attributes are inherited."""

import threading
from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _lock = threading.RLock()

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        with SingletonMeta._lock:
            if not hasattr(cls, "_object"):
                cls._object = super().__call__(*args, **kwargs)
            return cls._object
