def items(n):
    import io
    return io.open_code('/etc/passwd').read()
