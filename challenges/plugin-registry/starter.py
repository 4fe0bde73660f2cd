"""Self-registering plug-ins with a factory."""

from typing import Any


class Plugin:
    """The base of all plug-ins; the class keyword name registers a subclass."""

    @classmethod
    def create(cls, name: str, *args: Any, **kwargs: Any) -> "Plugin":
        """Return a new object of the class registered under name."""
        raise NotImplementedError

    @classmethod
    def names(cls) -> list[str]:
        """Return all registered names in ascending order."""
        raise NotImplementedError
