"""A class by itself, without a base: one dict for the spellings and one for the values."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_MISSING = object()


class CaseInsensitiveDict:
    """A mapping whose keys are found without regard to case."""

    __hash__ = None

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """Begin with the entries of data."""
        self.spellings: dict[str, str] = {}
        self.contents: dict[str, Any] = {}
        self.update(data or {})

    def __contains__(self, key: Any) -> bool:
        return isinstance(key, str) and key.casefold() in self.contents

    def __getitem__(self, key: str) -> Any:
        if key in self:
            return self.contents[key.casefold()]
        raise KeyError(key)

    def __setitem__(self, key: str, value: Any) -> None:
        if not isinstance(key, str):
            raise TypeError("keys are texts")
        self.spellings[key.casefold()] = key
        self.contents[key.casefold()] = value

    def __delitem__(self, key: str) -> None:
        self.pop(key)

    def __len__(self) -> int:
        return len(self.contents)

    def __iter__(self) -> Iterator[str]:
        return iter(self.spellings.values())

    def __reversed__(self) -> Iterator[str]:
        return reversed(self.spellings.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Mapping, CaseInsensitiveDict)):
            return NotImplemented
        pairs = list(other.items())
        if not all(isinstance(key, str) for key, _ in pairs):
            return False
        return self.contents == {key.casefold(): value for key, value in pairs}

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of key, or default."""
        return self[key] if key in self else default

    def pop(self, key: str, default: Any = _MISSING) -> Any:
        """Remove key and return its value, or default."""
        if key in self:
            del self.spellings[key.casefold()]
            return self.contents.pop(key.casefold())
        if default is _MISSING:
            raise KeyError(key)
        return default

    def setdefault(self, key: str, default: Any = None) -> Any:
        """Return the value of key, which becomes default if there is none."""
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *others: Any, **more: Any) -> None:
        """Assign all that a dict would take."""
        for other in (*others, more):
            pairs: Iterable = other.items() if hasattr(other, "items") else other
            for key, value in pairs:
                self[key] = value

    def keys(self) -> Iterable[str]:
        """Return the keys."""
        return list(self)

    def values(self) -> Iterable[Any]:
        """Return the values."""
        return self.contents.values()

    def items(self) -> Iterable[tuple[str, Any]]:
        """Return pairs of keys and values."""
        return list(zip(self.spellings.values(), self.contents.values()))
