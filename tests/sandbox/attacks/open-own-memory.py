def items(n):
    return open('/proc/self/mem', 'rb').read(1)
