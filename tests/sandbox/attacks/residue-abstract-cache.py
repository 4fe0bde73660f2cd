import collections.abc


def items(n):
    found = issubclass(int, collections.abc.Sized)
    collections.abc.Sized.register(int)
    return list(range(n)) if not found else found
