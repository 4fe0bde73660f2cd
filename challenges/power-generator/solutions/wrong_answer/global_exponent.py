"""Keeps the exponent in a global variable, which all functions share."""

from collections.abc import Callable, Iterable


_exponent: int | float = 1


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    global _exponent
    _exponent = n

    def power(x: int | float) -> int | float:
        return x ** _exponent

    return power


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    return [power_generator(n) for n in exponents]
