def items(n):
    return open("\x1b[2J\x1b[31m/etc/passwd\r\n\u202e")
