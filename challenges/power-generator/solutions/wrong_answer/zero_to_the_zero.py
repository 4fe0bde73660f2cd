"""Thinks that every power of 0 is 0."""

from collections.abc import Callable, Iterable


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    def power(x: int | float) -> int | float:
        return x ** n if x or n < 0 else 0

    return power


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    return [power_generator(n) for n in exponents]
