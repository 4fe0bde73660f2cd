"""The built-in pow with its second argument, exp, given beforehand."""

from collections.abc import Callable, Iterable
from functools import partial


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    return partial(pow, exp=n)


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    return [*map(power_generator, exponents)]
