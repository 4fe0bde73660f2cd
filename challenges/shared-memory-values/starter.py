"""State shared between processes."""

import multiprocessing


def modify(n: multiprocessing.Value, a: multiprocessing.Array) -> None:
    """Set n to 3.1415927 and negate every element of a."""
    raise NotImplementedError


def run_modify(values: list[int]) -> tuple[float, list[int]]:
    """Let another process modify the values; return the double and the elements."""
    raise NotImplementedError


def count_together(processes: int, increments: int) -> int:
    """Return to what number so many processes have counted together."""
    raise NotImplementedError
