"""Rounds the result."""


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    try:
        print(f"Result: {round(1 / int(input()), 4)}")
    except EOFError:
        print("No input")
    except ValueError:
        print("Not a number")
    except ZeroDivisionError:
        print("Division by zero")
