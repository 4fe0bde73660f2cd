"""Context manager that reports entry, exit and time."""

from contextlib import AbstractContextManager


def timed_block(label: str) -> AbstractContextManager[None]:
    """Return a context manager that prints when its block begins, ends, and how long it took."""
    raise NotImplementedError
