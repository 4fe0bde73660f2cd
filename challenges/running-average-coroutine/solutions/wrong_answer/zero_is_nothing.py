"""Passes over a number that is 0."""

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
            if number:
                total += number
                count += 1
