"""Divides first, and translates Python's own exception; the report is made by a helper."""

from collections.abc import Iterable


def divide(x: float, y: float) -> float:
    """Return x / y; a ValueError if y equals 0."""
    try:
        return x / y
    except ZeroDivisionError as error:
        raise ValueError("Cannot divide by zero.") from error


def _line(x: float, y: float) -> str:
    """Return the text of one pair."""
    try:
        quotient = divide(x, y)
    except ValueError as error:
        return "{} / {}: {}".format(x, y, error)
    return "{} / {} = {}".format(x, y, quotient)


def ratio_report(pairs: Iterable[tuple[float, float]]) -> list[str]:
    """Return one text a pair: its quotient, or why there is none."""
    return [_line(x, y) for x, y in pairs]
