"""Divides by // for negative exponents."""

from collections.abc import Callable, Iterable


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    if n < 0:
        return lambda x: 1 // x ** -n

    def power(x: int | float) -> int | float:
        return x ** n

    return power


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    return [power_generator(n) for n in exponents]
