"""Matches the type first, and in functions of their own the operation and its operands."""

from collections.abc import Callable
from functools import reduce
from operator import add, mul, neg, sub, truediv
from typing import Any


def evaluate(expr: Any) -> int | float:
    """Return the value of the expression expr; raise ValueError if it is none."""
    kind = type(expr)
    match expr:
        case int() | float() if kind is not bool:
            return expr
        case list() | tuple() if expr:
            return _operation(expr[0], list(expr[1:]))
        case dict():
            return _condition(expr)
    raise ValueError(f"a {kind.__name__} can't be evaluated")


def _operation(name: Any, operands: list[Any]) -> int | float:
    function = _choose(name, len(operands))
    values = [evaluate(operand) for operand in operands]
    return reduce(function, values) if len(values) > 1 else function(values[0])


def _choose(name: Any, count: int) -> Callable[..., int | float]:
    match name, count:
        case "neg", 1:
            return neg
        case "sub", 2:
            return sub
        case "div", 2:
            return truediv
        case "add", _ if count >= 2:
            return add
        case "mul", _ if count >= 2:
            return mul
    raise ValueError("no such operation with so many operands")


def _condition(parts: dict[Any, Any]) -> int | float:
    if not parts.keys() >= {"if", "then", "else"}:
        raise ValueError("a condition needs 'if', 'then' and 'else'")
    return evaluate(parts["then"] if evaluate(parts["if"]) else parts["else"])
