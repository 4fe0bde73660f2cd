"""Replaces a dict by an AttrDict in its place, when it is read as an attribute."""

from typing import Any


class AttrDict(dict):
    """A dictionary whose entries are attributes as well."""

    def __getattr__(self, name: str) -> Any:
        """Return the entry of this name; asked only where nothing else has the name."""
        if name.startswith("__") and name.endswith("__") or name not in self:
            raise AttributeError(name)
        value = self[name]
        if isinstance(value, dict) and not isinstance(value, AttrDict):
            value = AttrDict(value)
            self[name] = value
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        """Set the entry of this name."""
        if hasattr(dict, name):
            raise AttributeError(f"{name} belongs to dict")
        self[name] = value

    def __delattr__(self, name: str) -> None:
        """Delete the entry of this name."""
        if name not in self:
            raise AttributeError(name)
        del self[name]
