"""A sum and a count, and one yield inside of the try."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    total, count = 0.0, 0
    while True:
        try:
            number = yield total / count if count else None
        except Reset:
            total, count = 0.0, 0
        else:
            if number is not None:
                total += number
                count += 1
