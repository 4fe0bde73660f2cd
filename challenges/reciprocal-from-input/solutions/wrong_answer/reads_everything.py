"""Reads all of the input to get at its first line."""

import sys


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    lines = sys.stdin.read().splitlines()
    try:
        print(f"Result: {1 / int(lines[0])}")
    except IndexError:
        print("No input")
    except ValueError:
        print("Not a number")
    except ZeroDivisionError:
        print("Division by zero")
