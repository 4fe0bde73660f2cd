def items(n):
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor() as pool: return list(pool.map(int, range(n)))
