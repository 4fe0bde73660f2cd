"""Raising and propagating exceptions."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y; a ValueError if y equals 0."""
    raise NotImplementedError


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair: its quotient, or why there is none."""
    raise NotImplementedError
