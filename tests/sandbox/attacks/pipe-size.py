def items(n):
    import fcntl
    fcntl.fcntl(1, 1031, 4096)
