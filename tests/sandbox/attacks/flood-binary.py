def items(n):
    import sys
    while True:
        sys.stdout.buffer.write(b'\0\xff\xc3' * 1000)
