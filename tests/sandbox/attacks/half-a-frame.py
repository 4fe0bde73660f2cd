def items(n):
    import os, time
    os.write(3, b'\x08\0\0\0D')
    time.sleep(60)
