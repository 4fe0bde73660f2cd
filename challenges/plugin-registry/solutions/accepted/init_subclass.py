"""__init_subclass__ takes the keyword and writes into one dict."""

from typing import Any

_NO_NAME = object()


class Plugin:
    """The base of all plug-ins; the class keyword name registers a subclass."""

    _registry: dict[str, type["Plugin"]] = {}

    def __init_subclass__(cls, name: Any = _NO_NAME, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if name is _NO_NAME:
            return
        if not isinstance(name, str) or not name:
            raise ValueError(f"a name is a text that isn't empty, not {name!r}")
        if name in Plugin._registry:
            raise ValueError(f"the name {name!r} is taken")
        Plugin._registry[name] = cls

    @classmethod
    def create(cls, name: str, *args: Any, **kwargs: Any) -> "Plugin":
        """Return a new object of the class registered under name."""
        return cls._registry[name](*args, **kwargs)

    @classmethod
    def names(cls) -> list[str]:
        """Return all registered names in ascending order."""
        return sorted(cls._registry)
