"""Yields outside of the try, so a reset ends the generator."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    total, count = 0.0, 0
    while True:
        number = yield total / count if count else None
        try:
            if number is not None:
                total += number
                count += 1
        except Reset:
            total, count = 0.0, 0
