"""Asks every key for its casefold when it is looked up."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any


class CaseInsensitiveDict(MutableMapping):
    """A mapping whose keys are found without regard to case."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """Begin with the entries of data."""
        self._entries: dict[str, tuple[str, Any]] = {}
        if data is not None:
            self.update(data)

    def __getitem__(self, key: str) -> Any:
        """Return the value of key."""
        return self._entries[self._find(key)][1]

    def __setitem__(self, key: str, value: Any) -> None:
        """Assign value to key."""
        if not isinstance(key, str):
            raise TypeError(f"a key must be a str, got {key!r}")
        self._entries[key.casefold()] = (key, value)

    def __delitem__(self, key: str) -> None:
        """Remove key and its value."""
        del self._entries[self._find(key)]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in the order of their first insertion."""
        return (key for key, _ in self._entries.values())

    def __reversed__(self) -> Iterator[str]:
        """Give the keys from the last one to the first."""
        return (key for key, _ in reversed(self._entries.values()))

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        """Compare with any mapping."""
        if not isinstance(other, Mapping):
            return NotImplemented
        if len(other) != len(self):
            return False
        return all(key in self and self[key] == value for key, value in other.items())

    def _find(self, key: Any) -> str:
        if key.casefold() not in self._entries:
            raise KeyError(key)
        return key.casefold()
