"""Catches KeyboardInterrupt as well."""


def reciprocal() -> None:
    """Read a number and print its reciprocal, or why there is none."""
    try:
        print(f"Result: {1 / int(input())}")
    except (ValueError, ZeroDivisionError) as error:
        zero = isinstance(error, ZeroDivisionError)
        print("Division by zero" if zero else "Not a number")
    except:  # noqa: E722
        print("No input")
