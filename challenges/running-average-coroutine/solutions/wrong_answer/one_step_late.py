"""Yields the average of before the number that was sent."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    total, count = 0.0, 0
    average = None
    while True:
        try:
            number = yield average
            average = total / count if count else None
        except Reset:
            total, count, average = 0.0, 0, None
        else:
            if number is not None:
                total += number
                count += 1
