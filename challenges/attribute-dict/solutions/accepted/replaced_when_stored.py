"""Makes every dict an AttrDict when it is stored, in whatever way."""

from typing import Any


def _converted(value: Any) -> Any:
    if type(value) is dict:
        return AttrDict(value)
    return value


class AttrDict(dict):
    """A dictionary whose entries are attributes as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()
        self.update(*args, **kwargs)

    def __setitem__(self, key: Any, value: Any) -> None:
        """Store a value, a dict as an AttrDict."""
        super().__setitem__(key, _converted(value))

    def update(self, *args: Any, **kwargs: Any) -> None:
        """Store what dict would store."""
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def setdefault(self, key: Any, default: Any = None) -> Any:
        """Return the value of the key, which is stored if there is none."""
        if key not in self:
            self[key] = default
        return self[key]

    def __ior__(self, other: Any) -> "AttrDict":
        self.update(other)
        return self

    def __getattr__(self, name: str) -> Any:
        """Return the entry of this name."""
        if name[:2] == name[-2:] == "__":
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        """Set the entry of this name."""
        if name in dir(dict):
            raise AttributeError(name)
        self[name] = value

    def __delattr__(self, name: str) -> None:
        """Delete the entry of this name."""
        try:
            del self[name]
        except KeyError:
            raise AttributeError(name) from None
