def items(n):
    raise KeyboardInterrupt
