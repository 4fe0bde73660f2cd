def items(n):
    return open('/proc/1/environ', 'rb').read()
