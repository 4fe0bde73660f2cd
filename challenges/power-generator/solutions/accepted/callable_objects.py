"""Objects of a class that can be called, each with its exponent in an attribute."""

from collections.abc import Callable, Iterable


class _Power:
    """Raises a number to a fixed power."""

    __slots__ = ("_exponent",)

    def __init__(self, exponent: int | float) -> None:
        self._exponent = exponent

    def __call__(self, x: int | float) -> int | float:
        return x ** self._exponent


def power_generator(n: int | float) -> Callable[[int | float], int | float]:
    """Return a function that raises its argument to the power of n."""
    return _Power(n)


def power_functions(
    exponents: Iterable[int | float],
) -> list[Callable[[int | float], int | float]]:
    """Return one function for each exponent that raises its argument to this power."""
    return list(map(_Power, exponents))
