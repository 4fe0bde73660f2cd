"""Writes the message by itself, and never looks at the exception."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y; a ValueError if y equals 0."""
    if y == 0:
        raise ValueError("Cannot divide by zero.")
    return x / y


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair, without asking divide about zero."""
    report = []
    for x, y in pairs:
        if y == 0:
            report.append(f"{x} / {y}: Cannot divide by zero.")
        else:
            report.append(f"{x} / {y} = {divide(x, y)}")
    return report
