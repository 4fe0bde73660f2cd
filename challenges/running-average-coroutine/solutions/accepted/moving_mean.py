"""The mean moves towards each number; an inner loop lasts until the next reset."""

from collections.abc import Generator


class Reset(Exception):
    """Thrown into a running average to forget all numbers."""


def running_average() -> Generator[float | None, int | float | None, None]:
    """Return a generator that gives the average of the numbers sent to it."""
    while True:
        try:
            yield from _until_reset()
        except Reset:
            continue


def _until_reset() -> Generator[float | None, int | float | None, None]:
    mean = None
    count = 0
    while True:
        number = yield mean
        if number is None:
            continue
        count += 1
        mean = float(number) if mean is None else mean + (number - mean) / count
