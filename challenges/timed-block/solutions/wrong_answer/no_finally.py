"""Has no finally, so a block that raises has no report."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


@contextmanager
def timed_block(label: str) -> Iterator[None]:
    """Print when the block begins, ends, and how long it took."""
    print(f"Entering {label}")
    start = perf_counter()
    yield
    print(f"{label} took {perf_counter() - start:.3f} seconds")
