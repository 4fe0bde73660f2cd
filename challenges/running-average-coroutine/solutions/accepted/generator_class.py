"""A class with send and throw of its own; collections.abc.Generator adds the rest."""

from collections.abc import Generator
from types import TracebackType


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


class _Average(Generator):
    """The sum and the count of the numbers since the last reset."""

    def __init__(self) -> None:
        self._total: float = 0
        self._count = 0
        self._ended = False

    def send(self, value: int | float | None) -> float | None:
        """Add value, unless it is None, and return the average."""
        if self._ended:
            raise StopIteration
        if value is not None:
            self._total += value
            self._count += 1
        return self._total / self._count if self._count else None

    def throw(
        self, typ: type | BaseException, val: object = None, tb: TracebackType | None = None
    ) -> float | None:
        """Forget all numbers for a Reset; end with any other exception."""
        error = typ() if isinstance(typ, type) else typ
        if not isinstance(error, Reset):
            self._ended = True
            raise error
        self._total, self._count = 0, 0
        return None


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    return _Average()
