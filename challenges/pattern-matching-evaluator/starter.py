"""Expression evaluator with structural pattern matching."""

from typing import Any


def evaluate(expr: Any) -> int | float:
    """Return the value of the expression expr; raise ValueError if it is none."""
    raise NotImplementedError
