"""Multiplies n times, so negative exponents give 1 and floats a TypeError."""

from collections.abc import Callable, Iterable


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    def power(x: int | float) -> int | float:
        result = 1
        for _ in range(n):
            result *= x
        return result

    return power


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    return [power_generator(n) for n in exponents]
