"""Keeps the start where a block inside overwrites it."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


start = 0.0


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    global start
    start = perf_counter()
    try:
        yield
    finally:
        print(f"{label} took {perf_counter() - start:.3f} seconds")
