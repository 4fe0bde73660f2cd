"""Sleeps until the thread that makes the object is done."""

import threading
import time
from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    _objects: dict[type, Any] = {}
    _makers: dict[type, int] = {}

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        while cls not in SingletonMeta._objects:
            maker = SingletonMeta._makers.setdefault(cls, threading.get_ident())
            if maker == threading.get_ident():
                try:
                    SingletonMeta._objects[cls] = super().__call__(*args, **kwargs)
                finally:
                    del SingletonMeta._makers[cls]
            else:
                time.sleep(0.001)
        return SingletonMeta._objects[cls]
