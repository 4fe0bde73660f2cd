"""Has one try around the loop, so that the report ends at the first error."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y; a ValueError if y equals 0."""
    if y == 0:
        raise ValueError("Cannot divide by zero.")
    return x / y


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair, up to the first error."""
    report = []
    try:
        for x, y in pairs:
            report.append(f"{x} / {y} = {divide(x, y)}")
    except ValueError as error:
        report.append(f"{x} / {y}: {error}")
    return report
