def items(n):
    import os
    while True:
        os.write(1, b'o' * 1000)
        os.write(2, b'e' * 1000)
