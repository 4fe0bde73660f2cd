"""A text
of two lines."""


def items(n):
    assert len("""a
b""") == 3
    return list(range(n))
