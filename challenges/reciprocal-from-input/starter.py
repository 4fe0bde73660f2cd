"""Catching specific exceptions, with input from stdin."""


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    raise NotImplementedError
