"""Subtracts times of day, which may be set meanwhile; that is forbidden."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    start = datetime.now()
    try:
        yield
    finally:
        print(f"{label} took {(datetime.now() - start).total_seconds():.3f} seconds")
