def items(n):
    deep = []
    for _ in range(10 ** 5):
        deep = [deep]
    return repr(deep)
