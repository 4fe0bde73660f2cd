"""Asks a clock that may be set meanwhile, which is forbidden."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import time


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    start = time()
    try:
        yield
    finally:
        print(f"{label} took {time() - start:.3f} seconds")
