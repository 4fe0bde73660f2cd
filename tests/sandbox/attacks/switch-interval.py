def items(n):
    import sys
    sys.setswitchinterval(1e9)
    while True:
        pass
