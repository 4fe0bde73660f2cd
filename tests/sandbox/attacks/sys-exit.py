def items(n):
    import sys
    sys.exit()
