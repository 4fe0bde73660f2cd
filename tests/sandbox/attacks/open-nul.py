def items(n):
    return open('/etc/passwd\0.txt').read()
