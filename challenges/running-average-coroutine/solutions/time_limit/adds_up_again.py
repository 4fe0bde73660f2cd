"""Keeps all numbers and adds them up for each average."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    numbers = []
    while True:
        try:
            number = yield sum(numbers) / len(numbers) if numbers else None
        except Reset:
            numbers.clear()
        else:
            if number is not None:
                numbers.append(number)
