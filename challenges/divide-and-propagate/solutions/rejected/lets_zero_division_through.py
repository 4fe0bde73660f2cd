"""Leaves the error to Python: ZeroDivisionError is no ValueError."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y."""
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
