"""Catches every Exception, so that a TypeError becomes a text."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y; a ValueError if y equals 0."""
    if y == 0:
        raise ValueError("Cannot divide by zero.")
    return x / y


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair, whatever happens."""
    report = []
    for x, y in pairs:
        try:
            report.append(f"{x} / {y} = {divide(x, y)}")
        except Exception as error:
            report.append(f"{x} / {y}: {error}")
    return report
