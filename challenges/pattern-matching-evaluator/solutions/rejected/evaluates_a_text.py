"""Writes the operation as Python and lets eval compute it, which is forbidden."""

from typing import Any


def evaluate(expr: Any) -> int | float:
    """Return the value of the expression expr; raise ValueError if it is none."""
    match expr:
        case bool():
            raise ValueError("a bool is no expression")
        case int() | float():
            return expr
        case ["neg", operand]:
            return -evaluate(operand)
        case [("sub" | "div") as name, _, _]:
            sign = "-" if name == "sub" else "/"
        case [("add" | "mul") as name, _, _, *_]:
            sign = "+" if name == "add" else "*"
        case {"if": condition, "then": then, "else": otherwise}:
            return evaluate(then if evaluate(condition) != 0 else otherwise)
        case _:
            raise ValueError("this is no expression")
    return eval(sign.join(f"({evaluate(operand)!r})" for operand in expr[1:]))
