"""Lists of folded keys, spellings and values, searched from the front at each access."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any


class CaseInsensitiveDict(MutableMapping):
    """A mapping whose keys are found without regard to case."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """Begin with the entries of data."""
        self._folded: list[str] = []
        self._spellings: list[str] = []
        self._contents: list[Any] = []
        self.update(data or {})

    def __getitem__(self, key: str) -> Any:
        """Return the value of key."""
        return self._contents[self._find(key)]

    def __setitem__(self, key: str, value: Any) -> None:
        """Assign value to key."""
        if not isinstance(key, str):
            raise TypeError("keys are texts")
        if key in self:
            place = self._find(key)
            self._spellings[place], self._contents[place] = key, value
        else:
            self._folded.append(key.casefold())
            self._spellings.append(key)
            self._contents.append(value)

    def __delitem__(self, key: str) -> None:
        """Remove key and its value."""
        place = self._find(key)
        del self._folded[place], self._spellings[place], self._contents[place]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in the order of their first insertion."""
        return iter(self._spellings)

    def __reversed__(self) -> Iterator[str]:
        """Give the keys from the last one to the first."""
        return reversed(self._spellings)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._folded)

    def __eq__(self, other: object) -> bool:
        """Compare with any mapping."""
        if not isinstance(other, Mapping):
            return NotImplemented
        if len(other) != len(self):
            return False
        return all(key in self and self[key] == value for key, value in other.items())

    def _find(self, key: Any) -> int:
        try:
            return self._folded.index(key.casefold() if isinstance(key, str) else key)
        except ValueError:
            raise KeyError(key) from None
