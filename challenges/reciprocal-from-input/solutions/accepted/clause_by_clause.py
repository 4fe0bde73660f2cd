"""One try, with a clause for each of the exceptions."""


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    try:
        print(f"Result: {1 / int(input())}")
    except EOFError:
        print("No input")
    except ValueError:
        print("Not a number")
    except ZeroDivisionError:
        print("Division by zero")
