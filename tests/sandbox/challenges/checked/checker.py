"""Whether a number is twice the argument."""


def check(args, result, expected):
    """The result is an int, twice the only argument."""
    return result == 2 * args[0]
