def items(n):
    error = None
    while True:
        try:
            block = bytes(100000)
            raise ValueError(error)
        except ValueError as new:
            error = (new, bytes(100001))
