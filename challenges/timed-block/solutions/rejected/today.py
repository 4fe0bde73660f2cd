"""Takes the time of day by datetime.today, which is forbidden like datetime.now."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    start = datetime.today()
    try:
        yield
    finally:
        print(f"{label} took {(datetime.today() - start).total_seconds():.3f} seconds")
