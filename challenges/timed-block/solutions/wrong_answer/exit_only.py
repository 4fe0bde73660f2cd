"""Reports the exit only."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    start = perf_counter()
    try:
        yield
    finally:
        print(f"{label} took {perf_counter() - start:.3f} seconds")
