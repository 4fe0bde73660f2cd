def items(n):
    it = iter(())
    for _ in range(800000): it = map(int, it)
    return list(it)
