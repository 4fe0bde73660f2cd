def items(n):
    import pickle
    deep = []
    for _ in range(10 ** 5):
        deep = [deep]
    return pickle.dumps(deep)
