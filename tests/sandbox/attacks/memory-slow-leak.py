def items(n):
    import time
    kept = []
    while True:
        kept.append(b'x' * 65536 + bytes([len(kept) % 256]))
        if len(kept) % 100 == 0:
            time.sleep(0.001)
