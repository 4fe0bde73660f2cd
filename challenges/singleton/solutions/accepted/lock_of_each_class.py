"""Every class has a lock and a place of its own, and looks there before it takes the lock."""

import threading
from typing import Any


class SingletonMeta(type):
    """The metaclass of classes that have a single object."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        cls.__lock = threading.RLock()
        cls.__made: list[Any] = []

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the object of this class, which the first call makes."""
        if not cls.__made:
            with cls.__lock:
                if not cls.__made:
                    cls.__made.append(super().__call__(*args, **kwargs))
        return cls.__made[0]
