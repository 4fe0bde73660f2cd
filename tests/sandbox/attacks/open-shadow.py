def items(n):
    return open('/etc/shadow').read()
