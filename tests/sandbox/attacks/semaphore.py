def items(n):
    import multiprocessing
    return multiprocessing.Lock()
