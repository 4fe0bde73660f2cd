def items(n):
    import io
    return io.FileIO('/etc/passwd').readall()
