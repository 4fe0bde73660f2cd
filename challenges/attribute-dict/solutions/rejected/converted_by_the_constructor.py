"""Converts nested dicts when the dictionary is built, and none that comes later."""

from typing import Any


class AttrDict(dict):
    """A dictionary whose entries are attributes as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, value in self.items():
            if isinstance(value, dict) and not isinstance(value, AttrDict):
                self[key] = AttrDict(value)

    def __getattr__(self, name: str) -> Any:
        """Return the entry of this name; asked only where nothing else has the name."""
        if name.startswith("__") and name.endswith("__") or name not in self:
            raise AttributeError(name)
        return self[name]

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
