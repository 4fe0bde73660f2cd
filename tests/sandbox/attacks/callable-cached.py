from functools import lru_cache


@lru_cache(maxsize=None)
def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


@lru_cache
def items(n):
    return [count(i) for i in range(n)]
