def items(n):
    import fcntl
    fcntl.flock(1, fcntl.LOCK_EX)
