"""Dictionary with attribute access."""

from typing import Any


class AttrDict(dict):
    """A dictionary whose entries are attributes as well."""

    def __getattr__(self, name: str) -> Any:
        """Return the entry of this name."""
        raise NotImplementedError

    def __setattr__(self, name: str, value: Any) -> None:
        """Set the entry of this name."""
        raise NotImplementedError

    def __delattr__(self, name: str) -> None:
        """Delete the entry of this name."""
        raise NotImplementedError
