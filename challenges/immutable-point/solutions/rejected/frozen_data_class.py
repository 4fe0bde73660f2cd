"""A frozen data class, which is not allowed here."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ImmutablePoint:
    """A point whose coordinates can't be changed."""

    x: Any
    y: Any

    def __str__(self) -> str:
        return f"Point({self.x!r}, {self.y!r})"
