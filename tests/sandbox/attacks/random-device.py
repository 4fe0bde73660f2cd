def items(n):
    return open('/dev/urandom', 'rb').read(4)
