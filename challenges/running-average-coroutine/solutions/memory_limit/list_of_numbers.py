"""Keeps all numbers in a list beside their sum."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    total, numbers = 0.0, []
    while True:
        try:
            number = yield total / len(numbers) if numbers else None
        except Reset:
            total, numbers = 0.0, []
        else:
            if number is not None:
                total += number
                numbers.append(number)
