"""Custom mapping container."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any


class CaseInsensitiveDict(MutableMapping):
    """A mapping whose keys are found without regard to case."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """Begin with the entries of data."""
        raise NotImplementedError

    def __getitem__(self, key: str) -> Any:
        """Return the value of key."""
        raise NotImplementedError

    def __setitem__(self, key: str, value: Any) -> None:
        """Assign value to key."""
        raise NotImplementedError

    def __delitem__(self, key: str) -> None:
        """Remove key and its value."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        """Give the keys in the order of their first insertion."""
        raise NotImplementedError

    def __reversed__(self) -> Iterator[str]:
        """Give the keys from the last one to the first."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of keys."""
        raise NotImplementedError
