"""Takes an empty line for the end of the input."""

import sys


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    line = sys.stdin.readline().strip()
    if not line:
        print("No input")
        return
    try:
        print(f"Result: {1 / int(line)}")
    except ValueError:
        print("Not a number")
    except ZeroDivisionError:
        print("Division by zero")
