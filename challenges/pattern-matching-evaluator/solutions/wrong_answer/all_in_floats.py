"""Turns every number into a float."""

from math import prod
from typing import Any


def evaluate(expr: Any) -> int | float:
    """Return the value of the expression expr; raise ValueError if it is none."""
    match expr:
        case bool():
            raise ValueError("a bool is no expression")
        case int() | float():
            return float(expr)
        case ["neg", operand]:
            return -evaluate(operand)
        case ["sub", left, right]:
            return evaluate(left) - evaluate(right)
        case ["div", left, right]:
            return evaluate(left) / evaluate(right)
        case ["add", _, _, *_]:
            return sum([evaluate(operand) for operand in expr[1:]])
        case ["mul", _, _, *_]:
            return prod([evaluate(operand) for operand in expr[1:]])
        case {"if": condition, "then": then, "else": otherwise}:
            return evaluate(then if evaluate(condition) != 0 else otherwise)
        case _:
            raise ValueError("this is no expression")
