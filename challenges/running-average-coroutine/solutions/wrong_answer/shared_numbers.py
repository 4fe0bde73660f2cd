"""All generators add to the same sum and count."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


total, count = 0.0, 0


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    global total, count
    while True:
        try:
            number = yield total / count if count else None
        except Reset:
            total, count = 0.0, 0
        else:
            if number is not None:
                total += number
                count += 1
