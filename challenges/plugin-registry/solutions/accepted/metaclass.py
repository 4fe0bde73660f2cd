"""A metaclass takes the keyword out and keeps the names in a sorted list."""

from bisect import bisect_left
from typing import Any


class _Registry(type):
    """Makes plug-ins and remembers those with a name."""

    _names: list[str] = []
    _classes: list[type] = []

    def __new__(
        mcs, class_name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any
    ) -> "_Registry":
        """Return the new class after it was registered under its name, if there is one."""
        if "name" not in kwargs:
            return super().__new__(mcs, class_name, bases, namespace, **kwargs)
        name = kwargs.pop("name")
        if type(name) is not str or name == "":
            raise ValueError(name)
        place = bisect_left(mcs._names, name)
        if mcs._names[place : place + 1] == [name]:
            raise ValueError(name)
        cls = super().__new__(mcs, class_name, bases, namespace, **kwargs)
        mcs._names.insert(place, name)
        mcs._classes.insert(place, cls)
        return cls

    def __init__(cls, *args: Any, **_: Any) -> None:
        super().__init__(*args)


class Plugin(metaclass=_Registry):
    """The base of all plug-ins; the class keyword name registers a subclass."""

    @classmethod
    def create(cls, name: str, *args: Any, **kwargs: Any) -> "Plugin":
        """Return a new object of the class registered under name."""
        if name not in _Registry._names:
            raise KeyError(name)
        return _Registry._classes[_Registry._names.index(name)](*args, **kwargs)

    @classmethod
    def names(cls) -> list[str]:
        """Return all registered names in ascending order."""
        return _Registry._names[:]
