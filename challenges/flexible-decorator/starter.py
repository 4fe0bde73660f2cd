"""Decorator usable with and without arguments."""

from collections.abc import Callable


def traced(
    func: Callable | None = None,
    *,
    label: str | None = None,
    sink: Callable[[str], None] = print,
) -> Callable:
    """Decorate a function or method so that each call sends a line to sink."""
    raise NotImplementedError
