def items(n):
    import multiprocessing
    multiprocessing.Process().start()
