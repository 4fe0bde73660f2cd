"""Prints two decimals."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    start = perf_counter()
    try:
        yield
    finally:
        print(f"{label} took {perf_counter() - start:.2f} seconds")
