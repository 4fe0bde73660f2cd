"""Counts what the processor did, and a pause isn't that."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    start = process_time()
    try:
        yield
    finally:
        print(f"{label} took {process_time() - start:.3f} seconds")
