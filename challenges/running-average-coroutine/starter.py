"""Generator with send, throw and close."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    raise NotImplementedError
