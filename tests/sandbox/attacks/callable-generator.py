def numbers(n):
    got = yield 0
    assert got is None
    yield from range(1, n)


def items(n):
    return (number for number in numbers(n))
