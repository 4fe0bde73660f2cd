"""Returns None where it should raise."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float | None:
    """Return x / y, or None if y equals 0."""
    if y == 0:
        return None
    return x / y


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair: its quotient, or why there is none."""
    report = []
    for x, y in pairs:
        quotient = divide(x, y)
        if quotient is None:
            report.append(f"{x} / {y}: Cannot divide by zero.")
        else:
            report.append(f"{x} / {y} = {quotient}")
    return report
