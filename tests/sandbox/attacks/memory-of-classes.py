def items(n):
    kept = []
    while True:
        kept.append(type('C', (), {'x' * 1000: bytes(1000)}))
