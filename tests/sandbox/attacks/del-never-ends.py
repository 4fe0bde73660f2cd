def items(n):
    global keep
    class D:
        def __del__(self):
            while True: pass
    keep = D()
    return [0, 1, 2, 3]
