"""Asks before it divides, and tries each call by itself."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y; a ValueError if y equals 0."""
    if y == 0:
        raise ValueError("Cannot divide by zero.")
    return x / y


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair: its quotient, or why there is none."""
    report = []
    for x, y in pairs:
        try:
            report.append(f"{x} / {y} = {divide(x, y)}")
        except ValueError as error:
            report.append(f"{x} / {y}: {error}")
    return report
