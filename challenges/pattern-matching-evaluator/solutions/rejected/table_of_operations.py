"""Looks the operation up in a dict, which an unhashable name breaks."""

from math import prod
from typing import Any

_OPERATIONS: dict[str, Any] = {
    "neg": (1, 1, lambda values: -values[0]),
    "sub": (2, 2, lambda values: values[0] - values[1]),
    "div": (2, 2, lambda values: values[0] / values[1]),
    "add": (2, 1000, sum),
    "mul": (2, 1000, prod),
}


def evaluate(expr: Any) -> int | float:
    """Return the value of the expression expr; raise ValueError if it is none."""
    match expr:
        case bool():
            raise ValueError("a bool is no expression")
        case int() | float():
            return expr
        case [name, *operands] if name in _OPERATIONS:
            fewest, most, function = _OPERATIONS[name]
            if not fewest <= len(operands) <= most:
                raise ValueError("a wrong number of operands")
            return function([evaluate(operand) for operand in operands])
        case {"if": condition, "then": then, "else": otherwise}:
            return evaluate(then if evaluate(condition) != 0 else otherwise)
        case _:
            raise ValueError("this is no expression")
