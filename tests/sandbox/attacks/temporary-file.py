def items(n):
    import tempfile
    tempfile.TemporaryFile()
