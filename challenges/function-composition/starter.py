"""Function composition."""

from collections.abc import Callable


def compose(*funcs: Callable) -> Callable:
    """Return a function that calls funcs from the last to the first, each with the last result."""
    raise NotImplementedError
