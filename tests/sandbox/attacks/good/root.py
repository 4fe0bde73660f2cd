def root(n):
    low = 0
    while (low + 1) ** 2 <= n:
        low += 1
    return low
