def items(n):
    from multiprocessing import shared_memory
    return shared_memory.SharedMemory(create=True, size=4096)
