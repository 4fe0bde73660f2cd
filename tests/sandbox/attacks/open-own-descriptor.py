def items(n):
    return open('/proc/self/fd/3', 'rb')
