"""A function makes the line to print; it reads from sys.stdin and raises EOFError itself."""

import sys


def _read_number() -> int:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return int(line)


def _answer() -> str:
    try:
        number = _read_number()
    except EOFError:
        return "No input"
    except ValueError:
        return "Not a number"
    try:
        return "Result: " + str(1 / number)
    except ZeroDivisionError:
        return "Division by zero"


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    print(_answer())
