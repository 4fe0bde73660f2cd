def items(n):
    import pickle
    import sys
    sys.setrecursionlimit(10 ** 6)
    deep = []
    for _ in range(10 ** 5):
        deep = [deep]
    return pickle.dumps(deep)
