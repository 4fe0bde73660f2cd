def items(n):
    from concurrent.futures import ProcessPoolExecutor
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(int, range(n)))
