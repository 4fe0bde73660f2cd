def items(n):
    from multiprocessing import shared_memory
    return shared_memory.SharedMemory('gradebox-attack', create=True, size=4096)
