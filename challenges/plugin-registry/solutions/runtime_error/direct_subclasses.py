"""Looks through __subclasses__(), where indirect subclasses are missing."""

from typing import Any

_NO_NAME = object()


class Plugin:
    """The base of all plug-ins; the class keyword name registers a subclass."""

    _taken: set[str] = set()

    def __init_subclass__(cls, name: Any = _NO_NAME, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if name is _NO_NAME:
            return
        if not isinstance(name, str) or not name:
            raise ValueError(f"a name is a text that isn't empty, not {name!r}")
        if name in Plugin._taken:
            raise ValueError(f"the name {name!r} is taken")
        Plugin._taken.add(name)
        cls._plugin_name = name

    @classmethod
    def create(cls, name: str, *args: Any, **kwargs: Any) -> "Plugin":
        """Return a new object of the class registered under name."""
        return Plugin._registry()[name](*args, **kwargs)

    @classmethod
    def names(cls) -> list[str]:
        """Return all registered names in ascending order."""
        return sorted(Plugin._taken)

    @staticmethod
    def _registry() -> dict[str, type["Plugin"]]:
        subclasses = Plugin.__subclasses__()
        return {vars(c)["_plugin_name"]: c for c in subclasses if "_plugin_name" in vars(c)}
