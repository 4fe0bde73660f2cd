def items(n):
    return open(b'/tmp/\xff\xfe\x1b[2J\n\x7f').read()
