"""A loop whose functions catch the exponent in a default argument when they are made."""

from collections.abc import Callable, Iterable


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    return power_functions([n])[0]


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    functions: list[Callable[[int | float], int | float]] = []
    for exponent in exponents:
        functions.append(lambda x, n=exponent: pow(x, n))
    return functions
